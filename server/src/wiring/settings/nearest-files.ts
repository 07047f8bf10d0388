import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** What was read of a file. */
export interface Reading<T> {
  readonly value: T;
  /** The first mistake: from which line on, if that is known, counted from 1, and a sentence. */
  readonly problem?: { readonly line?: number; readonly message: string };
}

/**
 * Finds and keeps the configuration files of some names, one for each folder. The disk is read once per folder, until `forget`.
 * A file that is broken does not undo what it said before: the last good reading stays, and `tell` hears of it once.
 */
export class NearestFiles<T> {
  readonly #byFolder = new Map<string, Promise<T | undefined>>();
  readonly #lastGood = new Map<string, T>();
  readonly #told = new Map<string, string>();

  /** @param names The names, the stronger one first. */
  constructor(
    readonly names: readonly string[],
    private readonly read: (text: string) => Reading<T> | Promise<Reading<T>>,
    private readonly tell: (message: string) => void,
  ) {}

  /** The nearest from a file's folder up to `root`, with its folder; up to the top of the disk if the file is not in `root`. */
  async find(file: string, root: string | undefined): Promise<{ value: T; folder: string } | undefined> {
    for (const folder of foldersUp(path.dirname(file), root)) {
      const value = await this.#in(folder);
      if (value !== undefined) return { value, folder };
    }
    return undefined;
  }

  /** Has those that changed read again when they are next asked for. Whether any of them is one of these. */
  forget(files: readonly string[]): boolean {
    const changed = files.filter((file) => this.names.includes(path.basename(file)));
    for (const file of changed) this.#byFolder.delete(path.dirname(file));
    return changed.length > 0;
  }

  /** Has every one read again. */
  forgetAll(): void {
    this.#byFolder.clear();
  }

  #in(folder: string): Promise<T | undefined> {
    const known = this.#byFolder.get(folder);
    if (known !== undefined) return known;
    const reading = this.#readIn(folder);
    this.#byFolder.set(folder, reading);
    return reading;
  }

  async #readIn(folder: string): Promise<T | undefined> {
    for (const name of this.names) {
      const file = path.join(folder, name);
      let text: string;
      try {
        text = await readFile(file, 'utf8');
      } catch (error) {
        if (isAbsent(error)) continue;
        this.#tellOnce(folder, `${file} cannot be read (${codeOf(error)}), so it is ignored.`);
        this.#lastGood.delete(folder);
        return undefined;
      }
      const { value, problem } = await this.read(text);
      return this.#checked(file, value, problem);
    }
    this.#lastGood.delete(folder);
    this.#told.delete(folder);
    return undefined;
  }

  #checked(file: string, value: T, problem: Reading<T>['problem']): T {
    const folder = path.dirname(file);
    if (problem === undefined) {
      this.#told.delete(folder);
      this.#lastGood.set(folder, value);
      return value;
    }
    const last = this.#lastGood.get(folder);
    const consequence = last === undefined ? 'What is wrong is left out.' : 'What it said before stays in force.';
    const place = problem.line === undefined ? '' : `, line ${problem.line}`;
    this.#tellOnce(folder, `${file}${place}: ${problem.message} ${consequence}`);
    return last ?? value;
  }

  #tellOnce(folder: string, message: string): void {
    if (this.#told.get(folder) === message) return;
    this.#told.set(folder, message);
    this.tell(message);
  }
}

/** A folder and those above it, up to `root` if the folder lies in it. */
export function foldersUp(folder: string, root: string | undefined): string[] {
  const folders = [folder];
  for (let at = folder; at !== root && path.dirname(at) !== at; ) {
    at = path.dirname(at);
    folders.push(at);
  }
  return folders;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
}

function isAbsent(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes(codeOf(error));
}
