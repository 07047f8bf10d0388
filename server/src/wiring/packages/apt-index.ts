import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { compareDebianVersions } from '../../engine/debian-version';
import { isOfRelease, type LoosePackages } from '../../engine/package-index';
import { readIndex } from './read-index';

const architectures: Readonly<Record<string, string>> = { x64: 'amd64', arm64: 'arm64' };

/**
 * The newest versions that apt's index in a folder has for the image: of the release, its updates and its security updates. None where
 * one of these cannot be read, since the newest version may be there.
 */
export async function aptVersions(folder: string, wanted: LoosePackages): Promise<Map<string, string>> {
  const names = await readdir(folder);
  const found = new Map<string, string>();
  const parts = new Set<string | undefined>();
  for (const name of names) {
    const [, list, part] = /^(.+_dists_[a-z]+(-updates|-security)?)_(?:In)?Release$/.exec(name) ?? [];
    if (list === undefined || !isRelease(await readFile(path.join(folder, name), 'utf8'), wanted)) continue;
    const mark = `_binary-${architectures[process.arch]}_Packages`;
    const files = names.filter((file) => file.startsWith(`${list}_`) && file.includes(mark));
    if (files.some((file) => !/_Packages(\.gz)?$/.test(file))) return new Map();
    if (files.length > 0) parts.add(part);
    for (const file of files)
      await readIndex(path.join(folder, file), wanted, (one, version) => {
        const known = found.get(one);
        if (known === undefined || compareDebianVersions(known, version) < 0) found.set(one, version);
      });
  }
  return parts.has(undefined) && parts.has('-security') ? found : new Map();
}

function isRelease(text: string, wanted: LoosePackages): boolean {
  const [, origin] = /^Origin: (Debian|Ubuntu)$/m.exec(text) ?? [];
  const [, version = ''] = /^Version: (.+)/m.exec(text) ?? [];
  const [, codename] = /^Codename: (\w+)/m.exec(text) ?? [];
  return origin !== undefined && isOfRelease(wanted, { origin, version, codename });
}
