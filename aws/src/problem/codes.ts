import type { AwsProblemKind } from './problem';

// Names that AWS services, Node.js and the SDK give to errors, by the kind that we know them as.

/** Names of service exceptions. Source: "Common errors" of the ECR, ECS, STS and CloudWatch Logs API references. */
const serviceCodes: readonly (readonly [kind: AwsProblemKind, codes: readonly string[]])[] = [
  ['expired', ['ExpiredToken', 'ExpiredTokenException', 'RequestExpired']],
  [
    'invalid-credentials',
    [
      'InvalidAccessKeyId',
      'InvalidClientTokenId',
      'InvalidSignatureException',
      'IncompleteSignature',
      'MissingAuthenticationToken',
      'MissingAuthenticationTokenException',
      'SignatureDoesNotMatch',
      'UnrecognizedClientException',
    ],
  ],
  ['denied', ['AccessDenied', 'AccessDeniedException', 'NotAuthorized', 'OptInRequired', 'UnauthorizedOperation']],
  [
    'throttled',
    ['Throttling', 'ThrottlingException', 'ThrottledException', 'TooManyRequestsException', 'RequestLimitExceeded'],
  ],
  ['unavailable', ['InternalFailure', 'InternalServerError', 'ServerException', 'ServiceUnavailable']],
  ['timeout', ['TimeoutError', 'RequestTimeout']],
];

/** Names of failures below the service. Source: Node.js, "Errors" and the certificate codes of OpenSSL. */
const connectionCodes: readonly (readonly [kind: AwsProblemKind, codes: readonly string[]])[] = [
  ['network', ['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'EHOSTUNREACH', 'ENETUNREACH']],
  ['network', ['EPROTO', 'ERR_STREAM_PREMATURE_CLOSE', 'ECONNABORTED', 'HPE_INVALID_CONSTANT']],
  ['timeout', ['ETIMEDOUT', 'ESOCKETTIMEDOUT']],
  [
    'certificate',
    [
      'CERT_HAS_EXPIRED',
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'ERR_TLS_CERT_ALTNAME_INVALID',
      'SELF_SIGNED_CERT_IN_CHAIN',
      'UNABLE_TO_GET_ISSUER_CERT',
      'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    ],
  ],
];

const kinds: ReadonlyMap<string, AwsProblemKind> = new Map(
  [...serviceCodes, ...connectionCodes].flatMap(([kind, codes]) => codes.map((code) => [code, kind] as const)),
);

/** The kind that a name stands for, or `undefined` for one that says nothing by itself. */
export function kindOfCode(code: string): AwsProblemKind | undefined {
  const known = kinds.get(code);
  if (known !== undefined) return known;
  if (/(?:NotFound(?:Exception)?|NoSuch\w+)$/.test(code)) return 'not-found';
  return /AlreadyExists(?:Exception)?$/.test(code) ? 'already-exists' : undefined;
}
