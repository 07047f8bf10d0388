import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { hadolintFileNames } from '../configuration/hadolint-file';
import { projectFileName } from '../configuration/project-file';
import { takeOver } from '../configuration/take-over';
import { fileErrorSentence } from './file-errors';
import { findHadolintFile, readHadolintFile } from './hadolint-files';
import { note } from './output';
import { shownPath } from './paths';
import { replaceFile } from './replace-file';
import { UsageError } from './usage-error';
import { writeDiff } from './write-report';

/**
 * `quaymaster migrate`: writes what a `.hadolint.yaml` says into the `.quaymaster.json` beside it, and tells what it could not.
 *
 * @throws UsageError if there is nothing to migrate, or a file cannot be followed.
 */
export async function migrate(named: string, { dryRun = false }: { readonly dryRun?: boolean }): Promise<void> {
  const cwd = process.cwd();
  const source = sourceOf(path.resolve(cwd, named), cwd);
  const { settings, problems, leftOut } = await readHadolintFile(source, cwd);
  const [shown, target] = [shownPath(source, cwd), path.join(path.dirname(source), projectFileName)];
  const before = existsSync(target) ? readFileSync(target, 'utf8') : '';
  const after = takeOver(before, settings);
  const shownTarget = shownPath(target, cwd);
  if (after === undefined) throw new UsageError(`${shownTarget} cannot be read; mend it first.`);
  if (dryRun) {
    if (after !== before) await writeDiff(shownTarget, before, after);
  } else if (after !== before) write(target, after, shownTarget);
  for (const sentence of [...problems, ...leftOut]) await note(`${shown}: ${sentence}`);
  if (settings.failOn === undefined)
    await note(
      `${shown} sets no failure-threshold: hadolint fails from info on, quaymaster from error on unless failOn says so.`,
    );
  if (!dryRun) await note(done(after === before, shown, shownTarget));
}

function done(isSame: boolean, source: string, target: string): string {
  const what = isSame ? `${target} says it all already` : `${target} now says what ${source} says`;
  return `${what}; ${source} can be deleted once hadolint is no longer run.`;
}

/** The file itself, or the nearest to a folder. */
function sourceOf(absolute: string, cwd: string): string {
  const stats = statSync(absolute, { throwIfNoEntry: false });
  if (stats === undefined) throw new UsageError(`${shownPath(absolute, cwd)}: There is no such file or folder.`);
  const found = stats.isDirectory() ? findHadolintFile(absolute) : absolute;
  if (found === undefined)
    throw new UsageError(`There is no ${hadolintFileNames[0]} in ${shownPath(absolute, cwd)} or above it.`);
  return found;
}

function write(target: string, text: string, shown: string): void {
  try {
    if (existsSync(target)) replaceFile(target, text);
    else writeFileSync(target, text, { flag: 'wx' });
  } catch (error) {
    throw new UsageError(`${shown} cannot be written. ${fileErrorSentence(error)}`);
  }
}
