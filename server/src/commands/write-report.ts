import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { unifiedDiff } from '../report/diff';
import { githubReport } from '../report/github';
import { jsonReport } from '../report/json';
import type { LintResult } from '../report/result';
import { sarifReport } from '../report/sarif';
import { textReport } from '../report/text';
import type { Format } from './lint-options';
import { colorsFor, columnsOf, write } from './output';
import { shownPath } from './paths';
import { version } from './version';

/** Writes the report in the form that was asked for. */
export async function writeReport(
  result: LintResult,
  format: Format,
  output: NodeJS.WriteStream,
  cwd: string,
): Promise<void> {
  await write(output, render(result, format, output, cwd));
}

/** Writes what a fix would change in a file to standard output. */
export async function writeDiff(shown: string, before: string, after: string): Promise<void> {
  await write(process.stdout, unifiedDiff(shown, before, after));
}

function render(result: LintResult, format: Format, output: NodeJS.WriteStream, cwd: string): string {
  switch (format) {
    case 'json':
      return jsonReport(result);
    case 'sarif': {
      const workingDirectory = `${pathToFileURL(cwd).href.replace(/\/$/, '')}/`;
      return sarifReport(result, { version, workingDirectory });
    }
    case 'github':
      return githubReport(result, checkoutPrefix(cwd));
    case 'text':
      return textReport(result, {
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
