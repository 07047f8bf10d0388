import { firstIndex } from '../../engine/search';

/** Where the lines of a text start, and how they are indented. Found once, when first asked; each answer then takes few steps. */
export class Lines {
  #starts: readonly number[] | undefined;
  /** Where the indentation of a line ends, by the line. */
  readonly #ends = new Map<number, number>();

  constructor(readonly text: string) {}

  /** Whether the text is one line. */
  get isSingle(): boolean {
    return this.#allStarts.length === 1;
  }

  /** The blanks at the start of the line that holds `offset`, as far as they stand before it. */
  indentationAt(offset: number): string {
    const line = this.#lineAt(offset);
    return this.text.slice(this.#startOf(line), Math.min(this.#endOfIndentation(line), offset));
  }

  /** Where the line starts that holds `offset`. */
  startAt(offset: number): number {
    return this.#startOf(this.#lineAt(offset));
  }

  /** Whether nothing but blanks stands before `offset` on its line. */
  startsLine(offset: number): boolean {
    return offset <= this.#endOfIndentation(this.#lineAt(offset));
  }

  /** Where the lines start that start after `start`, not after `end`, and are indented by `depth` blanks or more. */
  startsWithin(start: number, end: number, depth: number): readonly number[] {
    const starts: number[] = [];
    const last = this.#lineAt(end);
    for (let line = this.#lineAt(start) + 1; line <= last; line += 1) {
      if (this.#startOf(line) + depth <= this.#endOfIndentation(line)) starts.push(this.#startOf(line));
    }
    return starts;
  }

  get #allStarts(): readonly number[] {
    this.#starts ??= startsOf(this.text);
    return this.#starts;
  }

  #startOf(line: number): number {
    return this.#allStarts[line] as number;
  }

  #lineAt(offset: number): number {
    return firstIndex(this.#allStarts.length, (line) => this.#startOf(line) > offset) - 1;
  }

  #endOfIndentation(line: number): number {
    let end = this.#ends.get(line);
    if (end !== undefined) return end;
    end = this.#startOf(line);
    while (this.text[end] === ' ' || this.text[end] === '\t') end += 1;
    this.#ends.set(line, end);
    return end;
  }
}

function startsOf(text: string): number[] {
  const starts = [0];
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  return starts;
}
