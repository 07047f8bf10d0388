/** Whether a code unit is white space to BuildKit (Go's `unicode.IsSpace`); a byte-order mark is not, U+0085 is. */
export function isSpace(code: number): boolean {
  if (code <= 0x20) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  if (code < 0x1680) return code === 0x85 || code === 0xa0;
  return (
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000
  );
}

/** Whether a code unit separates an instruction from its arguments and arguments from each other: `[\t\v\f\r ]`. */
export function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0b || code === 0x0c || code === 0x0d;
}

/** The first index from `from` on, before `to`, whose unit is no white space; `to` if there is none. */
export function skipSpace(text: string, from: number, to = text.length): number {
  let index = from;
  while (index < to && isSpace(text.charCodeAt(index))) index++;
  return index;
}

/** The end of `text` between `from` and `to` without the white space at its end. */
export function trimEnd(text: string, from: number, to: number): number {
  let index = to;
  while (index > from && isSpace(text.charCodeAt(index - 1))) index--;
  return index;
}
