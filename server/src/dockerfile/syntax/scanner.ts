import type { Span } from '../../engine/span';
import { skipSpace, trimEnd } from './characters';
import { type Directive, readDirective } from './directives';
import { readHead } from './head';
import { type HeredocOpener, heredocOpeners } from './heredocs';
import { readJson } from './json';
import { SourcedText } from './sourced-text';

/** A comment line; spans are absolute. */
export interface Comment {
  /** From `#` to the last unit that is no blank. */
  readonly span: Span;
  /** What follows the `#`, trimmed. */
  readonly text: string;
  /** Whether blanks stand before the `#`. BuildKit does not read such a comment as `# check=…`. */
  readonly indented: boolean;
}

/** The body of a heredoc, relative to the start of its piece. */
export interface HeredocBody {
  readonly opener: HeredocOpener;
  /** The lines between, with the last line break. */
  readonly body: Span;
  /** The line that ends it, without its break; absent where the file ends before it. */
  readonly terminator: Span | undefined;
}

/** One instruction as it lies in the text. */
export interface Piece {
  /** Absolute; the first unit that is no blank. */
  readonly start: number;
  /** Absolute; the end of the last line without its break. */
  readonly end: number;
  /** What the joined line is made of, relative to `start`. */
  readonly parts: readonly Span[];
  /** The blank lines within the continued lines, without their breaks, relative to `start`. */
  readonly emptyLines: readonly Span[];
  readonly heredocs: readonly HeredocBody[];
  /** The comments above that belong to it, by BuildKit's reckoning: blank lines do not part them, an empty `#` does. */
  readonly comments: readonly Comment[];
}

/** A text cut into directives, comments and instructions. */
export interface Scan {
  readonly escapeCharacter: '\\' | '`';
  readonly shebang: Span | undefined;
  readonly directives: readonly Directive[];
  /** All comments between instructions; those within one belong to its text. */
  readonly comments: readonly Comment[];
  readonly pieces: readonly Piece[];
}

/** Cuts a text as BuildKit's parser does (`parser.Parse`). Never fails, linear in the text. */
export function scan(text: string): Scan {
  return new Scanner(text).run();
}

class Scanner {
  #escapeCharacter: '\\' | '`' = '\\';
  #position: number;
  #lineEnd = 0;
  readonly #directives: Directive[] = [];
  readonly #comments: Comment[] = [];
  readonly #pieces: Piece[] = [];

  constructor(readonly text: string) {
    this.#position = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  }

  run(): Scan {
    const shebang = this.#shebang();
    if (shebang === undefined) this.#readDirectives();
    let pending: Comment[] = [];
    while (this.#position < this.text.length) {
      const lineStart = this.#position;
      this.#lineEnd = this.#endOfLine(lineStart);
      const start = skipSpace(this.text, lineStart, this.#lineEnd);
      if (start === this.#lineEnd) {
        this.#nextLine();
        continue;
      }
      if (this.text.charCodeAt(start) === 0x23) {
        const comment = this.#comment(lineStart, start);
        this.#comments.push(comment);
        if (comment.text === '' && !comment.indented) pending = [];
        else pending.push(comment);
        this.#nextLine();
        continue;
      }
      this.#pieces.push(this.#piece(start, pending));
      pending = [];
    }
    return {
      escapeCharacter: this.#escapeCharacter,
      shebang,
      directives: this.#directives,
      comments: this.#comments,
      pieces: this.#pieces,
    };
  }

  /** Where the line that begins at `start` ends, without `\n` and the `\r`s before it. */
  #endOfLine(start: number): number {
    const next = this.text.indexOf('\n', start);
    this.#next = next === -1 ? this.text.length : next + 1;
    let end = next === -1 ? this.text.length : next;
    while (end > start && this.text.charCodeAt(end - 1) === 0x0d) end--;
    return end;
  }

  #next = 0;

  #nextLine(): void {
    this.#position = this.#next;
  }

  /** BuildKit ends the directives at a `#!` line, but reads `syntax` and `check` below it. */
  #shebang(): Span | undefined {
    if (!this.text.startsWith('#!', this.#position)) return undefined;
    const start = this.#position;
    const end = this.#endOfLine(start);
    this.#nextLine();
    const below = this.#position;
    this.#readDirectives((directive) => directive.name !== 'escape');
    this.#position = below;
    return { start, end };
  }

  #readDirectives(keep: (directive: Directive) => boolean = () => true): void {
    while (this.#position < this.text.length) {
      const end = this.#endOfLine(this.#position);
      const directive = readDirective(this.text, this.#position, end);
      if (directive === undefined) return;
      if (keep(directive)) this.#obey(directive);
      this.#nextLine();
    }
  }

  #obey(directive: Directive): void {
    const repeated = this.#directives.some(({ name }) => name === directive.name);
    this.#directives.push(directive);
    if (directive.name !== 'escape' || repeated) return;
    if (directive.value === '`' || directive.value === '\\') this.#escapeCharacter = directive.value;
  }

  #comment(lineStart: number, hash: number): Comment {
    const end = trimEnd(this.text, hash, this.#lineEnd);
    const from = skipSpace(this.text, hash + 1, end);
    return { span: { start: hash, end }, text: this.text.slice(from, end), indented: hash > lineStart };
  }

  #piece(start: number, comments: readonly Comment[]): Piece {
    const parts: Span[] = [];
    const emptyLines: Span[] = [];
    let end = this.#lineEnd;
    let continued = this.#addPart(parts, start, start);
    this.#nextLine();
    while (continued && this.#position < this.text.length) {
      const lineStart = this.#position;
      this.#lineEnd = this.#endOfLine(lineStart);
      this.#nextLine();
      const first = skipSpace(this.text, lineStart, this.#lineEnd);
      end = this.#lineEnd;
      if (first === this.#lineEnd) emptyLines.push({ start: lineStart - start, end: this.#lineEnd - start });
      else if (this.text.charCodeAt(first) !== 0x23) continued = this.#addPart(parts, lineStart, start);
    }
    const heredocs = this.#heredocs(parts, start);
    const last = heredocs.at(-1);
    if (last !== undefined) end = start + (last.terminator?.end ?? last.body.end);
    return { start, end, parts, emptyLines, heredocs, comments };
  }

  /** Adds a line without its continuation character; whether it has one. */
  #addPart(parts: Span[], lineStart: number, base: number): boolean {
    let end = this.#lineEnd;
    let last = end - 1;
    while (last >= lineStart && (this.text.charCodeAt(last) === 0x20 || this.text.charCodeAt(last) === 0x09)) last--;
    const escapeCharacter = this.#escapeCharacter.charCodeAt(0);
    const continued =
      last >= lineStart &&
      this.text.charCodeAt(last) === escapeCharacter &&
      (last === lineStart || this.text.charCodeAt(last - 1) !== escapeCharacter);
    if (continued) end = last;
    parts.push({ start: lineStart - base, end: end - base });
    return continued;
  }

  #heredocs(parts: readonly Span[], base: number): HeredocBody[] {
    const source = this.text.slice(base, base + (parts.at(-1)?.end ?? 0));
    if (!source.includes('<<')) return [];
    const line = SourcedText.join(source, parts).text;
    if (!canOpenHeredocs(line, this.#escapeCharacter)) return [];
    return heredocOpeners(line).openers.map((opener) => this.#heredoc(opener, base));
  }

  #heredoc(opener: HeredocOpener, base: number): HeredocBody {
    const start = this.#position;
    while (this.#position < this.text.length) {
      const lineStart = this.#position;
      const end = this.#endOfLine(lineStart);
      let from = lineStart;
      if (opener.dropsTabs) while (from < end && this.text.charCodeAt(from) === 0x09) from++;
      this.#nextLine();
      if (end - from === opener.name.length && this.text.startsWith(opener.name, from)) {
        const body = { start: start - base, end: lineStart - base };
        return { opener, body, terminator: { start: lineStart - base, end: end - base } };
      }
    }
    return { opener, body: { start: start - base, end: this.text.length - base }, terminator: undefined };
  }
}

/** Whether a line's instruction takes heredocs: RUN, COPY, ADD and ONBUILD of these, unless its arguments are a JSON array. */
function canOpenHeredocs(line: string, escapeCharacter: string): boolean {
  let head = readHead(line, escapeCharacter);
  if (head.keyword === 'ONBUILD') head = readHead(line, escapeCharacter, head.argumentsFrom);
  if (head.keyword !== 'RUN' && head.keyword !== 'COPY' && head.keyword !== 'ADD') return false;
  return readJson(line.slice(head.argumentsFrom, head.argumentsTo))?.kind !== 'strings';
}
