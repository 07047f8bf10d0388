import type { Directive } from './directives';

/**
 * Which program reads the file, by its `# syntax=` line.
 * - `builtin`: there is none; the builder's own.
 * - `known`: docker/dockerfile at a version that our tables cover.
 * - `newer`: docker/dockerfile as a floating tag, a labs build, or newer than our tables: it may know more than we do.
 * - `foreign`: something else, which may read another language.
 */
export type Frontend = 'builtin' | 'known' | 'newer' | 'foreign';

/** The release of docker/dockerfile that the tables describe. */
export const knownFrontend = { major: 1, minor: 28 } as const;

/** The frontend that a `# syntax=` names. */
export function frontendOf(syntax: Directive | undefined): Frontend {
  if (syntax === undefined) return 'builtin';
  const reference = syntax.value.split(' ', 1)[0] as string;
  const [named = ''] = reference.split('@', 1);
  const match = /^(?:.*\/)?docker\/dockerfile(?:-upstream)?(?::([^:/]*))?$/.exec(named);
  if (match === null) return 'foreign';
  const version = /^(\d+)\.(\d+)(?:\.\d+)?$/.exec(match[1] ?? '');
  if (version === null) return 'newer';
  const [major, minor] = [Number(version[1]), Number(version[2])];
  const covered = major < knownFrontend.major || (major === knownFrontend.major && minor <= knownFrontend.minor);
  return covered ? 'known' : 'newer';
}
