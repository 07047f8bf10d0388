import type { Span } from '../../engine/span';
import type { RawFlag } from './head';
import type { SourcedText } from './sourced-text';

/** A flag: `--from=build`. Spans count from the instruction's start. */
export interface Flag {
  /** Without the dashes, as written. BuildKit compares case-sensitively. */
  readonly name: string;
  /** With the dashes, without the value. */
  readonly nameSpan: Span;
  /** After the first `=`, without quotes and escapes; absent where no `=` stands. */
  readonly value: SourcedText | undefined;
  readonly span: Span;
}

/** Parts a flag at its first `=`. */
export function readFlag(line: SourcedText, raw: RawFlag): Flag {
  const decoded = line.decoded(raw.text, raw.indices, raw.from);
  const equals = raw.text.indexOf('=');
  const nameEnd = equals === -1 ? raw.text.length : equals;
  return {
    name: raw.text.slice(2, nameEnd),
    nameSpan: equals === -1 ? line.span(raw.from, raw.to) : decoded.span(0, nameEnd),
    value: equals === -1 ? undefined : decoded.slice(equals + 1),
    span: line.span(raw.from, raw.to),
  };
}
