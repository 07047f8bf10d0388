import { printable, widthOf } from './width';

/** A line as far as it is printed. */
export interface Cut {
  readonly shown: string;
  /** Columns before the underline, and under it. */
  readonly before: number;
  readonly marked: number;
}

/** The whole line. `start` and `end`, in UTF-16 units, are what is underlined. */
export function uncut(line: string, start: number, end: number): Cut {
  return {
    shown: printable(line),
    before: widthOf(printable(line.slice(0, start))),
    marked: widthOf(printable(line.slice(start, end))),
  };
}

/** As much of the line around the underlined part as fits into so many columns; where it is cut stands `…`. */
export function cutAround(line: string, start: number, end: number, columns: number): Cut {
  const room = Math.max(40, columns);
  if (line.length <= 4 * room && widthOf(printable(line)) <= room) return uncut(line, start, end);
  const columnsOf = (from: number, to: number) => widthOf(printable(line.slice(from, to)));
  // Rather the start of the part than its end, with a third of the room for what leads to it, or what is left over.
  const lead = Math.max(Math.floor(room / 3), room - 2 - columnsOf(start, start + room));
  const from = furthest(
    start,
    (at) => before(line, at),
    (at) => at >= 0 && columnsOf(at, start) <= lead,
  );
  const to = furthest(
    start,
    (at) => after(line, at),
    (at) => at <= line.length && columnsOf(from, at) <= room - 2,
  );
  const cut = uncut(line.slice(from, to), start - from, Math.min(end, to) - from);
  const head = from > 0 ? '…' : '';
  const tail = to < line.length ? '…' : '';
  return { shown: head + cut.shown + tail, before: head.length + cut.before, marked: cut.marked };
}

/** The last offset, step by step, that still fits. */
function furthest(start: number, step: (at: number) => number, fits: (at: number) => boolean): number {
  let at = start;
  for (let next = step(at); fits(next); next = step(at)) at = next;
  return at;
}

/** One character back, never into the middle of a surrogate pair. */
function before(text: string, offset: number): number {
  return offset - (isPair(text, offset - 2) ? 2 : 1);
}

/** One character on. */
function after(text: string, offset: number): number {
  return offset + (isPair(text, offset) ? 2 : 1);
}

function isPair(text: string, offset: number): boolean {
  return offset >= 0 && (text.codePointAt(offset) ?? 0) > 0xffff;
}
