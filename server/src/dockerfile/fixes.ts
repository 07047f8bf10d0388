import type { Fix, Safety } from '../engine/finding';
import type { Span } from '../engine/span';

/** A fix that puts `text` in the place of `span`. */
export function replacing(span: Span, text: string, title: string, safety: Safety): Fix {
  return { title, safety, edits: [{ span, text }] };
}

/** The span together with the blanks before it, so that removing it leaves no gap. */
export function withBlanksBefore(source: string, span: Span): Span {
  let start = span.start;
  while (start > 0 && (source[start - 1] === ' ' || source[start - 1] === '\t')) start--;
  return { start, end: span.end };
}
