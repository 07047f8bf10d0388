import { setImmediate as turn } from 'node:timers/promises';
import { type Candidate, collect } from './collect';
import { Configurations } from './configurations';
import type { LintOptions } from './lint-options';
import { note } from './output';
import { shownPath } from './paths';
import { type OpenedDocument, readDocument } from './read-document';
import { replaceFile } from './replace-file';
import { Run } from './run';
import { writeDiff } from './write-report';

/** Lints files and folders. Resolves to the exit code. */
export async function lintPaths(options: LintOptions, cwd: string): Promise<number> {
  const { candidates, failures } = await collect(options.paths, cwd);
  const configurations = new Configurations(options.configuration, cwd);
  await configurations.readHadolint(candidates.map(({ absolute }) => absolute));
  // All of them are read before the first file is, so that a broken one stops the run before anything is changed.
  for (const { absolute } of candidates) configurations.settingsFor(absolute);
  const run = new Run(options, configurations, cwd, failures);
  let documents = 0;
  for (const candidate of candidates) {
    // Lets a signal through.
    await turn();
    const document = await open(candidate, configurations, run);
    if (document === undefined) continue;
    documents += 1;
    await lintFile(document, candidate.absolute, options, run, cwd);
  }
  if (documents === 0 && !candidates.some(({ named }) => named) && failures.length === 0) {
    await note('No Dockerfile and no task definition was found, so nothing was checked.');
  }
  return run.end(options.fix === 'show' ? process.stderr : process.stdout);
}

async function open(
  { absolute, named }: Candidate,
  configurations: Configurations,
  run: Run,
): Promise<OpenedDocument | undefined> {
  try {
    const document = readDocument(absolute, configurations.taskDefinitionNames(absolute));
    if (document === undefined && named) await run.skip(absolute);
    return document;
  } catch (error) {
    run.fail(absolute, error);
    return undefined;
  }
}

async function lintFile(
  document: OpenedDocument,
  absolute: string,
  options: LintOptions,
  run: Run,
  cwd: string,
): Promise<void> {
  const { before, after } = run.examine(document, absolute);
  const checked = await run.withShellCheck(after, document, absolute);
  if (after.text === before.text) return run.record(absolute, document, checked);
  const [was, is] = [document.mark + before.text, document.mark + after.text];
  try {
    if (options.fix === 'show') await writeDiff(shownPath(absolute, cwd), was, is);
    else replaceFile(absolute, is);
  } catch (error) {
    run.fail(absolute, error);
    return run.record(absolute, document, before);
  }
  run.recordChange(before, after);
  run.record(absolute, document, checked);
}
