import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { kindOf } from '../engine/documents';
import { Configurations } from './configurations';
import type { LintOptions } from './lint-options';
import { write } from './output';
import { shownPath, slashed } from './paths';
import { type OpenedDocument, openDocument } from './read-document';
import { Run } from './run';
import { writeDiff } from './write-report';

/**
 * Lints standard input under the name of a file that need not exist. With `--fix` the fixed text goes to standard output, and
 * the report to standard error. Resolves to the exit code.
 */
export async function lintStdin(options: LintOptions, name: string, cwd: string): Promise<number> {
  const absolute = path.resolve(cwd, name);
  const configurations = new Configurations(options.configuration, cwd);
  const taskDefinitionNames = configurations.taskDefinitionNames(absolute);
  await configurations.readHadolint([absolute]);
  const run = new Run(options, configurations, cwd);
  const bytes = await buffer(process.stdin);
  try {
    const document = openDocument(bytes, (head) => kindOf({ path: slashed(absolute), head, taskDefinitionNames }));
    if (document !== undefined) await lintText(document, absolute, options, run, cwd);
    else {
      await run.skip(absolute);
      if (options.fix === 'write') await write(process.stdout, bytes.toString('utf8'));
    }
  } catch (error) {
    run.fail(absolute, error);
  }
  return run.end(options.fix === 'no' ? process.stdout : process.stderr);
}

async function lintText(
  document: OpenedDocument,
  absolute: string,
  options: LintOptions,
  run: Run,
  cwd: string,
): Promise<void> {
  const { before, after } = run.examine(document, absolute);
  run.record(absolute, document, await run.withShellCheck(after, document, absolute));
  if (after.text !== before.text) run.recordChange(before, after);
  const [was, is] = [document.mark + before.text, document.mark + after.text];
  if (options.fix === 'write') await write(process.stdout, is);
  if (options.fix === 'show' && was !== is) await writeDiff(shownPath(absolute, cwd), was, is);
}
