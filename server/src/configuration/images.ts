import { findNodeAtLocation, type Node } from 'jsonc-parser';
import type { Span } from '../engine/span';

/** A line of `images`: somebody says which Dockerfile builds an image, or what a container runs. */
export interface ImageMapping {
  /** From the folder of the file that says so. */
  readonly dockerfile: string;
  /** The stage; absent for the last one. */
  readonly target?: string;
  /** The repository, with or without its registry. */
  readonly image?: string;
  /** From the folder of the file that says so; may hold `*`. */
  readonly taskDefinition?: string;
  readonly container?: string;
  /** Where it says so. */
  readonly span: Span;
}

const keys = ['dockerfile', 'target', 'image', 'taskDefinition', 'container'] as const;

/** Reads a mapping; `undefined` where it tells nothing. */
export function readMapping(node: Node): ImageMapping | undefined {
  const texts = Object.fromEntries(
    keys.flatMap((key) => {
      const value: unknown = findNodeAtLocation(node, [key])?.value;
      return typeof value === 'string' && value !== '' ? [[key, value]] : [];
    }),
  );
  const { dockerfile, ...rest } = texts;
  if (dockerfile === undefined || (rest.image === undefined && rest.container === undefined)) return undefined;
  return { dockerfile, ...rest, span: { start: node.offset, end: node.offset + node.length } };
}
