/** More of a text is of no use in a message. */
const longest = 60;

/** A text of the file as messages show it: in double quotes, on one line, and shortened where it is long. */
export function quoted(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return `"${line.length > longest ? `${line.slice(0, longest)}…` : line}"`;
}
