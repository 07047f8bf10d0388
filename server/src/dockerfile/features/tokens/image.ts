import { parseImageReference } from '../../../engine/image-reference';
import type { SourcedText } from '../../syntax/sourced-text';
import { readTemplate, usesIn } from '../../syntax/variables';
import type { Canvas } from './canvas';

/** Paints the parts of an image: its name, its tag, its digest. */
export function paintImage(canvas: Canvas, image: SourcedText, escapeCharacter: string): void {
  const { repository, tag, digest } = parseImageReference(withoutVariables(image, escapeCharacter));
  canvas.text(image, 'namespace', 0, repository.span.end);
  if (tag !== undefined) canvas.text(image, 'enumMember', tag.span.start, tag.span.end);
  if (digest !== undefined) canvas.text(image, 'number', digest.span.start, digest.span.end);
}

/** The text with letters in the place of its variables, whose operators are no signs of the reference. */
function withoutVariables(image: SourcedText, escapeCharacter: string): string {
  if (!image.text.includes('$')) return image.text;
  let { text } = image;
  for (const { span } of usesIn(readTemplate(image, { escapeCharacter }))) {
    const from = image.before(span.start);
    const to = image.before(span.end);
    text = text.slice(0, from) + 'x'.repeat(to - from) + text.slice(to);
  }
  return text;
}
