/** Longer texts of the document are cut, in UTF-16 units. */
const longest = 120;

/** A piece of the document as inline code: on one line, cut if it is long, and whatever backquotes it holds. */
export function code(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const cut = line.length > longest ? `${line.slice(0, longest)}…` : line;
  if (cut === '') return '` `';
  const runs = cut.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(0, ...runs.map((run) => run.length)) + 1);
  const pad = cut.startsWith('`') || cut.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${cut}${pad}${fence}`;
}

/** Paragraphs, those that are missing left out. */
export function paragraphs(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join('\n\n');
}
