import path from 'node:path';
import { filePathOf } from './uris';

/** The roots of the workspace, as far as they are on this machine's disk. */
export class Folders {
  readonly #roots: Set<string>;

  constructor(uris: readonly string[]) {
    this.#roots = new Set(pathsOf(uris));
  }

  change(added: readonly string[], removed: readonly string[]): void {
    for (const folder of pathsOf(removed)) this.#roots.delete(folder);
    for (const folder of pathsOf(added)) this.#roots.add(folder);
  }

  /** Every root, as a path. */
  get all(): readonly string[] {
    return [...this.#roots];
  }

  /** The innermost root that a file lies in, or `undefined` if it lies in none. */
  rootOf(file: string): string | undefined {
    const holding = [...this.#roots].filter((root) => isWithin(file, root));
    return holding.sort((a, b) => b.length - a.length)[0];
  }
}

function pathsOf(uris: readonly string[]): string[] {
  return uris.flatMap((uri) => {
    const folder = filePathOf(uri);
    return folder === undefined ? [] : [path.resolve(folder)];
  });
}

function isWithin(file: string, folder: string): boolean {
  const relative = path.relative(folder, file);
  return relative !== '' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}
