import type { Edit } from '../../engine/finding';
import type { Span } from '../../engine/span';
import { holdsPlaceholder, placeholdersIn } from '../tables/placeholders';
import { gapBetween, separatorAfter } from './gap';
import { holderAt } from './holder';
import { styleOf } from './json-style';
import type { ArrayNode, Member, Node, ObjectNode, StringNode } from './node';

/** Where something is being written. */
export interface Cursor {
  /** The object or array that it becomes part of. */
  readonly holder: ObjectNode | ArrayNode;
  /** The name of a property, its value, or an element of an array. */
  readonly kind: 'key' | 'value' | 'element';
  /** The member whose key or value it is, where there is one already. */
  readonly member?: Member;
  /** The value that stands there already, or what has been typed of it. */
  readonly node?: Node;
  readonly insertion: Insertion;
  /** A key that has its colon, so that only the name is written. */
  readonly renames?: boolean;
}

/** How what is written is put into the text. */
export interface Insertion {
  /** What it replaces; it lies on one line. */
  readonly span: Span;
  /** A blank that has to come first. */
  readonly before: string;
  /** A comma that has to follow, or nothing. */
  readonly after: string;
  /** A comma that is missing after the item before. */
  readonly alongside: readonly Edit[];
}

/** What is being written at `offset`, or `undefined` where nothing of JSON can be. */
export function cursorAt(text: string, root: Node | undefined, offset: number): Cursor | undefined {
  const holder = root && holderAt(text, root, offset);
  if (holder === undefined) return undefined;
  return holder.kind === 'object' ? inObject(text, holder, offset) : inArray(text, holder, offset);
}

function inObject(text: string, holder: ObjectNode, offset: number): Cursor | undefined {
  const index = holder.members.findLastIndex(({ keySpan }) => keySpan.start < offset);
  const member = holder.members[index];
  if (member === undefined) return newKey(text, holder, undefined, offset);
  const { keySpan, value, keyHasPlaceholder } = member;
  const key = tokenSpan(text, keySpan, offset);
  if (offset < keySpan.end || isInside(text, keySpan, offset)) {
    return keyHasPlaceholder ? undefined : writtenKey(text, member, holder.members[index - 1], key);
  }
  if (value.span.start === value.span.end) return missingValue(text, member, offset);
  const hasColon = text.slice(keySpan.end, Math.min(offset, value.span.start)).includes(':');
  if (offset <= value.span.start) return hasColon ? beforeValue(text, member, offset) : undefined;
  if (offset < value.span.end || isInside(text, value.span, offset)) {
    const span = valueSpan(text, value, offset);
    return hasColon && span ? { ...valueCursor(text, member, span), node: value } : undefined;
  }
  return newKey(text, holder, member, offset);
}

function inArray(text: string, holder: ArrayNode, offset: number): Cursor | undefined {
  const index = holder.elements.findLastIndex(({ span }) => span.start < offset);
  const node = holder.elements[index];
  if (node !== undefined && (offset < node.span.end || isInside(text, node.span, offset))) {
    const span = valueSpan(text, node, offset);
    const alongside = commaAfter(text, holder, holder.elements[index - 1], node.span.start);
    if (span === undefined || alongside === undefined) return undefined;
    return { holder, kind: 'element', node, insertion: insertion(text, holder, span, alongside) };
  }
  if (offset === node?.span.end) return undefined;
  const gap = gapBetween(text, node?.span.end ?? holder.span.start + 1, offset);
  if (gap === undefined || gap.word.start < offset) return undefined;
  const alongside = commaAfter(text, holder, node, offset);
  if (alongside === undefined) return undefined;
  return { holder, kind: 'element', insertion: insertion(text, holder, { start: offset, end: offset }, alongside) };
}

/** A name where none is yet, or a word without quotes. */
function newKey(text: string, holder: ObjectNode, previous: Member | undefined, offset: number): Cursor | undefined {
  // Right behind a value, what is typed next is a comma.
  if (offset === previous?.span.end) return undefined;
  const gap = gapBetween(text, previous?.span.end ?? holder.span.start + 1, offset);
  if (gap === undefined) return undefined;
  const alongside = commaAfter(text, holder, previous, gap.word.start);
  if (alongside === undefined) return undefined;
  return keyCursor(text, holder, gap.word, alongside);
}

/** A name that stands in quotes already. */
function writtenKey(text: string, member: Member, previous: Member | undefined, span: Span): Cursor | undefined {
  const { object: holder, keySpan } = member;
  const alongside = commaAfter(text, holder, previous, keySpan.start);
  return alongside && { ...keyCursor(text, holder, span, alongside), member };
}

function keyCursor(text: string, holder: ObjectNode, span: Span, alongside: readonly Edit[]): Cursor {
  const placed = insertion(text, holder, span, alongside);
  const renames = /^\s*:/.test(text.slice(span.end, span.end + 200));
  return { holder, kind: 'key', insertion: renames ? { ...placed, after: '' } : placed, renames };
}

/** Behind a name that no value follows. */
function missingValue(text: string, member: Member, offset: number): Cursor | undefined {
  const start = member.value.span.end;
  const gap = offset < start ? undefined : gapBetween(text, start, offset);
  if (gap === undefined) return undefined;
  if (gap.hasComma) return newKey(text, member.object, member, offset);
  return text[start - 1] === ':' && !gap.isOpen ? valueCursor(text, member, gap.word) : undefined;
}

/** Between a colon and a value that stands on the same line. */
function beforeValue(text: string, member: Member, offset: number): Cursor | undefined {
  const { value } = member;
  const gap = gapBetween(text, member.keySpan.end, offset, ':');
  const span = valueSpan(text, value, value.span.start + 1);
  const isNear = gap !== undefined && /^[ \t]*$/.test(text.slice(offset, value.span.start));
  if (!isNear || span === undefined) return undefined;
  return { ...valueCursor(text, member, { start: offset, end: span.end }), node: value };
}

function valueCursor(text: string, member: Member, span: Span): Cursor {
  return { holder: member.object, kind: 'value', member, insertion: insertion(text, member.object, span, []) };
}

function insertion(text: string, holder: ObjectNode | ArrayNode, span: Span, alongside: readonly Edit[]): Insertion {
  const isSpaced = styleOf(text).colon.endsWith(' ');
  const adjoins = /[^\s,:\]}]/.test(text[span.end] ?? ' ');
  const before = isSpaced && /[:,]/.test(text[span.start - 1] ?? ' ') ? ' ' : '';
  const after = separatorAfter(text, holder, span.end) + (isSpaced && adjoins ? ' ' : '');
  return { span, before, after, alongside };
}

/** The comma that `previous` lacks before what starts at `start`; `undefined` where something is in between that is no JSON. */
function commaAfter(
  text: string,
  holder: ObjectNode | ArrayNode,
  previous: Member | Node | undefined,
  start: number,
): readonly Edit[] | undefined {
  const end = previous?.span.end ?? holder.span.start + 1;
  const gap = gapBetween(text, end, start);
  if (gap === undefined) return undefined;
  if (previous === undefined || gap.hasComma || gap.isOpen) return [];
  return [{ span: { start: end, end }, text: ',' }];
}

/** Whether `offset` at the end of a token still belongs to it: a closing quote or bracket has ended it. */
function isInside(text: string, { start, end }: Span, offset: number): boolean {
  if (offset !== end) return false;
  const source = text.slice(start, end);
  return source.startsWith('"') ? !isClosed(source) : !/["\]}]$/.test(source);
}

function isClosed(source: string): boolean {
  return /^"(?:[^"\\]|\\.)*"$/s.test(source);
}

/** A string without its closing quote runs to the end of the line; of what follows the cursor only its word belongs to it. */
function tokenSpan(text: string, { start, end }: Span, offset: number): Span {
  const source = text.slice(start, end);
  if (!source.startsWith('"') || isClosed(source)) return { start, end };
  const rest = /^[\w./:@-]*/.exec(text.slice(offset, end))?.[0].length ?? 0;
  return { start, end: offset + rest };
}

/** What of a scalar is replaced; nothing for objects and arrays, and for placeholders that the cursor is in. */
function valueSpan(text: string, node: Node, offset: number): Span | undefined {
  if (node.kind === 'object' || node.kind === 'array') return undefined;
  if (node.kind === 'string') return isInPlaceholder(node, offset) ? undefined : tokenSpan(text, node.span, offset);
  const source = text.slice(node.span.start, node.span.end);
  return node.kind === 'unknown' && (!/^[\w.+-]+$/.test(source) || holdsPlaceholder(source)) ? undefined : node.span;
}

function isInPlaceholder({ value, content, span }: StringNode, offset: number): boolean {
  // Without its closing quote a string holds whatever else is on the line.
  if (content.end === span.end) return false;
  const at = offset - content.start;
  return placeholdersIn(value).some(({ start, end }) => start < at && at <= end);
}
