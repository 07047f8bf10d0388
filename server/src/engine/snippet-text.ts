/** A text as a snippet that inserts just that. */
export function escaped(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
