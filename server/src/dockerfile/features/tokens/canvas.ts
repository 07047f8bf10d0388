import type { TokenInfo, TokenKind } from '../../../engine/features';
import type { Span } from '../../../engine/span';
import type { SourcedText } from '../../syntax/sourced-text';

/** A stretch that has been painted; without a kind it is left blank whatever lies under it. */
interface Stroke extends Span {
  readonly kind: TokenKind | undefined;
  readonly isDefinition: boolean;
}

/** Collects what the parts of an instruction are; what lies within something else covers it. */
export class Canvas {
  readonly #strokes: Stroke[] = [];

  /** @param source what the spans count in */
  constructor(readonly source: string) {}

  /** Paints a span; at the same place the later one covers the earlier. */
  paint({ start, end }: Span, kind: TokenKind | undefined, isDefinition = false): void {
    if (start < end) this.#strokes.push({ start, end, kind, isDefinition });
  }

  /** Paints units of a joined text, without the ends and beginnings of lines between them. */
  text(text: SourcedText, kind: TokenKind | undefined, from = 0, to = text.length): void {
    if (to <= from) return;
    if (text.isContiguous(from, to)) this.paint(text.span(from, to), kind);
    else for (const piece of text.slice(from, to).pieces()) this.paint(piece, kind);
  }

  /** What is seen in the end: in the order of the text, none over another, each within one line. */
  tokens(): TokenInfo[] {
    const found: TokenInfo[] = [];
    const open: Stroke[] = [];
    let at = 0;
    const show = ({ kind, isDefinition }: Stroke, end: number) => {
      if (kind !== undefined && at < end) this.#addLines(found, at, end, kind, isDefinition);
      at = Math.max(at, end);
    };
    this.#strokes.sort((a, b) => a.start - b.start || b.end - a.end);
    for (const stroke of this.#strokes) {
      let top = open.at(-1);
      for (; top !== undefined && top.end <= stroke.start; top = open.at(-1)) {
        show(top, top.end);
        open.pop();
      }
      if (top !== undefined) show(top, stroke.start);
      at = Math.max(at, stroke.start);
      open.push(stroke);
    }
    for (let top = open.pop(); top !== undefined; top = open.pop()) show(top, top.end);
    return found;
  }

  #addLines(found: TokenInfo[], start: number, end: number, kind: TokenKind, isDefinition: boolean): void {
    for (let from = start; from < end; ) {
      const feed = this.source.indexOf('\n', from);
      const next = feed === -1 || feed >= end ? end : feed;
      const to = next > from && this.source.charCodeAt(next - 1) === 0x0d ? next - 1 : next;
      if (from < to) found.push({ span: { start: from, end: to }, kind, isDefinition });
      from = next === end ? end : next + 1;
    }
  }
}
