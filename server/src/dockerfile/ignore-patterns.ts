import { Glob } from './glob';
import { normalize } from './paths';

/** One line of a .dockerignore. */
interface Pattern {
  readonly text: string;
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
}

/** Reads a .dockerignore. Patterns that cannot be read match nothing. */
export function readIgnorePatterns(text: string): IgnorePatterns {
  const patterns: Pattern[] = [];
  let hasExceptions = false;
  for (const line of text.replace(/^\uFEFF/, '').split('\n')) {
    if (line.startsWith('#')) continue;
    const trimmed = line.trim();
    if (trimmed === '') continue;
    if (trimmed.startsWith('!')) {
      hasExceptions = true;
      continue;
    }
    const cleaned = normalize(trimmed);
    const pattern = cleaned.length > 1 && cleaned.startsWith('/') ? cleaned.slice(1) : cleaned;
    patterns.push({ text: pattern, matches: matcher(pattern) });
  }
  return {
    hasExceptions,
    ignoresAll: patterns.some(({ text: pattern }) => pattern === '*' || pattern === '**' || pattern === '**/*'),
    ignores(path) {
      const folders = path.split('/').slice(0, -1);
      const parents = folders.map((_, index) => folders.slice(0, index + 1).join('/'));
      return patterns.some(({ matches }) => matches(path) || parents.some(matches));
    },
  };
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
