import type { DirectiveName } from '../syntax/directives';
import { knownFrontend } from '../syntax/frontend';
import type { ValueFact } from './values';

/** A directive at the top of a Dockerfile. */
export interface DirectiveFact {
  readonly name: DirectiveName;
  readonly description: string;
  readonly values: readonly ValueFact[];
  /** The value worth offering with the name. */
  readonly line: string;
}

const { major, minor } = knownFrontend;

/** The directives of BuildKit (frontend/dockerfile/parser/directives.go). */
export const directiveFacts: readonly DirectiveFact[] = [
  {
    name: 'syntax',
    description: 'The image of the frontend that reads this file. It can be newer than the builder.',
    values: [
      { value: `docker/dockerfile:${major}`, description: 'The newest stable release that is compatible with 1.0.' },
      { value: `docker/dockerfile:${major}.${minor}`, description: 'One release, with its corrections.' },
      { value: `docker/dockerfile:${major}-labs`, description: 'The newest release with what is still experimental.' },
    ],
    line: `docker/dockerfile:${major}`,
  },
  {
    name: 'escape',
    description: 'The character that continues lines and takes the meaning of the next one.',
    values: [
      { value: '`', description: 'A backquote, so that Windows paths can have their backslashes.' },
      { value: '\\', description: 'A backslash; the default.' },
    ],
    line: '`',
  },
  {
    name: 'check',
    description: 'Which of its build checks BuildKit runs, and whether a warning fails the build.',
    values: [],
    line: 'skip=',
  },
];
