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

/** `*` and `?` stay within a folder, `**` does not; `[…]` and `\` mean what they do in Go's `filepath.Match`. */
function matcher(pattern: string): (path: string) => boolean {
  let kind: 'exact' | 'prefix' | 'suffix' | 'expression' = 'exact';
  let source = '^';
  for (let index = 0, first = true; index < pattern.length; index++, first = false) {
    const char = pattern[index] as string;
    if (char === '*' && pattern[index + 1] === '*') {
      index += pattern[index + 2] === '/' ? 2 : 1;
      if (index + 1 < pattern.length) {
        source += '(.*/)?';
        kind = 'expression';
      } else if (kind === 'exact') kind = 'prefix';
      else {
        source += '.*';
        kind = 'expression';
      }
      if (first) kind = 'suffix';
    } else if (char === '*' || char === '?') {
      source += char === '*' ? '[^/]*' : '[^/]';
      kind = 'expression';
    } else if (char === '\\') {
      const next = pattern[++index];
      source += next === undefined ? '\\\\' : escaped(next);
      if (next !== undefined) kind = 'expression';
    } else if (char === '[' || char === ']') {
      source += char;
      kind = 'expression';
    } else source += escaped(char);
  }
  if (kind === 'exact') return (path) => path === pattern;
  if (kind === 'prefix') return (path) => path.startsWith(pattern.replace(/\*\*\/?$/, ''));
  if (kind === 'suffix') {
    const end = pattern.slice(2);
    return (path) => path.endsWith(end) || (end.startsWith('/') && path === end.slice(1));
  }
  return expression(`${source}$`);
}

function escaped(char: string): string {
  return /[.+()|{}$^*?\\/[\]]/.test(char) ? `\\${char}` : char;
}

function expression(source: string): (path: string) => boolean {
  try {
    const compiled = new RegExp(source, 's');
    return (path) => compiled.test(path);
  } catch {
    return () => false;
  }
}
