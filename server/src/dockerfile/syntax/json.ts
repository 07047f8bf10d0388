import type { SourcedText } from './sourced-text';

/** An element of a JSON array of strings, in units of the text that was read. */
export interface JsonString {
  /** Decoded. */
  readonly value: string;
  /** With its quotes. */
  readonly from: number;
  readonly to: number;
}

/** What arguments are, read as JSON. */
export type JsonForm =
  | { readonly kind: 'strings'; readonly strings: readonly JsonString[] }
  /** A JSON array with an element that is no string: BuildKit fails. */
  | { readonly kind: 'not-strings'; readonly from: number; readonly to: number };

/**
 * Reads arguments as a JSON array of strings (BuildKit: `parseJSON`).
 * `undefined` where they are none: BuildKit then takes the text as it is, even if a bracket opens it.
 */
export function readJson(text: string): JsonForm | undefined {
  if (text.charCodeAt(0) !== 0x5b) return undefined;
  let values: unknown;
  try {
    values = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!Array.isArray(values)) return undefined;
  const elements = elementSpans(text);
  const strings: JsonString[] = [];
  for (const [index, value] of values.entries()) {
    const { from, to } = elements[index] ?? { from: 0, to: text.length };
    if (typeof value !== 'string') return { kind: 'not-strings', from, to };
    strings.push({ value, from, to });
  }
  return { kind: 'strings', strings };
}

/** Where the elements of a valid JSON array stand. */
function elementSpans(text: string): { from: number; to: number }[] {
  const spans: { from: number; to: number }[] = [];
  let depth = 0;
  let from = -1;
  let to = -1;
  for (let index = 0; index < text.length; index++) {
    const char = text[index] as string;
    if (' \t\n\r'.includes(char)) continue;
    const closesArray = depth === 1 && char === ']';
    if (closesArray || (depth === 1 && char === ',')) {
      if (from !== -1) spans.push({ from, to });
      from = -1;
      if (closesArray) break;
      continue;
    }
    if (depth === 1 && from === -1) from = index;
    if (char === '"') {
      for (index++; text[index] !== '"'; index++) if (text[index] === '\\') index++;
    } else if (char === '[' || char === '{') depth++;
    else if (char === ']' || char === '}') depth--;
    to = index + 1;
  }
  return spans;
}

/** The content of a JSON string, decoded, with where each unit stands. */
export function jsonStringText(source: SourcedText, { value, from, to }: JsonString): SourcedText {
  if (!source.text.slice(from, to).includes('\\')) return source.slice(from + 1, to - 1);
  const indices: number[] = [];
  for (let index = from + 1; index < to - 1; index++) {
    indices.push(index);
    if (source.text[index] !== '\\') continue;
    index += source.text[index + 1] === 'u' ? 5 : 1;
  }
  return source.decoded(value, indices, from + 1);
}
