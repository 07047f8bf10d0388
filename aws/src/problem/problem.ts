/**
 * What kind of trouble a call to AWS had, by what helps against it.
 * - `no-credentials`: none were found. `no-region`: no region is chosen. `profile-missing`: the profile is in no file.
 * - `sso-login-needed`: only the person can sign in again; `command` does it.
 * - `expired`: the credentials were good once. `invalid-credentials`: AWS does not know them. `credentials-failed`: their source broke.
 * - `mfa`: the one-time code is missing or wrong. `denied`: the identity may not do this.
 * - `throttled`, `unavailable`, `network`, `timeout`: trouble that passes. `certificate`: the connection is not trusted.
 * - `not-found`, `already-exists`, `rejected`: the service's answer to what was asked. `malformed`: an answer that no one can read.
 * - `cancelled`: the person asked for it. `overtaken`: the session is over, and another one may be somebody else's. `unexpected`: anything else.
 */
export type AwsProblemKind =
  | 'no-credentials'
  | 'no-region'
  | 'profile-missing'
  | 'sso-login-needed'
  | 'expired'
  | 'invalid-credentials'
  | 'credentials-failed'
  | 'mfa'
  | 'denied'
  | 'throttled'
  | 'unavailable'
  | 'network'
  | 'timeout'
  | 'certificate'
  | 'not-found'
  | 'already-exists'
  | 'rejected'
  | 'malformed'
  | 'cancelled'
  | 'overtaken'
  | 'unexpected';

/** Everything about a problem but its kind. */
export interface AwsProblemDetails {
  readonly message: string;
  /** A command line for a terminal, where only the person can act: `aws sso login --profile dev`. */
  readonly command?: string;
  /** What was asked: `ListServices`; absent where no call was made. */
  readonly operation?: string;
  /** The service's name for it: `AccessDeniedException`. */
  readonly code?: string;
  /** The service's own words, without what could be a secret. */
  readonly says?: string;
  /** By which AWS finds the request again. */
  readonly requestId?: string;
}

const passing: ReadonlySet<AwsProblemKind> = new Set(['throttled', 'unavailable', 'network', 'timeout', 'malformed']);
const afterAction: ReadonlySet<AwsProblemKind> = new Set([
  'no-credentials',
  'sso-login-needed',
  'expired',
  'invalid-credentials',
  'credentials-failed',
  'mfa',
]);

/**
 * The one error that leaves this room. Its message is one or two plain sentences that say what to do. It holds neither secrets nor
 * bodies, and no cause: the SDK's own errors carry the raw response.
 */
export class AwsProblem extends Error {
  override readonly name = 'AwsProblem';
  readonly command: string | undefined;
  readonly operation: string | undefined;
  readonly code: string | undefined;
  readonly says: string | undefined;
  readonly requestId: string | undefined;

  constructor(
    readonly kind: AwsProblemKind,
    { message, command, operation, code, says, requestId }: AwsProblemDetails,
  ) {
    super(message);
    this.command = command;
    this.operation = operation;
    this.code = code;
    this.says = says;
    this.requestId = requestId;
  }

  /** The same call may work a moment later, with nothing changed. */
  get passes(): boolean {
    return passing.has(this.kind);
  }

  /** A button "Retry" makes sense: the trouble passes, or the person can end it elsewhere. */
  get canRetry(): boolean {
    return this.passes || afterAction.has(this.kind);
  }
}

/** Whether something thrown is a problem, of one of some kinds if any are given. */
export function isProblem(error: unknown, ...kinds: readonly AwsProblemKind[]): error is AwsProblem {
  return error instanceof AwsProblem && (kinds.length === 0 || kinds.includes(error.kind));
}
