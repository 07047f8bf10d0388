import { type Dirent, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { mayBeOurs } from '../engine/documents';
import type { Failure } from '../report/result';
import { codeOf, fileErrorSentence, PlainError } from './file-errors';
import { Ignores } from './ignores';
import { shownPath } from './paths';

/** A file that may be ours, by its name or because somebody named it. */
export interface Candidate {
  readonly absolute: string;
  /** Whether it was named on the command line, not found in a folder. */
  readonly named: boolean;
}

/** Every candidate among the paths, each once: files as they are, folders with all below them. */
export async function collect(
  paths: readonly string[],
  cwd: string,
): Promise<{ candidates: Candidate[]; failures: Failure[] }> {
  const found = new Map<string, Candidate>();
  const failures: Failure[] = [];
  const fail = (absolute: string, error: unknown) =>
    failures.push({ path: shownPath(absolute, cwd), message: fileErrorSentence(error) });
  for (const named of paths) {
    const absolute = path.resolve(cwd, named);
    try {
      const stats = statSync(absolute);
      if (stats.isFile()) found.set(absolute, { absolute, named: true });
      else if (stats.isDirectory()) await walk(absolute, Ignores.of(absolute));
      else throw new PlainError('This is neither a file nor a folder; to read from a pipe, use --stdin.');
    } catch (error) {
      fail(absolute, error);
    }
  }
  return { candidates: [...found.values()], failures };

  async function walk(folder: string, ignores: Ignores): Promise<void> {
    // Lets a signal through.
    await turn();
    for (const entry of entriesOf(folder, fail)) {
      const absolute = path.join(folder, entry.name);
      if (entry.isDirectory()) {
        if (neverEntered.has(entry.name) || ignores.ignores(absolute, true)) continue;
        await walk(absolute, ignores.withFileOf(absolute));
      } else if (mayBeOurs(entry.name) && isFile(entry, absolute, fail) && !ignores.ignores(absolute, false)) {
        if (!found.has(absolute)) found.set(absolute, { absolute, named: false });
      }
    }
  }
}

const neverEntered = new Set(['.git', 'node_modules']);

type Fail = (absolute: string, error: unknown) => void;

/** By name, so that reports are the same on every machine. */
function entriesOf(folder: string, fail: Fail): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    fail(folder, error);
    return [];
  }
}

/** Links to files are followed; links to folders are not, so that no circle of them can be walked. */
function isFile(entry: Dirent, absolute: string, fail: Fail): boolean {
  if (!entry.isSymbolicLink()) return entry.isFile();
  try {
    return statSync(absolute).isFile();
  } catch (error) {
    // Repositories hold links whose target is made later; that is nobody's fault.
    if (codeOf(error) !== 'ENOENT' && codeOf(error) !== 'ELOOP') fail(absolute, error);
    return false;
  }
}
