import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { headLength, kindOf } from '../../engine/documents';
import { languageOf } from '../../languages';

/** How long what was read is used before it is read again, in milliseconds. */
const timeToLive = 60_000;

/** How much of a workspace is looked at: folders, files of ours, and bytes of one file. */
const limits = { folders: 5_000, files: 500, bytes: 512 * 1024 };

const passedOver: ReadonlySet<string> = new Set(['node_modules', 'vendor', 'dist', 'build', 'target']);

/** The images that the files of the workspace name. They are read in the background; what is known is there at once. */
export class WorkspaceImages {
  #known: readonly string[] = [];
  #readAt = 0;
  #reading: Promise<void> | undefined;

  constructor(private readonly roots: () => readonly string[]) {}

  /** What is known now. It has the files read where that was never done, or long ago. */
  get all(): readonly string[] {
    if (Date.now() - this.#readAt > timeToLive) void this.read();
    return this.#known;
  }

  /** Reads the files. */
  read(): Promise<void> {
    this.#reading ??= this.#readFiles().finally(() => {
      this.#readAt = Date.now();
      this.#reading = undefined;
    });
    return this.#reading;
  }

  async #readFiles(): Promise<void> {
    const images = new Set<string>();
    let files = 0;
    for await (const file of filesBelow(this.roots())) {
      const found = await imagesIn(file);
      if (found === undefined) continue;
      for (const image of found) images.add(image);
      files += 1;
      if (files >= limits.files) break;
    }
    this.#known = [...images].sort();
  }
}

/** Files whose name lets them be ours. A folder that cannot be read is empty. */
async function* filesBelow(roots: readonly string[]): AsyncGenerator<string> {
  const waiting = [...roots];
  for (let count = 0; count < limits.folders; count += 1) {
    const folder = waiting.shift();
    if (folder === undefined) return;
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) {
        if (!entry.name.startsWith('.') && !passedOver.has(entry.name)) waiting.push(file);
      } else if (/dockerfile|containerfile|\.json$/i.test(entry.name)) yield file;
    }
  }
}

/** The images that a file names; `undefined` if it is none of ours. */
async function imagesIn(file: string): Promise<readonly string[] | undefined> {
  try {
    if ((await stat(file)).size > limits.bytes) return undefined;
    const text = await readFile(file, 'utf8');
    const place = file.replaceAll(path.sep, '/');
    const kind = kindOf({ path: place, head: text.slice(0, headLength) });
    if (kind === undefined) return undefined;
    const language = languageOf(kind);
    return language.features?.imagesOf?.(language.parse({ text, kind, path: place })) ?? [];
  } catch {
    return undefined;
  }
}
