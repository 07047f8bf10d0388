import type { ImageSite } from '../../engine/image-choices';
import type { PlacedImage } from '../../engine/image-pins';
import { parseImageReference } from '../../engine/image-reference';
import { statementAt } from '../evaluate';
import type { DockerfileModel } from '../model';
import { SourcedText } from '../syntax/sourced-text';
import { cursorAt } from './cursor';

/** The image that is written at a cursor: of FROM, of `COPY --from=` and of `RUN --mount=…,from=`. */
export function imageAt(model: DockerfileModel, offset: number): ImageSite | undefined {
  const cursor = cursorAt(model, offset);
  if (cursor?.kind !== 'instruction') return undefined;
  const { before, isFresh, statement } = cursor;
  // FROM alone replaces variables.
  const form = before.keyword === 'FROM' ? /[\w.:/@${}-]*$/ : /[\w.:/@-]*$/;
  const [left = ''] = form.exec(model.text.slice(statement.start, offset)) ?? [];
  const [right = ''] = /^[\w.:/@-]*/.exec(model.text.slice(offset)) ?? [];
  const head = model.text.slice(statement.start, offset - left.length);
  const words = before.words.length;
  const isImage =
    before.keyword === 'FROM'
      ? /\s$/.test(head) && words === (isFresh ? 0 : 1)
      : before.keyword === 'COPY'
        ? /--from=$/i.test(head) && words === 0
        : before.keyword === 'RUN' && /--mount=(?:\S*,)?from=$/.test(head);
  const known = left.includes('$') ? withDefaults(model, left) : left;
  if (!isImage || known === undefined) return undefined;
  // Counted back from the cursor: what comes out of a variable stands before all that is written here.
  return { span: { start: offset - known.length, end: offset + right.length }, before: known };
}

/** A reference whose registry comes out of ARGs, with their defaults. What a choice takes the place of has to be written out. */
function withDefaults({ globals }: DockerfileModel, written: string): string | undefined {
  const known = globals.expand(SourcedText.plain(written, 0)).text ?? '';
  const { registry, tag, digest } = parseImageReference(known);
  if (registry === undefined) return undefined;
  const part = digest ?? tag;
  const end = known.slice(part === undefined ? registry.span.end : part.span.start - 1);
  return written.endsWith(end) ? known : undefined;
}

/** The images that a file names, with the defaults of its ARGs, as far as they are known. */
export function imagesOf({ stages, globals }: DockerfileModel): string[] {
  const bases = stages.flatMap(({ image, parent }) =>
    image === undefined || parent !== undefined ? [] : (globals.expand(image).text ?? []),
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

/** The images of FROM, with the defaults of its ARGs, where they are known. */
export function bases({ stages, globals }: DockerfileModel): PlacedImage[] {
  return stages.flatMap(({ from, image, parent }) => {
    if (image === undefined || parent !== undefined || !image.isContiguous()) return [];
    const { text } = globals.expand(image);
    return text === undefined ? [] : [{ span: from.at(image.span()), written: image.text, text }];
  });
}
