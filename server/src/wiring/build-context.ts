import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ignoreFiles } from '../engine/build-context';
import { isJsonName } from '../engine/documents';
import type { BuildContext } from '../engine/language';

/** What lies around a file that may be a Dockerfile. Never fails: what cannot be read is not known. */
export async function readBuildContext(file: string): Promise<BuildContext | undefined> {
  if (isJsonName(file.replaceAll(path.sep, '/'))) return undefined;
  for (const candidate of ignoreFiles(file, `${path.dirname(file)}${path.sep}`)) {
    const ignore = await readFile(candidate, 'utf8').catch(() => undefined);
    if (ignore !== undefined) return { ignore };
  }
  return undefined;
}
