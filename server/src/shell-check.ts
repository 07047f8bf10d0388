import type { DockerfileModel } from './dockerfile/model';
import {
  type ShellCheckComment,
  type ShellCheckJob,
  shellCheckJobs,
  shellCheckProblems,
} from './dockerfile/shell/check-jobs';
import type { ForeignProblem } from './engine/lint';
import { findProgram, runProcess } from './processes';

/** ShellCheck is not there, or could not do its work; a plain sentence. */
export class ShellCheckError extends Error {
  override readonly name = 'ShellCheckError';
}

/** More processes at once would only wait for each other. */
const mostAtOnce = 2;
/** What files come and go in a session, a few times over. */
const mostKnown = 2_000;
/** A build has no other files to follow (1090, 1091), and ash is checked as what it is next to (2187). */
const excluded = 'SC1090,SC1091,SC2187';

/** Checks scripts with ShellCheck. What it has said of a script is remembered. */
export class ShellCheck {
  readonly #said = new Map<string, readonly ShellCheckComment[]>();

  constructor(private readonly file: string) {}

  /**
   * @param named The program, or the file.
   * @throws ShellCheckError if there is none.
   */
  static find(named = 'shellcheck'): ShellCheck {
    const file = findProgram(named);
    if (file !== undefined) return new ShellCheck(file);
    throw new ShellCheckError(`There is no ${named} on the PATH; install ShellCheck: https://www.shellcheck.net.`);
  }

  /**
   * Has every script of a file checked that has not been yet; whether there was any.
   *
   * @param folder Where the file lies; a `.shellcheckrc` in it or above counts.
   * @throws ShellCheckError, or an AbortError if the signal has come first.
   */
  async check(dockerfile: DockerfileModel, folder: string, signal?: AbortSignal): Promise<boolean> {
    const open = [...new Map(shellCheckJobs(dockerfile).map((job) => [job.key, job])).values()].filter(
      ({ key }) => !this.#said.has(key),
    );
    const hasNew = open.length > 0;
    const work = async () => {
      for (let job = open.shift(); job !== undefined; job = open.shift()) {
        const comments = await this.#run(job, folder, signal);
        if (this.#said.size >= mostKnown) this.#said.clear();
        this.#said.set(job.key, comments);
      }
    };
    await Promise.all(Array.from({ length: mostAtOnce }, work));
    return hasNew;
  }

  /** What it has said of the scripts of a file, as far as they have been checked. */
  problems(dockerfile: DockerfileModel): ForeignProblem[] {
    if (this.#said.size === 0) return [];
    return shellCheckJobs(dockerfile).flatMap((job) => shellCheckProblems(job, this.#said.get(job.key) ?? []));
  }

  async #run(
    { shell, input }: ShellCheckJob,
    cwd: string,
    signal?: AbortSignal,
  ): Promise<readonly ShellCheckComment[]> {
    const dialect = shell === undefined ? [] : [`--shell=${shell}`];
    const args = ['--format=json1', `--exclude=${excluded}`, ...dialect, '-'];
    const { code, stdout, stderr } = await runProcess(this.file, args, { cwd, input, signal }).catch((error) => {
      if (signal?.aborted) throw error;
      throw new ShellCheckError(`ShellCheck cannot be run: ${messageOf(error)}.`);
    });
    // 1 says that it has something to say.
    if (code !== 0 && code !== 1)
      throw new ShellCheckError(`ShellCheck failed with ${code ?? 'a signal'}: ${stderr.trim().split('\n')[0]}.`);
    try {
      return (JSON.parse(stdout) as { comments: ShellCheckComment[] }).comments;
    } catch (error) {
      throw new ShellCheckError(`What ShellCheck said cannot be read: ${messageOf(error)}.`);
    }
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
