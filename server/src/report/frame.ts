import type { Colors } from 'picocolors/types';
import type { Span } from '../engine/span';
import { cutAround, uncut } from './cut';
import type { Range } from './result';
import { printable } from './width';

/** How a code frame is drawn. */
export interface FrameStyle {
  readonly colors: Colors;
  /** Paints the underline. */
  readonly mark: (text: string) => string;
  /** Columns of the terminal. */
  readonly columns: number;
}

/**
 * The lines that a range covers, with the range underlined: one line whole, of several the first and the last. Lines too
 * long for the terminal are cut around the range.
 */
export function frame(text: string, { start: from, end: to }: Span, range: Range, style: FrameStyle): string[] {
  const first = lineAround(text, from);
  const last = lineAround(text, to);
  const single = first.start === last.start;
  const gutter = String(range.end.line + 1).length;
  const bar = style.colors.dim('│');
  const draw = (line: Span, start: number, end: number, number: number): string[] => {
    const cut = cutAround(
      text.slice(line.start, line.end),
      start - line.start,
      end - line.start,
      style.columns - gutter - 5,
    );
    return [
      `  ${style.colors.dim(String(number).padStart(gutter))} ${bar} ${cut.shown}`,
      `  ${' '.repeat(gutter)} ${bar} ${' '.repeat(cut.before)}${style.mark('^'.repeat(Math.max(1, cut.marked)))}`,
    ];
  };
  if (single) return draw(first, from, to, range.start.line + 1);
  const lines = draw(first, from, first.end, range.start.line + 1);
  if (range.end.line - range.start.line > 1) lines.push(`  ${style.colors.dim('⋮'.padStart(gutter))} ${bar}`);
  const firstInLast = last.start + (/^[ \t]*/.exec(text.slice(last.start, to))?.[0].length ?? 0);
  return to === last.start ? lines : [...lines, ...draw(last, firstInLast, to, range.end.line + 1)];
}

/** The line that an offset lies in, without its end. */
function lineAround(text: string, offset: number): Span {
  const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  const rest = /[\r\n]/g;
  rest.lastIndex = offset;
  const end = rest.exec(text)?.index ?? text.length;
  return { start: Math.min(start, end), end };
}

/** A whole small text, with carets under each of the spans. */
export function underlinedLines(
  text: string,
  spans: readonly Span[],
  { colors, mark }: Pick<FrameStyle, 'colors' | 'mark'>,
): string[] {
  const bar = colors.dim('│');
  let offset = 0;
  return text.split('\n').flatMap((line) => {
    const start = offset;
    const end = start + line.length;
    offset = end + 1;
    const marked = spans.filter(
      (span) => span.start <= end && span.end >= start && (span.end > start || span.start >= start),
    );
    if (marked.length === 0) return [`  ${bar} ${printable(line)}`.trimEnd()];
    let carets = '';
    for (const span of marked) {
      const cut = uncut(line, Math.max(span.start - start, 0), Math.min(span.end - start, line.length));
      carets = carets.padEnd(cut.before) + '^'.repeat(Math.max(1, cut.marked));
    }
    return [`  ${bar} ${printable(line)}`, `  ${bar} ${mark(carets)}`];
  });
}
