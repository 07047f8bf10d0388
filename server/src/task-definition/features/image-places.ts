import type { ImageSite } from '../../engine/image-choices';
import type { PlacedImage } from '../../engine/image-pins';
import { containerAt, type TaskDefinitionModel } from '../model';

/** The image that is written at a cursor: the value of `image`, within its quotes. */
export function imageAt(model: TaskDefinitionModel, offset: number): ImageSite | undefined {
  const image = placedImage(model, offset);
  return image && { span: image.span, before: image.text.slice(0, offset - image.span.start), quote: '"' };
}

/** The value of `image` at a place, with the cursor within its quotes. */
export function placedImage(model: TaskDefinitionModel, offset: number): PlacedImage | undefined {
  const image = containerAt(model, offset)?.string('image');
  if (image?.state !== 'known' || image.node.kind !== 'string') return undefined;
  const { content, value } = image.node;
  // With an escape in it, a place in the value is no place in the text.
  if (content.end - content.start !== value.length) return undefined;
  if (offset < content.start || offset > content.end) return undefined;
  return { span: content, written: value, text: value };
}

/** The images that a task definition names, as far as they hold no placeholders. */
export function imagesOf({ containers }: TaskDefinitionModel): string[] {
  const images = containers.map((container) => container.string('image'));
  return [...new Set(images.flatMap((image) => (image.state === 'known' && image.value !== '' ? [image.value] : [])))];
}
