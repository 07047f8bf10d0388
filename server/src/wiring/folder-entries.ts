import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { FolderEntry } from '../engine/features';
import { inTime } from './images/in-time';
import { filePathOf } from './uris';

/** How long a completion waits for the disk, in milliseconds. What comes later is there for the next one. */
const patience = 40;
/** How long what was read serves, in milliseconds: somebody types a path, and nothing else changes meanwhile. */
const freshness = 2_000;

const none: readonly FolderEntry[] = [];
let last:
  | { readonly folder: string; readonly at: number; readonly entries: Promise<readonly FolderEntry[]> }
  | undefined;

/**
 * What lies in a folder beside a document; nothing where there is none. `undefined` where the disk does not answer in time.
 * @param folder from the document's, with `/`
 */
export async function folderEntries(uri: string, folder: string): Promise<readonly FolderEntry[] | undefined> {
  const file = filePathOf(uri);
  if (file === undefined) return none;
  const place = path.join(path.dirname(file), folder);
  if (last?.folder !== place || Date.now() - last.at > freshness)
    last = { folder: place, at: Date.now(), entries: read(place) };
  const { entries } = last;
  return inTime<readonly FolderEntry[] | undefined>(() => entries, patience, undefined);
}

async function read(folder: string): Promise<readonly FolderEntry[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }));
}
