import { type ImageReference, parseImageReference } from '../engine/image-reference';
import type { Span } from '../engine/span';
import type { Container } from './container';
import { type StringNode, spanInString } from './syntax/node';

/** The image of a container, as far as it is known. */
export interface ContainerImage {
  readonly node: StringNode;
  readonly reference: ImageReference;
  /** Where a part of the reference stands in the document. */
  spanOf(part: Span): Span;
}

/**
 * What ECS takes in `image`: letters, digits and `- _ : . / #`, and `@` before a digest.
 * Source: RegisterTaskDefinition, `image`.
 */
const foreignCharacters = /[^A-Za-z0-9\-_:./#@]+/;

/** Where characters stand that ECS rejects in an image, counted from its start. */
export function foreignCharactersOf(image: string): Span | undefined {
  const match = foreignCharacters.exec(image);
  return match === null ? undefined : { start: match.index, end: match.index + match[0].length };
}

/** The image of a container; nothing where it is unknown, empty, or has characters that ECS rejects anyhow. */
export function imageOf(container: Container): ContainerImage | undefined {
  const image = container.string('image');
  if (image.state !== 'known' || image.value === '' || image.node.kind !== 'string') return undefined;
  if (foreignCharactersOf(image.value) !== undefined) return undefined;
  const { node } = image;
  return { node, reference: parseImageReference(image.value), spanOf: (part) => spanInString(node, part) };
}
