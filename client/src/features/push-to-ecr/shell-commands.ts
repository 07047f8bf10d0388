import { isPush, type PushPlan } from './plan';
import { awsPlace, type Step, stepsOf } from './steps';

/** The shells that commands to copy are written for. */
export type Shell = 'posix' | 'powershell';

/** What a plan does, as lines for a terminal. They need the AWS CLI; a token is only ever handed on by a pipe. */
export function shellCommands(plan: PushPlan, shell: Shell): string[] {
  return stepsOf(plan).map((step) => lineOf(plan, step, shell));
}

/** A line that signs an engine in to the registry of an account. */
export function signInCommand(
  plan: Pick<PushPlan, 'engine' | 'target'>,
  args: readonly string[],
  shell: Shell,
): string {
  if (!isPush(plan.target)) throw new Error('Only a registry has a sign-in.');
  const token = ['aws', 'ecr', 'get-login-password', ...awsPlace(plan.target)];
  return `${quoteAll(token, shell)} | ${quoteAll([plan.engine.name, ...args], shell)}`;
}

function lineOf(plan: PushPlan, { kind, args, env = {}, mayFail }: Step, shell: Shell): string {
  if (kind === 'create') return quoteAll(['aws', ...args], shell);
  if (kind === 'sign-in') return signInCommand(plan, args, shell);
  const line = quoteAll([plan.engine.name, ...args], shell);
  const variables = Object.entries(env);
  if (mayFail && shell === 'posix') return `${line} || true`;
  if (shell === 'posix') return [...variables.map(([name, value]) => `${name}=${quote(value, shell)}`), line].join(' ');
  return [...variables.map(([name, value]) => `$env:${name} = '${value}'`), line].join('; ');
}

/** Words as one line of a shell. */
export function quoteAll(words: readonly string[], shell: Shell): string {
  return words.map((word) => quote(word, shell)).join(' ');
}

/** A word that a shell hands on as it is. */
export function quote(word: string, shell: Shell): string {
  if (/^[\w@%+=:,./-]+$/.test(word) && !(shell === 'powershell' && /[@%,]/.test(word))) return word;
  if (shell === 'posix') return `'${word.replaceAll("'", "'\\''")}'`;
  return `'${word.replace(/['‘’‚‛]/g, '$&$&')}'`;
}
