/** A half-open range of a text, in UTF-16 code units from its start (`start` ≤ `end`). */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The same span, `by` code units further on. */
export function shift(span: Span, by: number): Span {
  return by === 0 ? span : { start: span.start + by, end: span.end + by };
}

/** Whether `inner` lies within `outer`; equal spans count. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Whether two spans share at least one code unit, or touch where one of them is empty. */
export function overlaps(a: Span, b: Span): boolean {
  if (a.start === a.end || b.start === b.end) return a.start <= b.end && b.start <= a.end;
  return a.start < b.end && b.start < a.end;
}
