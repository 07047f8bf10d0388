import type { Data } from './editor';

/** How an author lays out JSON. */
export interface JsonStyle {
  readonly lineEnd: string;
  /** One level of indentation. */
  readonly unit: string;
  /** The colon with the blanks around it. */
  readonly colon: string;
}

/** Reads the style off a text; two blanks and `: ` where it shows none. */
export function styleOf(text: string): JsonStyle {
  const head = text.slice(0, 4096);
  return {
    lineEnd: /\r\n|\n|\r/.exec(head)?.[0] ?? '\n',
    unit: /^[[{][ \t]*[\r\n]+([ \t]+)\S/m.exec(head)?.[1] ?? '  ',
    colon: /"([ \t]*:[ \t]*)["\d[{tf]/.exec(head)?.[1] ?? ': ',
  };
}

/** A value as JSON. Objects take a line per member unless `indentation` is `undefined`, lists of scalars one line. */
export function print(value: Data, style: JsonStyle, indentation: string | undefined): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const isList = Array.isArray(value);
  const inner = indentation === undefined ? undefined : indentation + style.unit;
  const parts = isList
    ? value.map((item: Data) => print(item, style, inner))
    : Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}${style.colon}${print(item, style, inner)}`);
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  if (parts.length === 0) return open + close;
  const flat = isList && value.every((item: Data) => typeof item !== 'object');
  if (indentation === undefined || flat) return `${open}${parts.join(', ')}${close}`;
  const lines = parts.map((part) => `${style.lineEnd}${inner}${part}`);
  return `${open}${lines.join(',')}${style.lineEnd}${indentation}${close}`;
}
