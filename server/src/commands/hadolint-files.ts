import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type HadolintFile, hadolintFileNames, readHadolint } from '../configuration/hadolint-file';
import { fileErrorSentence } from './file-errors';
import { ancestors, shownPath } from './paths';
import { UsageError } from './usage-error';

/** The nearest `.hadolint.yaml` in a folder or above it. */
export function findHadolintFile(folder: string): string | undefined {
  for (const above of ancestors(folder))
    for (const name of hadolintFileNames) if (existsSync(path.join(above, name))) return path.join(above, name);
  return undefined;
}

/** Whether a configuration that somebody names is one of hadolint. */
export function isHadolintFile(file: string): boolean {
  return /\.ya?ml$/i.test(file);
}

/** @throws UsageError if the file cannot be read, or is no YAML. */
export async function readHadolintFile(file: string, cwd: string): Promise<HadolintFile> {
  const shown = shownPath(file, cwd);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`The configuration ${shown} cannot be read. ${fileErrorSentence(error)}`);
  }
  // Loaded only where somebody has such a file.
  const { plain, readYaml } = await import('../project');
  const { root, fault } = readYaml(text);
  if (fault !== undefined) throw new UsageError(`${shown}:${fault.line}: This is no YAML: ${fault.reason}.`);
  return readHadolint(plain(root));
}
