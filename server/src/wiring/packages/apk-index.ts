import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { isOfRelease, type LoosePackages } from '../../engine/package-index';
import { readIndex } from './read-index';

/** The versions that apk's index in a folder has for the image; a package of which it has several has none. */
export async function apkVersions(folder: string, wanted: LoosePackages): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const file of await readdir(folder)) {
    if (!/^APKINDEX\..+\.tar\.gz$/.test(file)) continue;
    let isMeant = false;
    await readIndex(
      path.join(folder, file),
      wanted,
      (name, version) => {
        if (isMeant) found.set(name, (found.get(name) ?? version) === version ? version : '');
      },
      (line) => {
        // The file DESCRIPTION stands first in the archive: `v3.20.3-45-g0123abcd`, which `apk update` shows too.
        const version = /\0v(\d+\.\d+)\.\d+(?:-[\w-]+)?\0/.exec(line)?.[1];
        if (version !== undefined) isMeant = isOfRelease(wanted, { origin: 'Alpine', version });
      },
    );
  }
  return found;
}
