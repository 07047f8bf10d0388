/** How a tag is made. `semver` counts the patch of the last version up; `free` is what a person has typed. */
export type TagKind = 'describe' | 'semver' | 'branch' | 'commit' | 'timestamp' | 'latest';

/** What git says of the folder of a Dockerfile; nothing of a folder without git. */
export interface GitFacts {
  /** `git describe --tags --always --dirty` */
  readonly describe?: string;
  /** The branch, absent for a detached head. */
  readonly branch?: string;
  /** The commit, shortened. */
  readonly commit?: string;
  /** The newest tag that is reached from here. */
  readonly lastTag?: string;
}

/** A tag that can be chosen. */
export interface TagProposal {
  readonly kind: TagKind;
  readonly tag: string;
}

/** The longest that a registry takes. Source: distribution/reference, the grammar of tags. */
const longest = 128;

/** A text as a tag: what no tag may hold becomes a dash. Empty where nothing is left. */
export function asTag(text: string): string {
  return text
    .replace(/[^\w.-]+/g, '-')
    .replace(/^[.-]+/, '')
    .slice(0, longest);
}

/** Whether a registry takes a text as a tag. */
export function isTag(text: string): boolean {
  return /^\w[\w.-]*$/.test(text) && text.length <= longest;
}

/** `v1.4.2` → `1.4.3`; `undefined` for what is no version. Source: Semantic Versioning 2.0.0. */
export function nextVersion(version: string | undefined): string | undefined {
  const [, major, minor, patch, pre] = /^v?(\d+)\.(\d+)\.(\d+)(-[\w.-]+)?$/.exec(version ?? '') ?? [];
  if (patch === undefined) return undefined;
  // A pre-release comes before the version that it is named after.
  return `${major}.${minor}.${pre === undefined ? Number(patch) + 1 : patch}`;
}

/** The tags to choose from, each once. `deployed`: the tags that linked task definitions have. */
export function tagProposals(git: GitFacts, deployed: readonly string[], now: Date): TagProposal[] {
  const version = nextVersion(deployed.find((tag) => nextVersion(tag) !== undefined)) ?? nextVersion(git.lastTag);
  const found: readonly (readonly [TagKind, string | undefined])[] = [
    ['describe', git.describe],
    ['semver', version],
    ['branch', git.branch],
    ['commit', git.commit],
    ['timestamp', timestamp(now)],
    ['latest', 'latest'],
  ];
  const proposals = found.flatMap(([kind, text]) => {
    const tag = asTag(text ?? '');
    return tag === '' ? [] : [{ kind, tag }];
  });
  return proposals.filter(({ tag }, index) => proposals.findIndex((other) => other.tag === tag) === index);
}

/** `20261121-140512`, in UTC. */
function timestamp(now: Date): string {
  return now
    .toISOString()
    .replace(/\.\d+Z$/, '')
    .replaceAll(/[-:]/g, '')
    .replace('T', '-');
}

/** The tags of earlier answers, made anew: a branch is today's branch, a time is now. */
export function freshTags(
  kinds: readonly TagKind[],
  free: readonly string[],
  proposals: readonly TagProposal[],
): string[] {
  const made = kinds.flatMap((kind) => proposals.find((proposal) => proposal.kind === kind)?.tag ?? []);
  return [...new Set([...made, ...free])];
}
