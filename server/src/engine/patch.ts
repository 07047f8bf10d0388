import { inOrder } from './edits';
import type { Edit } from './finding';
import type { Span } from './span';

/** What an edited text consists of: pieces of the original, and pieces that are new. */
type Piece = Span | string;

/**
 * A text under repair that remembers where its pieces come from, so that several rounds of edits come out as one set of
 * edits of the original.
 */
export class Patch {
  #pieces: readonly Piece[];

  constructor(private readonly original: string) {
    this.#pieces = [{ start: 0, end: original.length }];
  }

  /** The text after all rounds so far. */
  get text(): string {
    return this.#pieces.map((piece) => this.#textOf(piece)).join('');
  }

  /** Makes a round of edits. Their spans are those of the present text and do not overlap. */
  apply(edits: readonly Edit[]): void {
    const rest = new Rest(this.#pieces);
    const pieces: Piece[] = [];
    let position = 0;
    for (const { span, text } of inOrder(edits)) {
      pieces.push(...rest.take(span.start - position));
      rest.take(span.end - span.start);
      pieces.push(text);
      position = span.end;
    }
    pieces.push(...rest.take(Number.POSITIVE_INFINITY));
    this.#pieces = pieces.filter((piece) => lengthOf(piece) > 0);
  }

  /** Edits that turn the original into the present text, in order. */
  edits(): Edit[] {
    const edits: Edit[] = [];
    let position = 0;
    let text = '';
    for (const piece of [...this.#pieces, { start: this.original.length, end: this.original.length }]) {
      if (typeof piece === 'string') {
        text += piece;
        continue;
      }
      if (text !== '' || piece.start > position) {
        const edit = this.#trimmed({ span: { start: position, end: piece.start }, text });
        if (edit !== undefined) edits.push(edit);
      }
      text = '';
      position = piece.end;
    }
    return edits;
  }

  #textOf(piece: Piece): string {
    return typeof piece === 'string' ? piece : this.original.slice(piece.start, piece.end);
  }

  /** An edit without what it would replace by itself; nothing if that is all. */
  #trimmed({ span, text }: Edit): Edit | undefined {
    const old = this.#textOf(span);
    if (old === text) return undefined;
    const most = Math.min(old.length, text.length);
    let before = 0;
    while (before < most && old[before] === text[before]) before += 1;
    if (isWithinCharacter(old, before) || isWithinCharacter(text, before)) before -= 1;
    let after = 0;
    while (after < most - before && old[old.length - 1 - after] === text[text.length - 1 - after]) after += 1;
    if (isWithinCharacter(old, old.length - after) || isWithinCharacter(text, text.length - after)) after -= 1;
    return {
      span: { start: span.start + before, end: span.end - after },
      text: text.slice(before, text.length - after),
    };
  }
}

/** The pieces that have not been taken yet. */
class Rest {
  #index = 0;
  /** How much of the piece at the index has been taken. */
  #offset = 0;

  constructor(private readonly pieces: readonly Piece[]) {}

  /** The next pieces, `length` units of text in all, or as much as there is. */
  take(length: number): Piece[] {
    const taken: Piece[] = [];
    let wanted = length;
    for (let piece = this.pieces[this.#index]; piece !== undefined && wanted > 0; piece = this.pieces[this.#index]) {
      const from = this.#offset;
      const to = Math.min(lengthOf(piece), from + wanted);
      taken.push(part(piece, from, to));
      wanted -= to - from;
      this.#offset = to === lengthOf(piece) ? 0 : to;
      if (this.#offset === 0) this.#index += 1;
    }
    return taken;
  }
}

function lengthOf(piece: Piece): number {
  return typeof piece === 'string' ? piece.length : piece.end - piece.start;
}

function part(piece: Piece, from: number, to: number): Piece {
  if (typeof piece === 'string') return piece.slice(from, to);
  return { start: piece.start + from, end: piece.start + to };
}

/** Whether a place lies within a surrogate pair or a CRLF, where no editor can put an edge. */
function isWithinCharacter(text: string, at: number): boolean {
  return /^(?:\r\n|[\uD800-\uDBFF][\uDC00-\uDFFF])$/.test(text.slice(Math.max(at - 1, 0), at + 1));
}
