import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { ancestors, slashed } from './paths';

/** Git tells names apart by case, except where the file system does not. */
const options = { ignorecase: process.platform === 'win32' || process.platform === 'darwin' };

/** What the .gitignore files from the root of a working tree down to one folder say, as Git reads them. */
export class Ignores {
  private constructor(
    private readonly base: string,
    private readonly rules: Ignore,
  ) {}

  /**
   * For a folder that somebody named: with what the folders around it say, up to the root of the Git repository. If those
   * ignore the folder itself, naming it wins, and only what is said in it counts.
   */
  static of(folder: string): Ignores {
    const above = [...ancestors(folder)];
    const root = above.findIndex(isRepository);
    const fresh = new Ignores(folder, ignore(options)).withFileOf(folder);
    if (root <= 0) return root === 0 ? Ignores.ofRepository(folder) : fresh;
    let ignores = Ignores.ofRepository(above[root] ?? folder);
    for (const between of above.slice(0, root).reverse()) {
      if (ignores.ignores(between, true)) return fresh;
      ignores = ignores.withFileOf(between);
    }
    return ignores;
  }

  private static ofRepository(root: string): Ignores {
    const own = textOf(path.join(root, '.git', 'info', 'exclude'));
    return new Ignores(root, ignore(options).add(own)).withFileOf(root);
  }

  /** With the .gitignore of one more folder, if it has one. */
  withFileOf(folder: string): Ignores {
    const text = textOf(path.join(folder, '.gitignore'));
    if (text === '') return this;
    const prefix = slashed(path.relative(this.base, folder));
    const patterns = prefix === '' ? text : text.split(/\r?\n/).flatMap((line) => below(prefix, line));
    return new Ignores(this.base, ignore(options).add(this.rules).add(patterns));
  }

  /** Whether a file or folder below is ignored. */
  ignores(absolute: string, isFolder: boolean): boolean {
    const relative = slashed(path.relative(this.base, absolute));
    return this.rules.ignores(isFolder ? `${relative}/` : relative);
  }
}

/**
 * A line of the .gitignore of a folder, as the same pattern seen from above. All patterns in one list, the deeper ones
 * later, is how Git decides.
 */
function below(folder: string, line: string): string[] {
  if (/^\s*$|^#/.test(line)) return [];
  const not = line.startsWith('!') ? '!' : '';
  const pattern = line.slice(not.length);
  const anchored = /\/./.test(pattern.trimEnd());
  const prefix = folder.replace(/[\\*?[\]!#]/g, '\\$&');
  return [`${not}/${prefix}/${anchored ? pattern.replace(/^\//, '') : `**/${pattern}`}`];
}

function isRepository(folder: string): boolean {
  return statSync(path.join(folder, '.git'), { throwIfNoEntry: false }) !== undefined;
}

/** What cannot be read ignores nothing. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch {
    return '';
  }
}
