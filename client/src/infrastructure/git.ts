import { findProgram, runProcess, type Surroundings, safeEnvironment } from './processes';

/** Runs git in a folder, without anything that the folder's own configuration would have it start; nothing where it fails. */
export async function askGit(
  folder: string,
  args: readonly string[],
  surroundings: Surroundings,
): Promise<string | undefined> {
  const program = await findProgram('git', surroundings);
  if (program === undefined) return undefined;
  const env = {
    ...(await safeEnvironment(surroundings)),
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C',
  };
  const safe = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null'];
  const { code, stdout } = await runProcess({ program, args: [...safe, ...args], env, cwd: folder });
  const text = stdout.trim();
  return code === 0 && text !== '' ? text : undefined;
}
