import { ecrOf } from './ecr-catalog';
import type { CatalogImage } from './image-catalog';
import { parseImageReference } from './image-reference';
import type { Span } from './span';

/** An image reference that stands in a document. */
export interface PlacedImage {
  readonly span: Span;
  /** As it stands there. */
  readonly written: string;
  /** With its variables replaced by what is known of them. */
  readonly text: string;
}

/**
 * - `pin`: the digest that the tag means now comes to the tag, or takes its place.
 * - `renew`: beside the tag, the digest that it means now takes the place of the one that is written.
 * - `unpin`: a tag that means the image takes the place of the digest.
 */
export type PinChange = 'pin' | 'renew' | 'unpin';

/** What can be done between tag and digest; nothing where the image is not in ECR, or its tag comes out of a variable. */
export function pinChanges({ written, text }: PlacedImage): readonly PinChange[] {
  if (ecrOf(text) === undefined || !written.endsWith(text.slice(text.lastIndexOf('/')))) return [];
  const { tag, digest } = parseImageReference(text);
  if (digest === undefined) return ['pin'];
  return tag === undefined ? ['unpin'] : ['unpin', 'renew'];
}

/** The reference that has to be looked up for a change. */
export function askedFor({ text }: PlacedImage, change: PinChange): string {
  const { tag, digest } = parseImageReference(text);
  const name = text.slice(0, text.length - tailOf(text).length);
  return change === 'unpin' ? `${name}@${digest?.text}` : `${name}:${tag?.text ?? 'latest'}`;
}

/**
 * What takes the place of the end of a reference, from the tag or digest on; `undefined` where nothing can, since no tag means the image.
 * `keepsTag`: the tag stays beside the digest that it is pinned to.
 */
export function changedEnd(
  { span, text }: PlacedImage,
  change: PinChange,
  { digest, tags }: Pick<CatalogImage, 'digest' | 'tags'>,
  keepsTag: boolean,
): { readonly span: Span; readonly text: string } | undefined {
  const { tag } = parseImageReference(text);
  const end = { start: span.end - tailOf(text).length, end: span.end };
  if (change !== 'unpin') {
    const kept = tag !== undefined && (keepsTag || change === 'renew') ? `:${tag.text}` : '';
    return { span: end, text: `${kept}@${digest}` };
  }
  const chosen = tags.find((one) => one === tag?.text) ?? newestTag(tags);
  return chosen === undefined ? undefined : { span: end, text: `:${chosen}` };
}

/** From the colon or the at sign on. */
function tailOf(text: string): string {
  return text.slice(parseImageReference(text).repository.span.end);
}

/** ECR does not tell when a tag was set: the highest version is taken, and `latest` only where there is no other. */
function newestTag(tags: readonly string[]): string | undefined {
  const rank = (tag: string) => Number(tag === 'latest');
  const compare = (one: string, other: string) =>
    rank(one) - rank(other) || other.localeCompare(one, 'en', { numeric: true });
  return tags.toSorted(compare)[0];
}
