import { statSync } from 'node:fs';
import path from 'node:path';
import { readModel } from '../dockerfile/model';
import type { Finding } from '../engine/finding';
import type { Source } from '../engine/language';
import { foreignFindings, inTextOrder } from '../engine/lint';
import type { Settings } from '../engine/settings';
import { languageOf } from '../languages';
import { ShellCheck, ShellCheckError } from '../shell-check';
import type { Checked } from './check';
import { UsageError } from './usage-error';

/** @throws UsageError if there is no ShellCheck. */
export function shellCheck(): ShellCheck {
  try {
    return ShellCheck.find();
  } catch (error) {
    throw error instanceof ShellCheckError ? new UsageError(`--shellcheck: ${error.message}`) : error;
  }
}

/**
 * The findings of a Dockerfile with those of ShellCheck among them.
 *
 * @throws ShellCheckError
 */
export async function shellCheckFindings(
  shellCheck: ShellCheck,
  { text, findings }: Checked,
  source: Source,
  settings: Settings,
): Promise<Finding[]> {
  const model = readModel({ ...source, text });
  const folder = path.dirname(source.path ?? '.');
  // The name that standard input goes by need not lie anywhere.
  await shellCheck.check(model, isFolder(folder) ? folder : process.cwd());
  const more = foreignFindings(languageOf('dockerfile'), model, settings, shellCheck.problems(model));
  return inTextOrder([...findings, ...more]);
}

function isFolder(folder: string): boolean {
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
}
