import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** What is shown in an editor without being a file that someone works on. */
const foreignSchemes: ReadonlySet<string> = new Set(['git', 'gitlens', 'output']);

/** Whether documents of that address may be checked. A revision from git, or the output of a program, is not ours to judge. */
export function mayCheck(uri: string): boolean {
  return !foreignSchemes.has(uri.slice(0, uri.indexOf(':')));
}

/** The path in an address with `/`, for looking at names; also of documents that are no files. */
export function pathOf(uri: string): string {
  try {
    return decodeURIComponent(new URL(uri).pathname);
  } catch {
    return uri;
  }
}

/** The path on this machine's disk, or `undefined` if the document is not there. */
export function filePathOf(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined;
  try {
    return path.normalize(fileURLToPath(uri));
  } catch {
    return undefined;
  }
}

/** An address as it is compared: editors write the same file in several ways (`file:///c%3A/…`). */
export function canonicalUri(uri: string): string {
  return filePathOf(uri) ?? uri;
}
