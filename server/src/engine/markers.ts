import type { Span } from './span';

/** A text without its `«…»` marks, and the spans that they enclosed, in order. */
export function readMarks(marked: string): { text: string; spans: Span[] } {
  const spans: Span[] = [];
  const starts: number[] = [];
  let text = '';
  for (const character of marked) {
    if (character === '«') starts.push(text.length);
    else if (character === '»') spans.push({ start: starts.pop() ?? text.length, end: text.length });
    else text += character;
  }
  return { text, spans: spans.sort((a, b) => a.start - b.start || a.end - b.end) };
}
