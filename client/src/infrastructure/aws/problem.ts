import type { AwsProblem, AwsProblemKind } from './room';

/** What one button does about a problem. */
export type RemedyAction = 'select-profile' | 'select-region' | 'run-in-terminal' | 'retry' | 'show-output';

/** A problem as the client shows it. */
export interface Problem {
  /** Kinds of the AWS room; `untrusted`: Restricted Mode; `read-only`: the profile is marked in the settings. */
  readonly kind: AwsProblemKind | 'untrusted' | 'read-only';
  /** One or two plain sentences. */
  readonly message: string;
  /** A command line for a terminal, where only the person can act. */
  readonly command?: string;
  /** The words of AWS, at the end of the message. */
  readonly says?: string;
  /** By which AWS finds the request again. */
  readonly requestId?: string;
}

/** The message without the words of AWS: where there is little room. */
export function shortWords({ message, says }: Problem): string {
  return says === undefined ? message : message.replace(` AWS says: ${says}`, '');
}

/** What goes wrong before a call is made. */
export class Refusal extends Error implements Problem {
  constructor(
    readonly kind: 'untrusted' | 'read-only',
    message: string,
  ) {
    super(message);
  }
}

const remedies: Readonly<Record<Problem['kind'], RemedyAction | undefined>> = {
  'no-credentials': 'select-profile',
  'no-region': 'select-region',
  'profile-missing': 'select-profile',
  'sso-login-needed': 'run-in-terminal',
  expired: 'retry',
  'invalid-credentials': 'select-profile',
  'credentials-failed': 'retry',
  mfa: 'retry',
  denied: 'select-profile',
  throttled: 'retry',
  unavailable: 'retry',
  network: 'retry',
  timeout: 'retry',
  certificate: 'show-output',
  'not-found': 'retry',
  'already-exists': undefined,
  rejected: undefined,
  malformed: 'retry',
  cancelled: undefined,
  overtaken: 'retry',
  unexpected: 'show-output',
  untrusted: undefined,
  'read-only': 'select-profile',
};

/** The one thing that helps against a problem; `undefined` where nothing does. */
export function remedyFor({ kind, command }: Problem): RemedyAction | undefined {
  const remedy = remedies[kind];
  return remedy === 'run-in-terminal' && command === undefined ? 'retry' : remedy;
}

/** What was thrown, as a problem. Errors of unknown origin keep their words to themselves: they could quote a secret. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Refusal) return error;
  if (error instanceof Error && error.name === 'AwsProblem') return error as AwsProblem;
  return { kind: 'unexpected', message: 'The request failed for an unknown reason.' };
}
