import path from 'node:path';

/** A path as reports show it: relative to the working directory, with `/`. */
export function shownPath(absolute: string, cwd: string): string {
  return slashed(path.relative(cwd, absolute)) || '.';
}

/** With `/` on every system. */
export function slashed(file: string): string {
  return path.sep === '/' ? file : file.replaceAll(path.sep, '/');
}

/** The folder itself and all that it lies in, nearest first. */
export function* ancestors(folder: string): Generator<string> {
  for (let current = folder; ; current = path.dirname(current)) {
    yield current;
    if (path.dirname(current) === current) return;
  }
}
