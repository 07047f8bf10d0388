import type { Edit } from '../../engine/finding';
import { firstIndex } from '../../engine/search';
import type { Span } from '../../engine/span';
import type { Section } from '../section';
import type { Data, Editor, Place } from './editor';
import { type JsonStyle, print, styleOf } from './json-style';
import { Lines } from './lines';
import type { ArrayNode, Member, Node, ObjectNode } from './node';

/**
 * Edits JSON text. Style and lines are read when the first edit is made; an edit then costs as much as what it writes, so that
 * many of them stay cheap in long lists and long lines too.
 */
export function jsonEditor(text: string): Editor {
  return new JsonEditor(text);
}

/** A member or an element. */
type Item = { readonly span: Span };

class JsonEditor implements Editor {
  #style: JsonStyle | undefined;
  readonly #lines: Lines;

  constructor(readonly text: string) {
    this.#lines = new Lines(text);
  }

  replace({ span }: Node, value: Data): Edit[] {
    return [{ span, text: print(value, this.#theStyle, this.#indentation(span.start)) }];
  }

  set(section: Section, key: string, value: Data, place: Place = {}): Edit[] {
    return this.setAll(section, { [key]: value }, place);
  }

  setAll({ object }: Section, values: Readonly<Record<string, Data>>, place: Place = {}): Edit[] {
    if (object === undefined) return [];
    const edits: Edit[] = [];
    const added: [string, Data][] = [];
    for (const [key, value] of Object.entries(values)) {
      const present = object.members.findLast((member) => member.key === key);
      if (present === undefined) added.push([key, value]);
      else edits.push(...this.replace(present.value, value));
    }
    if (added.length === 0) return edits;
    const style = { ...this.#theStyle, colon: this.#colonOf(object) };
    const write = (indentation: string | undefined) =>
      added.map(([key, value]) => `${JSON.stringify(key)}${style.colon}${print(value, style, indentation)}`);
    return [...edits, ...this.#insert(object, object.members, placeOf(object, place), write)];
  }

  remove(section: Section, ...keys: readonly string[]): Edit[] {
    return this.removeMembers(section.members.filter((member) => keys.includes(member.key)));
  }

  removeMembers(members: readonly Member[]): Edit[] {
    const object = members[0]?.object;
    return object === undefined ? [] : this.#removeItems(object, object.members, members);
  }

  removeElements(elements: readonly Node[]): Edit[] {
    const array = elements[0]?.parent;
    if (array === undefined || 'object' in array) return [];
    return this.#removeItems(array, array.elements, elements);
  }

  append(array: ArrayNode, value: Data): Edit[] {
    return this.#insertElement(array, array.elements.length, value);
  }

  prepend(array: ArrayNode, value: Data): Edit[] {
    return this.#insertElement(array, 0, value);
  }

  enlist({ span: { start, end } }: Node): Edit[] {
    return [
      { span: { start, end: start }, text: '[' },
      { span: { start: end, end }, text: ']' },
    ];
  }

  rename({ keySpan }: Member, key: string): Edit[] {
    return [{ span: keySpan, text: JSON.stringify(key) }];
  }

  unwrap({ object, value }: Member): Edit[] {
    const edits = [
      { span: { start: object.span.start, end: value.span.start }, text: '' },
      { span: { start: value.span.end, end: object.span.end }, text: '' },
    ];
    const outer = this.#lines.indentationAt(object.span.start).length;
    const depth = this.#lines.indentationAt(value.span.end - 1).length - outer;
    if (depth <= 0) return edits;
    const lines = this.#lines.startsWithin(value.span.start, value.span.end, depth);
    return [...edits, ...lines.map((start) => ({ span: { start, end: start + depth }, text: '' }))];
  }

  get #theStyle(): JsonStyle {
    this.#style ??= styleOf(this.text);
    return this.#style;
  }

  #colonOf({ members }: ObjectNode): string {
    for (const { keySpan, value } of members) {
      const between = this.text.slice(keySpan.end, value.span.start);
      if (/^[ \t]*:[ \t]*$/.test(between) && value.span.start < value.span.end) return between;
    }
    return this.#theStyle.colon;
  }

  /** The indentation of the line at `offset`, or `undefined` in a text of one line. */
  #indentation(offset: number): string | undefined {
    return this.#lines.isSingle ? undefined : this.#lines.indentationAt(offset);
  }

  #insertElement(array: ArrayNode, index: number, value: Data): Edit[] {
    return this.#insert(array, array.elements, index, (indentation) => [print(value, this.#theStyle, indentation)]);
  }

  /** Inserts the items that `write` makes before the item of that index, or at the end. */
  #insert(
    { span }: ObjectNode | ArrayNode,
    items: readonly Item[],
    index: number,
    write: (indentation: string | undefined) => string[],
  ): Edit[] {
    const neighbour = items[index] ?? items.at(-1);
    if (neighbour === undefined) return this.#fill(span, write);
    const onLine = this.#lines.startsLine(neighbour.span.start);
    const indentation = onLine ? this.#lines.indentationAt(neighbour.span.start) : undefined;
    const gap = onLine ? this.#theStyle.lineEnd + indentation : this.#gapBetween(items);
    const isLast = index >= items.length;
    const at = isLast ? neighbour.span.end : neighbour.span.start;
    const written = write(indentation).join(`,${gap}`);
    const text = isLast ? `,${gap}${written}` : `${written},${gap}`;
    return [{ span: { start: at, end: at }, text }];
  }

  /** Gives an empty object or array its first item. */
  #fill(span: Span, write: (indentation: string | undefined) => string[]): Edit[] {
    const inside = { start: span.start + 1, end: span.end - 1 };
    if (inside.end < inside.start || this.text.slice(inside.start, inside.end).trim() !== '') return [];
    const outer = this.#indentation(span.start);
    if (outer === undefined) return [{ span: inside, text: write(undefined).join(', ') }];
    const { lineEnd, unit } = this.#theStyle;
    const inner = outer + unit;
    return [{ span: inside, text: `${lineEnd}${inner}${write(inner).join(`,${lineEnd}${inner}`)}${lineEnd}${outer}` }];
  }

  #gapBetween(items: readonly Item[]): string {
    const [first, second] = items;
    if (first === undefined || second === undefined) return ' ';
    const between = this.text.slice(first.span.end, second.span.start);
    return /^\s*,([ \t]*)$/.exec(between)?.[1] ?? ' ';
  }

  /** Removes items with the commas that they need no more; neighbours keep their place on the line. */
  #removeItems(holder: ObjectNode | ArrayNode, items: readonly Item[], removed: readonly Item[]): Edit[] {
    const doomed = [...new Set(removed.map((item) => indexOf(items, item)))].sort((a, b) => a - b);
    if (doomed.length === items.length && !holder.open) {
      return [{ span: { start: holder.span.start + 1, end: holder.span.end - 1 }, text: '' }];
    }
    return runsOf(doomed).map(([first, last]) => ({ span: this.#spanToRemove(items, first, last), text: '' }));
  }

  #spanToRemove(items: readonly Item[], first: number, last: number): Span {
    const { start } = (items[first] as Item).span;
    const { end } = (items[last] as Item).span;
    const next = items[last + 1]?.span.start;
    if (next !== undefined && this.#isGap(end, next)) return { start, end: next };
    const previous = items[first - 1]?.span.end;
    if (next === undefined && previous !== undefined && this.#isGap(previous, start)) return { start: previous, end };
    const comma = /^\s*,/.exec(this.text.slice(end, end + 200))?.[0].length ?? 0;
    return { start, end: end + comma };
  }

  /** Whether nothing but blanks and a comma stands in between: no comment and no template statement. */
  #isGap(start: number, end: number): boolean {
    const between = this.text.slice(start, end).trim();
    return between === '' || between === ',';
  }
}

function placeOf({ members }: ObjectNode, { before, after = [] }: Place): number {
  const index = (key: string | undefined) => members.findIndex((member) => member.key === key);
  const next = index(before);
  if (next !== -1) return next;
  for (const key of [after].flat()) {
    if (index(key) !== -1) return index(key) + 1;
  }
  return members.length;
}

/** The place of an item in its list, by where it stands in the text. */
function indexOf(items: readonly Item[], item: Item): number {
  return firstIndex(items.length, (index) => (items[index] as Item).span.start >= item.span.start);
}

/** Ascending numbers as runs without a gap, each by its first and last. */
function runsOf(numbers: readonly number[]): [first: number, last: number][] {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run?.[1] === number - 1) run[1] = number;
    else runs.push([number, number]);
  }
  return runs;
}
