import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { LintResult } from '../report/result';
import type { Format } from './lint-options';
import { colorsFor, columnsOf, write } from './output';
import { shownPath } from './paths';
import { version } from './version';

/** Writes the report in the form that was asked for. Only what that form needs is loaded. */
export async function writeReport(
  result: LintResult,
  format: Format,
  output: NodeJS.WriteStream,
  cwd: string,
): Promise<void> {
  await write(output, await render(result, format, output, cwd));
}

/** Writes what a fix would change in a file to standard output. */
export async function writeDiff(shown: string, before: string, after: string): Promise<void> {
  const { unifiedDiff } = await import('../report/diff');
  await write(process.stdout, unifiedDiff(shown, before, after));
}

async function render(result: LintResult, format: Format, output: NodeJS.WriteStream, cwd: string): Promise<string> {
  switch (format) {
    case 'json':
      return (await import('../report/json')).jsonReport(result);
    case 'sarif': {
      const workingDirectory = `${pathToFileURL(cwd).href.replace(/\/$/, '')}/`;
      return (await import('../report/sarif')).sarifReport(result, { version, workingDirectory });
    }
    case 'github':
      return (await import('../report/github')).githubReport(result, checkoutPrefix(cwd));
    case 'text':
      return (await import('../report/text')).textReport(result, {
        colors: colorsFor(output),
        columns: columnsOf(output),
      });
  }
}

/** From the root of what GitHub Actions has checked out to the working directory, if that lies in it. */
function checkoutPrefix(cwd: string): string {
  const { GITHUB_WORKSPACE = '' } = process.env;
  if (GITHUB_WORKSPACE === '') return '';
  const below = shownPath(cwd, path.resolve(GITHUB_WORKSPACE));
  return below === '.' || below.startsWith('..') || path.isAbsolute(below) ? '' : `${below}/`;
}
