import { problem, problemFromError } from './from-error';
import { AwsProblem } from './problem';
import { wordsFor } from './words';

/**
 * Turns what a source of credentials threw into a problem. The words of a credential_process are dropped: they hold its command line
 * and whatever it printed.
 */
export function problemFromCredentials(error: unknown, profile: string | undefined): AwsProblem {
  if (error instanceof AwsProblem) return error;
  const { name = '', message = '', $metadata } = error as { name?: string; message?: string; $metadata?: object };
  if (/aws sso login|UnauthorizedException/.test(message) || name === 'UnauthorizedException')
    return problem('sso-login-needed', { profile }, signIn('aws sso login', profile));
  if (/\baws login\b/.test(message)) return problem('sso-login-needed', { profile }, signIn('aws login', profile));
  if (/\bMFA\b|multi-factor|MultiFactor/i.test(message)) return problem('mfa', { profile });
  if ($metadata !== undefined) return problemFromError(error, { profile, operation: operationOf(name) });
  if (/Could not (?:resolve|load) credentials|Metadata Service access disabled|AWS_PROFILE is set/.test(message))
    return problem('no-credentials', { profile });
  if (/\bexpired\b/i.test(message)) return problem('expired', { profile });
  if (name === 'CredentialsProviderError' && /credential_process|Command failed/.test(message))
    return problem('credentials-failed', { profile });
  if (name === 'CredentialsProviderError' || name === 'TokenProviderError')
    return problem(profile === undefined ? 'no-credentials' : 'credentials-failed', { profile });
  const found = problemFromError(error, { profile });
  return found.kind === 'unexpected'
    ? new AwsProblem('credentials-failed', { message: wordsFor('credentials-failed', { profile }), code: found.code })
    : found;
}

/** The command that signs in; `undefined` where the name of the profile could mean something to a shell. */
function signIn(command: string, profile: string | undefined): string | undefined {
  if (profile === undefined) return command;
  if (/^[\w.@+:/-]+$/.test(profile)) return `${command} --profile ${profile}`;
  return /^[\w.@+:/ -]+$/.test(profile) ? `${command} --profile "${profile}"` : undefined;
}

/** Which call a provider made for us, by the name of its error. */
function operationOf(name: string): string {
  return name === 'UnauthorizedException' || name === 'ForbiddenException' ? 'GetRoleCredentials' : 'AssumeRole';
}
