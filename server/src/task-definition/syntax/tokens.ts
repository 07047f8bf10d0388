import { createScanner } from 'jsonc-parser';
import type { Span } from '../../engine/span';
import { isStatement, placeholderLength } from '../tables/placeholders';

/**
 * - `placeholder` stands for a value or a key, `statement` (`{% if x %}`, `{{#each}}`) for nothing.
 * - `word` is what JSON does not know: a bare word, a string in single quotes, a stray character.
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
  | 'word'
  | 'end';

/** A token of JSON, or of a template that makes JSON. */
export interface Token {
  readonly kind: TokenKind;
  readonly span: Span;
  /** The decoded value of a string; the text of a number. */
  readonly value: string;
  /** What is wrong with the token itself. */
  readonly fault?: string;
}

/**
 * Cuts a text into tokens, the last of which is `end`. JSON is read by the scanner of jsonc-parser; placeholders are cut out
 * before it can take their braces for objects.
 */
export function* tokens(text: string): Generator<Token> {
  const scanner = createScanner(text, false);
  if (text.startsWith('\uFEFF')) scanner.setPosition(1);
  let firstFree = 0;
  for (;;) {
    scanner.scan();
    const start = Math.max(scanner.getTokenOffset(), firstFree);
    let end = Math.min(start + scanner.getTokenLength(), text.length);
    if (start >= text.length) break;
    const first = text[start] as string;
    if (/\s/.test(first)) continue;
    const placeholder = mayStartPlaceholder(text, start, end) ? placeholderLength(text, start) : 0;
    if (placeholder > 0) {
      firstFree = start + placeholder;
      scanner.setPosition(firstFree);
      const kind = isStatement(text.slice(start, firstFree)) ? 'statement' : 'placeholder';
      yield { kind, span: { start, end: firstFree }, value: '' };
      continue;
    }
    if (first === '"') {
      const past = endOfTemplatedString(text, start, end);
      if (past !== undefined) {
        end = past;
        scanner.setPosition(end);
        yield { kind: 'string', span: { start, end }, value: text.slice(start + 1, end - 1) };
        continue;
      }
    }
    if (first === '0' || text.startsWith('-0', start)) {
      // The scanner makes two numbers of 012.
      while (/\d/.test(text[end] ?? ' ')) end += 1;
      scanner.setPosition(end);
    }
    yield plainToken(text, { start, end }, scanner.getTokenValue(), scanner.getTokenError());
  }
  yield { kind: 'end', span: { start: text.length, end: text.length }, value: '' };
}

const structural = new Set<string>(['{', '}', '[', ']', ':', ',']);

function plainToken(text: string, span: Span, value: string, error: number): Token {
  const source = text.slice(span.start, span.end);
  if (structural.has(source)) return { kind: source as TokenKind, span, value };
  const first = source[0] as string;
  if (first === '"') return { kind: 'string', span, value, fault: stringFaults[error] };
  if (source.startsWith('//') || source.startsWith('/*')) return { kind: 'comment', span, value };
  if (source === 'true' || source === 'false' || source === 'null') return { kind: source, span, value };
  if (/^-?\d/.test(source)) {
    const sound = error === 0 && /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(source);
    return {
      kind: 'number',
      span,
      value: source,
      fault: sound ? undefined : `${source} is not written as a JSON number.`,
    };
  }
  return { kind: 'word', span, value: source };
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
  if (first === '{') return '{%#'.includes(text[start + 1] ?? ' ');
  if ('"}[]:,/'.includes(first)) return false;
  if (/[\d-]/.test(first)) return /[{$<%_@#]/.test(text[end] ?? ' ');
  return !/^(?:true|false|null)$/.test(text.slice(start, end)) || /[{$<%_@#]/.test(text[end] ?? ' ');
}

const openings: Readonly<Record<string, string>> = { '{{': '}}', '${': '}', '<%': '%>' };

/**
 * The end of a string whose placeholder holds quotes itself, as in `"{{ env "IMAGE" }}"`; `undefined` for all others.
 * The template engine is done with these quotes before JSON is read.
 */
function endOfTemplatedString(text: string, start: number, end: number): number | undefined {
  // What follows a whole string in JSON; where it does, there is nothing to mend.
  if (/^[ \t]*(?:[,:}\]\r\n]|$)/.test(text.slice(end, end + 80))) return undefined;
  const source = text.slice(start + 1, end - 1);
  const at = Math.max(source.lastIndexOf('{{'), source.lastIndexOf('${'), source.lastIndexOf('<%'));
  if (at === -1) return undefined;
  const closing = openings[source.slice(at, at + 2)] as string;
  if (source.includes(closing, at)) return undefined;
  const line = text.slice(end, lineEnd(text, end));
  const closed = line.indexOf(closing);
  if (closed === -1) return undefined;
  const quote = line.indexOf('"', closed + closing.length);
  return quote === -1 ? undefined : end + quote + 1;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}
