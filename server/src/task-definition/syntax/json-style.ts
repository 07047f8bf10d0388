import type { Data } from './editor';

/** How an author lays out JSON. */
export interface JsonStyle {
  readonly lineEnd: string;
  /** One level of indentation. */
  readonly unit: string;
  /** The colon with the blanks around it. */
  readonly colon: string;
  /** What stands inside the braces of an object on one line. */
  readonly padding: string;
}

/** Reads the style off a text; two blanks, `: ` and `{ … }` where it shows none. */
export function styleOf(text: string): JsonStyle {
  const head = text.slice(0, 4096);
  return {
    lineEnd: /\r\n|\n|\r/.exec(head)?.[0] ?? '\n',
    unit: /^[[{][ \t]*[\r\n]+([ \t]+)\S/m.exec(head)?.[1] ?? '  ',
    colon: /"([ \t]*:[ \t]*)["\d[{tf]/.exec(head)?.[1] ?? ': ',
    padding: /\{([ \t]*)"/.exec(head)?.[1] ?? ' ',
  };
}

/** How a scalar is written, by the names and indices that lead to it from the value that is printed. */
type ScalarWriter = (value: string | number | boolean | null, path: readonly (string | number)[]) => string;

/**
 * A value as JSON. Objects take a line per member unless `indentation` is `undefined`, lists of scalars one line.
 * @param scalar writes what is neither object nor list; default: as JSON.
 */
export function print(
  value: Data,
  style: JsonStyle,
  indentation: string | undefined,
  scalar: ScalarWriter = (value) => JSON.stringify(value),
  path: readonly (string | number)[] = [],
): string {
  if (typeof value !== 'object' || value === null) return scalar(value, path);
  const isList = Array.isArray(value);
  const inner = indentation === undefined ? undefined : indentation + style.unit;
  const parts = isList
    ? value.map((item: Data, index) => print(item, style, inner, scalar, [...path, index]))
    : Object.entries(value).map(([key, item]) => {
        return `${JSON.stringify(key)}${style.colon}${print(item, style, inner, scalar, [...path, key])}`;
      });
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  if (parts.length === 0) return open + close;
  const flat = isList && value.every((item: Data) => typeof item !== 'object');
  if (flat) return `${open}${parts.join(', ')}${close}`;
  if (indentation === undefined) {
    const padding = isList ? '' : style.padding;
    return `${open}${padding}${parts.join(', ')}${padding}${close}`;
  }
  const lines = parts.map((part) => `${style.lineEnd}${inner}${part}`);
  return `${open}${lines.join(',')}${style.lineEnd}${indentation}${close}`;
}
