import type { Span } from '../../engine/span';
import { skipSpace, trimEnd } from './characters';

/** The three that BuildKit knows; any other name ends the directives. */
export type DirectiveName = 'syntax' | 'escape' | 'check';

/** A parser directive: `# escape=\``. Spans are absolute. */
export interface Directive {
  readonly name: DirectiveName;
  /** From `#` to the end of the value. */
  readonly span: Span;
  readonly nameSpan: Span;
  readonly value: string;
  readonly valueSpan: Span;
  /** Whether blanks stand before the `#`; BuildKit then obeys `escape`, but not `check` and `syntax`. */
  readonly indented: boolean;
}

const directivePattern = /^([A-Za-z][A-Za-z0-9]*)[\t\n\f\r ]*=/;

/**
 * Reads one line as a directive (BuildKit: `DirectiveParser.ParseLine`).
 * @param start Where the line begins, blanks included.
 * @param end Where it ends, without its line break.
 * @param prefix What comments begin with: `#`, or `//` for the syntax of files that are no Dockerfiles.
 */
export function readDirective(text: string, start: number, end: number, prefix = '#'): Directive | undefined {
  const hash = skipSpace(text, start, end);
  if (!text.startsWith(prefix, hash)) return undefined;
  const nameStart = skipSpace(text, hash + prefix.length, end);
  const match = directivePattern.exec(text.slice(nameStart, end));
  if (match === null) return undefined;
  const name = (match[1] as string).toLowerCase();
  if (name !== 'syntax' && name !== 'escape' && name !== 'check') return undefined;
  // A value of blanks alone is one blank to BuildKit; nothing at all is no directive.
  const afterEquals = nameStart + match[0].length;
  if (afterEquals === end) return undefined;
  const valueStart = Math.min(skipSpace(text, afterEquals, end), end - 1);
  const valueEnd = Math.max(trimEnd(text, valueStart, end), valueStart + 1);
  return {
    name,
    span: { start: hash, end: valueEnd },
    nameSpan: { start: nameStart, end: nameStart + name.length },
    value: text.slice(valueStart, valueEnd),
    valueSpan: { start: valueStart, end: valueEnd },
    indented: hash > start,
  };
}
