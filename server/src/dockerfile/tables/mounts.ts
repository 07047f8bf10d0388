import type { ValueFact } from './values';

/** The types of `RUN --mount`. */
export type MountType = 'bind' | 'cache' | 'tmpfs' | 'secret' | 'ssh';

/** A type of `RUN --mount`. */
export interface MountTypeFact {
  readonly type: MountType;
  readonly description: string;
}

/** What a key of a mount takes. */
export type MountKeyKind =
  | 'type'
  | 'text'
  | 'stage'
  | 'path'
  | 'boolean'
  | 'size'
  | 'sharing'
  | 'mode'
  | 'number'
  | 'name';

/** A key of `RUN --mount`. */
export interface MountKeyFact {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly kind: MountKeyKind;
  readonly description: string;
  /** The types that it means something to. */
  readonly types: readonly MountType[];
  /** The types that BuildKit rejects it with. */
  readonly rejectedBy?: readonly MountType[];
  /** May stand without a value. */
  readonly bare?: boolean;
}

/** The types in the order in which they are worth offering (instructions/commands_runmount.go of docker/dockerfile 1.28). */
export const mountTypes: readonly MountTypeFact[] = [
  { type: 'cache', description: 'A folder that is kept between builds, for package managers and compilers.' },
  {
    type: 'bind',
    description: 'Files of the build context, or of another stage or image, without copying them. The default.',
  },
  { type: 'secret', description: 'A secret of the build, as a file or a variable; it does not end up in the image.' },
  { type: 'ssh', description: 'The SSH agent of the build, to fetch private repositories.' },
  { type: 'tmpfs', description: 'A folder in memory that is gone afterwards.' },
];

const all: readonly MountType[] = ['bind', 'cache', 'tmpfs', 'secret', 'ssh'];
const files: readonly MountType[] = ['cache', 'secret', 'ssh'];
const notFiles: readonly MountType[] = ['bind', 'tmpfs'];

/** The keys of a mount, with the names that mean the same. */
export const mountKeys: readonly MountKeyFact[] = [
  { name: 'type', aliases: [], kind: 'type', types: all, description: 'What is mounted; `bind` if left out.' },
  {
    name: 'target',
    aliases: ['dst', 'destination'],
    kind: 'path',
    types: all,
    description: 'Where it is mounted; a relative path begins at the WORKDIR.',
  },
  {
    name: 'source',
    aliases: ['src'],
    kind: 'path',
    types: ['bind', 'cache', 'secret'],
    rejectedBy: ['ssh'],
    description: 'The path in the context, stage or image that is mounted; for a secret its id.',
  },
  {
    name: 'from',
    aliases: [],
    kind: 'stage',
    types: ['bind', 'cache'],
    rejectedBy: ['secret'],
    description: 'The stage, image or named context that the files come from.',
  },
  {
    name: 'readonly',
    aliases: ['ro'],
    kind: 'boolean',
    types: ['bind', 'cache'],
    bare: true,
    description: 'The command cannot write to it.',
  },
  {
    name: 'readwrite',
    aliases: ['rw'],
    kind: 'boolean',
    types: ['bind', 'cache'],
    bare: true,
    description: 'The command can write to it; what it writes to a bind mount is dropped.',
  },
  {
    name: 'required',
    aliases: [],
    kind: 'boolean',
    types: ['secret', 'ssh'],
    rejectedBy: ['bind', 'cache', 'tmpfs'],
    bare: true,
    description: 'The build fails where the secret or agent is missing.',
  },
  { name: 'id', aliases: [], kind: 'name', types: files, description: 'Which cache, secret or agent it is.' },
  {
    name: 'sharing',
    aliases: [],
    kind: 'sharing',
    types: ['cache'],
    rejectedBy: ['bind', 'tmpfs', 'secret', 'ssh'],
    description: 'What builds that run at once do with the cache: `shared`, `private` or `locked`.',
  },
  {
    name: 'size',
    aliases: [],
    kind: 'size',
    types: ['tmpfs'],
    rejectedBy: ['bind', 'cache', 'secret', 'ssh'],
    description: 'The most that the folder may hold, such as `64m`.',
  },
  {
    name: 'mode',
    aliases: [],
    kind: 'mode',
    types: files,
    rejectedBy: notFiles,
    description: 'Octal permissions, such as `0400`.',
  },
  {
    name: 'uid',
    aliases: [],
    kind: 'number',
    types: files,
    rejectedBy: notFiles,
    description: 'The number of the user who owns it.',
  },
  {
    name: 'gid',
    aliases: [],
    kind: 'number',
    types: files,
    rejectedBy: notFiles,
    description: 'The number of the group that owns it.',
  },
  {
    name: 'env',
    aliases: [],
    kind: 'name',
    types: ['secret'],
    description: 'The variable that holds the secret, in place of a file.',
  },
];

/** What `sharing` can be, and what builds that run at once then do with a cache. */
export const sharingFacts: readonly ValueFact[] = [
  { value: 'shared', description: 'Builds use it at the same time. The default.' },
  { value: 'private', description: 'A build that finds it in use gets one of its own.' },
  { value: 'locked', description: 'A build that finds it in use waits; package managers such as apt need that.' },
];

/** What `sharing` can be. */
export const sharingModes: readonly string[] = sharingFacts.map(({ value }) => value);

const byName = new Map(mountKeys.flatMap((fact) => [fact.name, ...fact.aliases].map((name) => [name, fact] as const)));

/** The key of a lower-cased name. */
export function mountKey(name: string): MountKeyFact | undefined {
  return byName.get(name);
}

/** The type of a lower-cased name. */
export function mountType(name: string): MountType | undefined {
  return mountTypes.find(({ type }) => type === name)?.type;
}
