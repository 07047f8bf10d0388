import type { ImageSite } from '../../engine/image-choices';
import type { PlacedImage } from '../../engine/image-pins';
import { statementAt } from '../evaluate';
import type { DockerfileModel } from '../model';
import { cursorAt } from './cursor';

/** The image that is written at a cursor: of FROM, of `COPY --from=` and of `RUN --mount=…,from=`. */
export function imageAt(model: DockerfileModel, offset: number): ImageSite | undefined {
  const cursor = cursorAt(model, offset);
  if (cursor?.kind !== 'instruction') return undefined;
  const { before, isFresh } = cursor;
  const [left = ''] = /[\w.:/@-]*$/.exec(model.text.slice(0, offset)) ?? [];
  const [right = ''] = /^[\w.:/@-]*/.exec(model.text.slice(offset)) ?? [];
  const start = offset - left.length;
  const head = model.text.slice(cursor.statement.start, start);
  const words = before.words.length;
  const isImage =
    before.keyword === 'FROM'
      ? /\s$/.test(head) && words === (isFresh ? 0 : 1)
      : before.keyword === 'COPY'
        ? /--from=$/i.test(head) && words === 0
        : before.keyword === 'RUN' && /--mount=(?:\S*,)?from=$/.test(head);
  return isImage ? { span: { start, end: offset + right.length }, before: left } : undefined;
}

/** The images that a file names, as far as they hold no variables. */
export function imagesOf({ stages }: DockerfileModel): string[] {
  const bases = stages.flatMap(({ image, parent }) =>
    image === undefined || parent !== undefined ? [] : [image.text],
  );
  const copied = stages.flatMap(({ uses }) =>
    uses.flatMap(({ kind, target, text }) => (kind === 'from' || target !== undefined ? [] : [text.text])),
  );
  return [...new Set([...bases, ...copied])].filter((image) => image !== 'scratch' && !/[$\s]|^\d+$/.test(image));
}

/** The image that FROM, COPY or a mount names at a place, with the defaults of its ARGs. */
export function placedImage(model: DockerfileModel, offset: number): PlacedImage | undefined {
  const statement = statementAt(model, offset);
  for (const { kind, statement: user, target, text } of statement?.stage?.uses ?? []) {
    if (user !== statement || target !== undefined) continue;
    const span = statement.at(text.span());
    if (offset < span.start || offset > span.end || !text.isContiguous()) continue;
    const expanded = kind === 'from' ? model.globals.expand(text).text : text.text;
    return expanded === undefined ? undefined : { span, written: text.text, text: expanded };
  }
  return undefined;
}
