import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type ProjectFile, projectFileName, readProjectFile } from '../../configuration/project-file';

/** The configuration that counts for a file, and what the file is called in it. */
export interface NearestProject {
  readonly project: ProjectFile;
  /** From the folder of the configuration, with `/`. */
  readonly relativePath: string;
}

/**
 * Finds and keeps the `.quaymaster.json` of each folder. The disk is read once per folder, until `forget`.
 * A file that is broken does not undo what it said before: the last good reading stays, and `tell` hears of it once.
 */
export class ProjectFiles {
  readonly #byFolder = new Map<string, Promise<ProjectFile | undefined>>();
  readonly #lastGood = new Map<string, ProjectFile>();
  readonly #told = new Map<string, string>();

  constructor(private readonly tell: (message: string) => void) {}

  /** The nearest configuration from a file's folder up to `root`; up to the top of the disk if the file is not in `root`. */
  async nearest(file: string, root: string | undefined): Promise<NearestProject | undefined> {
    for (const folder of foldersUp(path.dirname(file), root)) {
      const project = await this.#in(folder);
      if (project !== undefined) {
        return { project, relativePath: path.relative(folder, file).replaceAll(path.sep, '/') };
      }
    }
    return undefined;
  }

  /** The configuration that a file's settings belong in: the nearest, or one yet to be made in `root` or beside the file. */
  async fileFor(file: string, root: string | undefined): Promise<string> {
    for (const folder of foldersUp(path.dirname(file), root)) {
      if ((await this.#in(folder)) !== undefined) return path.join(folder, projectFileName);
    }
    return path.join(root ?? path.dirname(file), projectFileName);
  }

  /** Has a folder's configuration read again when it is next asked for. */
  forget(folder: string): void {
    this.#byFolder.delete(folder);
  }

  /** Has every configuration read again. */
  forgetAll(): void {
    this.#byFolder.clear();
  }

  #in(folder: string): Promise<ProjectFile | undefined> {
    const known = this.#byFolder.get(folder);
    if (known !== undefined) return known;
    const reading = this.#read(folder);
    this.#byFolder.set(folder, reading);
    return reading;
  }

  async #read(folder: string): Promise<ProjectFile | undefined> {
    const file = path.join(folder, projectFileName);
    let text: string;
    try {
      text = await readFile(file, 'utf8');
    } catch (error) {
      this.#lastGood.delete(folder);
      if (isAbsent(error)) this.#told.delete(folder);
      else this.#tellOnce(folder, `${file} cannot be read (${codeOf(error)}), so it is ignored.`);
      return undefined;
    }
    const { project, problems } = readProjectFile(text);
    const [first] = problems;
    if (first === undefined) {
      this.#told.delete(folder);
      this.#lastGood.set(folder, project);
      return project;
    }
    const line = text.slice(0, first.span.start).split('\n').length;
    const last = this.#lastGood.get(folder);
    const consequence = last === undefined ? 'What is wrong is left out.' : 'What it said before stays in force.';
    this.#tellOnce(folder, `${file}, line ${line}: ${first.message} ${consequence}`);
    return last ?? project;
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
