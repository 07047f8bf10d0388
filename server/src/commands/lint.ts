import { lintOptions, type RawLintOptions } from './lint-options';
import { lintPaths } from './lint-paths';
import { lintStdin } from './lint-stdin';

/**
 * `quaymaster lint`: leaves the exit code in `process.exitCode`.
 *
 * @throws UsageError
 */
export async function lint(paths: readonly string[], raw: RawLintOptions): Promise<void> {
  const options = lintOptions(paths, raw);
  const cwd = process.cwd();
  process.exitCode =
    options.stdinName === undefined ? await lintPaths(options, cwd) : await lintStdin(options, options.stdinName, cwd);
}
