import type { Span } from '../../engine/span';

/**
 * A text that was made from parts of another (lines joined, quotes removed) and still knows where each unit stood there.
 * Made of runs: `starts[i]` is where run i begins in the joined text, `sources[i]` where it stood in the source.
 */
export class SourcedText {
  readonly #starts: readonly number[];
  readonly #sources: readonly number[];
  /** Where this view begins in the joined text that it was sliced from. */
  readonly #offset: number;

  private constructor(
    readonly text: string,
    starts: readonly number[],
    sources: readonly number[],
    offset: number,
  ) {
    this.#starts = starts;
    this.#sources = sources;
    this.#offset = offset;
  }

  /** A text that stands in the source as it is, from `source` on. */
  static plain(text: string, source: number): SourcedText {
    return new SourcedText(text, [0], [source], 0);
  }

  /** The given spans of `source`, joined. */
  static join(source: string, spans: readonly Span[]): SourcedText {
    const first = spans[0];
    if (first === undefined) return SourcedText.plain('', 0);
    if (spans.length === 1) return SourcedText.plain(source.slice(first.start, first.end), first.start);
    const starts: number[] = [];
    const sources: number[] = [];
    const parts: string[] = [];
    let length = 0;
    for (const { start, end } of spans) {
      if (end <= start) continue;
      starts.push(length);
      sources.push(start);
      parts.push(source.slice(start, end));
      length += end - start;
    }
    if (starts.length === 0) return SourcedText.plain('', first.start);
    return new SourcedText(parts.join(''), starts, sources, 0);
  }

  /** A text decoded from this one: unit i came from the unit `indices[i]` of this text. */
  decoded(text: string, indices: readonly number[], emptyAt: number): SourcedText {
    if (text.length === 0) return SourcedText.plain('', this.at(emptyAt));
    const starts: number[] = [];
    const sources: number[] = [];
    let expected = -1;
    for (let index = 0; index < text.length; index++) {
      const source = this.at(indices[index] as number);
      if (source !== expected) {
        starts.push(index);
        sources.push(source);
      }
      expected = source + 1;
    }
    return new SourcedText(text, starts, sources, 0);
  }

  get length(): number {
    return this.text.length;
  }

  /** Where unit `index` stands in the source; the end of the text stands right after its last unit. */
  at(index: number): number {
    const starts = this.#starts;
    if (starts.length === 1) return (this.#sources[0] as number) + this.#offset + index;
    if (index > 0 && index >= this.text.length) return this.at(this.text.length - 1) + 1;
    const wanted = this.#offset + index;
    const run = this.#runOf(wanted);
    return (this.#sources[run] as number) + wanted - (starts[run] as number);
  }

  /** The run that holds a unit of the joined text. */
  #runOf(wanted: number): number {
    const starts = this.#starts;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= wanted) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** How many units stand before a place of the source, in a text whose units are in the source's order. */
  before(source: number): number {
    let low = 0;
    let high = this.text.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.at(middle) < source) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The span in the source of the units from `from` to `to`; what was left out between them is included. */
  span(from = 0, to = this.text.length): Span {
    if (to <= from) {
      const at = this.at(from);
      return { start: at, end: at };
    }
    return { start: this.at(from), end: this.at(to - 1) + 1 };
  }

  /** The spans of the source that it is made of. */
  pieces(): Span[] {
    const found: Span[] = [];
    let position = 0;
    while (position < this.text.length) {
      const run = this.#runOf(this.#offset + position);
      const end = Math.min(this.text.length, (this.#starts[run + 1] ?? Number.POSITIVE_INFINITY) - this.#offset);
      found.push({ start: this.at(position), end: this.at(position) + end - position });
      position = end;
    }
    return found;
  }

  /** Whether the units stand in the source one after the other, so that their span holds nothing else. */
  isContiguous(from = 0, to = this.text.length): boolean {
    return to <= from || this.at(to - 1) - this.at(from) === to - 1 - from;
  }

  slice(from: number, to = this.text.length): SourcedText {
    if (from === 0 && to === this.text.length) return this;
    return new SourcedText(this.text.slice(from, to), this.#starts, this.#sources, this.#offset + from);
  }
}
