import { Glob } from './glob';
import { normalize } from './paths';

/** One line of a .dockerignore. */
interface Pattern {
  readonly text: string;
  readonly isException: boolean;
  readonly matches: (path: string) => boolean;
}

/** The patterns of a .dockerignore, as BuildKit matches them (moby/patternmatcher). */
export interface IgnorePatterns {
  /** Whether a pattern begins with `!`, so that no single path can be judged. */
  readonly hasExceptions: boolean;
  /** Whether everything in the context is left out. */
  readonly ignoresAll: boolean;
  /** Whether a path, or a folder that it lies in, is left out. */
  ignores(path: string): boolean;
  /** Whether neither a path nor, where it is a folder, anything in it is sent to the builder; exceptions are heeded, the last line wins. */
  leavesOut(path: string, isFolder: boolean): boolean;
}

/** Reads a .dockerignore. Patterns that cannot be read match nothing. */
export function readIgnorePatterns(text: string): IgnorePatterns {
  const all: Pattern[] = [];
  for (const line of text.replace(/^\uFEFF/, '').split('\n')) {
    if (line.startsWith('#')) continue;
    const trimmed = line.trim();
    if (trimmed === '') continue;
    const isException = trimmed.startsWith('!');
    const cleaned = normalize(isException ? trimmed.slice(1).trim() : trimmed);
    const pattern = cleaned.length > 1 && cleaned.startsWith('/') ? cleaned.slice(1) : cleaned;
    all.push({ text: pattern, isException, matches: matcher(pattern) });
  }
  const patterns = all.filter(({ isException }) => !isException);
  const exceptions = all.filter(({ isException }) => isException);
  return {
    hasExceptions: exceptions.length > 0,
    ignoresAll: patterns.some(({ text: pattern }) => pattern === '*' || pattern === '**' || pattern === '**/*'),
    ignores(path) {
      const paths = withFolders(path);
      return patterns.some(({ matches }) => paths.some(matches));
    },
    leavesOut(path, isFolder) {
      const paths = withFolders(path);
      const last = all.findLast(({ matches }) => paths.some(matches));
      if (last === undefined || last.isException) return false;
      return !isFolder || !exceptions.some(({ text: kept }) => mayLieIn(kept, path));
    },
  };
}

/** A path and the folders that it lies in. */
function withFolders(path: string): string[] {
  const parts = path.split('/');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

/** Whether a pattern can match something in a folder. */
function mayLieIn(pattern: string, folder: string): boolean {
  const wildcard = pattern.search(/[*?[\\]/);
  const fixed = wildcard === -1 ? pattern : pattern.slice(0, wildcard);
  return fixed.startsWith(`${folder}/`) || (wildcard !== -1 && `${folder}/`.startsWith(fixed));
}

/** How a pattern is matched: as text where it has no wildcards but a `**` at one end, which has rules of its own. */
function matcher(pattern: string): (path: string) => boolean {
  if (!/[*?\\[\]]/.test(pattern)) return (path) => path === pattern;
  const [, before = '', after = ''] = /^([^*?\\[\]]*)\*\*\/?([^*?\\[\]]*)$/.exec(pattern) ?? [];
  if (pattern === `${before}**` || pattern === `${before}**/`) return (path) => path.startsWith(before);
  if (pattern === `**${after}` || pattern === `**/${after}`) {
    const end = pattern.slice(2);
    return (path) => path.endsWith(end) || (end.startsWith('/') && path === end.slice(1));
  }
  const glob = new Glob(pattern);
  return (path) => glob.matches(path);
}
