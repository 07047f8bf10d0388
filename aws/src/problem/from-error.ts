import { kindOfCode } from './codes';
import { AwsProblem, type AwsProblemKind } from './problem';
import { withoutSecrets } from './secrets';
import { type Circumstances, wordsFor } from './words';

/** The parts of what the SDK throws that we look at. */
interface Thrown {
  readonly name?: string;
  readonly message?: string;
  readonly code?: string;
  readonly $fault?: string;
  readonly $metadata?: { readonly httpStatusCode?: number; readonly requestId?: string };
  readonly hostname?: string;
}

/** Turns anything that a call threw into a problem. Never throws. */
export function problemFromError(error: unknown, about: Circumstances): AwsProblem {
  if (error instanceof AwsProblem) return error;
  const thrown = (typeof error === 'object' && error !== null ? error : {}) as Thrown;
  const kind = kindOf(thrown);
  const says = thrown.$metadata?.httpStatusCode === undefined ? undefined : withoutSecrets(thrown.message ?? '');
  return new AwsProblem(kind, {
    message: wordsFor(kind, { ...about, host: about.host ?? thrown.hostname, says }),
    operation: about.operation,
    code: thrown.code ?? thrown.name,
    says,
    requestId: thrown.$metadata?.requestId,
  });
}

/** A problem that we found ourselves. */
export function problem(kind: AwsProblemKind, about: Circumstances, command?: string): AwsProblem {
  return new AwsProblem(kind, { message: wordsFor(kind, about), operation: about.operation, command });
}

function kindOf({ name = '', message = '', code = '', $metadata, $fault }: Thrown): AwsProblemKind {
  if (name === 'AbortError') return 'cancelled';
  const known = kindOfCode(code) ?? kindOfCode(name);
  const status = $metadata?.httpStatusCode;
  if (known !== undefined) return known;
  // A proxy or a load balancer answers for AWS then, in HTML as a rule.
  if (status !== undefined && status >= 500) return 'unavailable';
  if (name === 'SyntaxError' || /Deserialization error|Unexpected token|JSON/.test(message)) return 'malformed';
  if (/socket hang up|stream was|aborted|premature close/i.test(message)) return 'network';
  if (status === undefined) return 'unexpected';
  if (status === 429) return 'throttled';
  if (status === 403 || status === 401) return 'denied';
  if (status === 404) return 'not-found';
  if ($fault === undefined && status < 400) return 'malformed';
  return 'rejected';
}
