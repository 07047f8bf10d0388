import type { Span } from '../engine/span';
import type { ImageName } from './image-name';

/**
 * What says that a Dockerfile builds the image of a container, from the strongest on. A mapping is what somebody has settled; what
 * compose files and workflows say weighs the same, since either may be the one that is out of date; a folder's name is a guess.
 */
export const evidenceKinds = ['mapping', 'task', 'push', 'compose', 'workflow', 'folder'] as const;

/** One of `evidenceKinds`. */
export type EvidenceKind = (typeof evidenceKinds)[number];

/** Who says so, and where. */
export interface Evidence {
  readonly kind: EvidenceKind;
  /** The file, as a path with `/`; absent where no file says it. */
  readonly file?: string;
  readonly span?: Span;
}

/** A statement of a file: this Dockerfile builds those images, or what that container runs. */
export interface Claim {
  /** The path, with `/`. */
  readonly dockerfile: string;
  /** The stage; absent for the last one. */
  readonly target?: string;
  /** The images that come out, where they are told. */
  readonly images: readonly ImageName[];
  /** The containers it is for; absent where only the images tell. */
  readonly runsAs?: RunsAs;
  readonly evidence: Evidence;
}

/** Containers, by what is given of them. */
export interface RunsAs {
  /** The path of the task definition with `/`, or a pattern over it with `*`. */
  readonly taskDefinition?: string;
  readonly container?: string;
}

/** What a file says, and what keeps it from saying more. */
export interface Claims {
  readonly claims: readonly Claim[];
  /** Why the file cannot be followed: a sentence for its reader, and the line that it is about. */
  readonly fault?: { readonly line: number; readonly message: string };
}

/** Nothing. */
export const noClaims: Claims = { claims: [] };
