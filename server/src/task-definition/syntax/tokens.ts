import { createScanner, type JSONScanner } from 'jsonc-parser';
import type { Span } from '../../engine/span';
import { isStatement, placeholderLength } from '../tables/placeholders';

/**
 * - `placeholder` stands for a value or a key, `statement` (`{% if x %}`, `{{#each}}`) for nothing.
 * - `word` is what JSON does not know: a bare word, a string in single quotes, a stray character; `blank` is a blank of that kind.
 */
export type TokenKind =
  | '{'
  | '}'
  | '['
  | ']'
  | ':'
  | ','
  | 'string'
  | 'number'
  | 'true'
  | 'false'
  | 'null'
  | 'placeholder'
  | 'statement'
  | 'comment'
  | 'blank'
  | 'word'
  | 'end';

/** A token of JSON, or of a template that makes JSON. */
export class Token {
  constructor(
    readonly kind: TokenKind,
    readonly start: number,
    readonly end: number,
    /** The decoded value of a string; the text of a number or a word. */
    readonly value = '',
    /** What is wrong with the token itself. */
    readonly fault?: string,
  ) {}

  /** Made when asked for, since most tokens never are. */
  get span(): Span {
    return { start: this.start, end: this.end };
  }
}

/**
 * Cuts a text into tokens. Strings, numbers, words and comments are read by the scanner of jsonc-parser; placeholders are cut out
 * before it can take their braces for objects.
 */
export class Tokens {
  readonly #scanner: JSONScanner;
  #position: number;
  #previous: TokenKind | undefined;

  constructor(readonly text: string) {
    this.#scanner = createScanner(text, false);
    this.#position = text.startsWith('\uFEFF') ? 1 : 0;
  }

  /** The next token; at the end of the text `end`, again and again. */
  next(): Token {
    const { text } = this;
    const start = afterBlanks(text, this.#position);
    if (start === text.length) return new Token('end', start, start);
    const first = text[start] as string;
    if (isStructural(first) && !(first === '{' && '{%#'.includes(text[start + 1] ?? ' '))) {
      return this.#token(first, start, start + 1);
    }
    const foreign = foreignBlanks(text, start);
    if (foreign > 0) return this.#token('blank', start, start + foreign);
    this.#scanner.setPosition(start);
    this.#scanner.scan();
    // Past a comment without an end the scanner stands behind the text.
    return this.#scanned(first, start, Math.min(start + this.#scanner.getTokenLength(), text.length));
  }

  /** @param end where the scanner ends the token. */
  #scanned(first: string, start: number, end: number): Token {
    const { text } = this;
    if (first === '"') {
      const past = endOfTemplatedString(text, start, end, this.#previous === ':');
      if (past !== undefined) return this.#token('string', start, past, text.slice(start + 1, past - 1));
      const fault = stringFaults[this.#scanner.getTokenError()];
      return this.#token('string', start, end, this.#scanner.getTokenValue(), fault);
    }
    const placeholder = mayStartPlaceholder(text, start, end) ? placeholderLength(text, start) : 0;
    if (placeholder > 0) {
      const source = text.slice(start, start + placeholder);
      return this.#token(isStatement(source) ? 'statement' : 'placeholder', start, start + placeholder);
    }
    return this.#plain(start, end);
  }

  #plain(start: number, scanned: number): Token {
    const { text } = this;
    let end = scanned;
    // The scanner makes two numbers of 012.
    if (/^-?0/.test(text.slice(start, start + 2))) while (/\d/.test(text[end] ?? ' ')) end += 1;
    const source = text.slice(start, end);
    if (source === '{') return this.#token(source, start, end);
    if (source.startsWith('//') || source.startsWith('/*')) return this.#token('comment', start, end);
    if (source === 'true' || source === 'false' || source === 'null') return this.#token(source, start, end);
    if (!/^-?\d/.test(source)) return this.#token('word', start, end, source);
    const isSound = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(source);
    return this.#token(
      'number',
      start,
      end,
      source,
      isSound ? undefined : `${source} is not written as a JSON number.`,
    );
  }

  #token(kind: TokenKind, start: number, end: number, value?: string, fault?: string): Token {
    this.#position = end;
    this.#previous = kind;
    return new Token(kind, start, end, value, fault);
  }
}

type Structural = '{' | '}' | '[' | ']' | ':' | ',';

function isStructural(character: string): character is Structural {
  return '{}[]:,'.includes(character);
}

/** The next offset that holds no blank of JSON. */
function afterBlanks(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d) break;
  }
  return at;
}

/** How many blanks stand at `offset` that JSON does not know, such as the no-break space that web pages have. */
function foreignBlanks(text: string, offset: number): number {
  const code = text.charCodeAt(offset);
  if (code > 0x20 && code < 0x80) return 0;
  return /^[^\S \t\r\n]+/.exec(text.slice(offset, offset + 100))?.[0].length ?? 0;
}

/** The faults of a string, by the error codes of the scanner. */
const stringFaults: Readonly<Record<number, string>> = {
  2: 'This string has no closing quote on its line.',
  4: 'A \\u in a JSON string is followed by four hexadecimal digits.',
  5: 'JSON knows no such escape; a backslash itself is written \\\\.',
  6: 'A JSON string cannot hold a control character; write \\t for a tab and \\n for a new line.',
};

/** Spares most tokens the regular expression. */
function mayStartPlaceholder(text: string, start: number, end: number): boolean {
  const first = text[start] as string;
  if (first === '{') return true;
  if (first === '/') return false;
  if (/[\d-]/.test(first)) return /[{$<%_@#]/.test(text[end] ?? ' ');
  return !/^(?:true|false|null)$/.test(text.slice(start, end)) || /[{$<%_@#]/.test(text[end] ?? ' ');
}

const openings: Readonly<Record<string, string>> = { '{{': '}}', '${': '}', '<%': '%>' };

/**
 * The end of a string whose placeholder holds quotes itself, as in `"{{ env "IMAGE" }}"`; `undefined` for all others.
 * The template engine is done with these quotes before JSON is read.
 */
function endOfTemplatedString(text: string, start: number, end: number, isValue: boolean): number | undefined {
  let after = end;
  while (text[after] === ' ' || text[after] === '\t') after += 1;
  // What follows a whole string in JSON; where it does, there is nothing to mend.
  if (after === text.length || '}]\r\n'.includes(text[after] as string)) return undefined;
  if (',:'.includes(text[after] as string) && !(isValue && cannotFollowValue(text, after))) return undefined;
  const source = text.slice(start + 1, end - 1);
  const at = Math.max(source.lastIndexOf('{{'), source.lastIndexOf('${'), source.lastIndexOf('<%'));
  if (at === -1) return undefined;
  const closing = openings[source.slice(at, at + 2)] as string;
  if (source.includes(closing, at)) return undefined;
  const [line = ''] = text.slice(end, end + longestRest).split('\n', 1);
  const closed = line.indexOf(closing);
  if (closed === -1) return undefined;
  const quote = line.indexOf('"', closed + closing.length);
  return quote === -1 ? undefined : end + quote + 1;
}

/** How far the rest of a placeholder with quotes in it is sought. */
const longestRest = 500;

/** Whether a colon or a comma cannot follow the value of a member: after a comma the next name is due, with a colon behind it. */
function cannotFollowValue(text: string, at: number): boolean {
  return text[at] === ':' || /^,[ \t]*"[^"\n]*"(?![ \t]*:)/.test(text.slice(at, at + longestRest));
}
