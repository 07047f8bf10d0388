import { applyEdits } from '../../engine/edits';
import type { Edit } from '../../engine/finding';
import type { Span } from '../../engine/span';
import type { TaskDefinitionModel } from '../model';
import { describeNode } from '../schema/place';
import type { Type } from '../schema/types';
import { parseJson } from '../syntax/json';
import type { Carrier, Occurrence } from './placeholders';

/** A text with its placeholders filled in. */
export interface Filled {
  readonly text: string;
  /** Where a part of the filled text stands in the file: at the nearest token, where it was filled in. */
  toFile(span: Span): Span;
}

/** What stands for an occurrence; `undefined` while it is open. */
export type ValueFor = (occurrence: Occurrence) => string | undefined;

/** Fills in what has a value. */
export function fill(definition: TaskDefinitionModel, carriers: readonly Carrier[], valueFor: ValueFor): Filled {
  const edits = carriers.flatMap((carrier) => editsOf(definition, carrier, valueFor));
  return { text: applyEdits(definition.text, edits), toFile: backwards(edits) };
}

function editsOf(definition: TaskDefinitionModel, carrier: Carrier, valueFor: ValueFor): readonly Edit[] {
  const { kind, span, content, occurrences } = carrier;
  const values = occurrences.flatMap((occurrence) => {
    const value = valueFor(occurrence);
    return value === undefined ? [] : [{ part: occurrence.part, value }];
  });
  if (values.length === 0) return [];
  if ((kind === 'string' || kind === 'name') && content !== undefined)
    return values.map(({ part, value }) => ({
      span: { start: content.start + part.start, end: content.start + part.end },
      text: JSON.stringify(value).slice(1, -1),
    }));
  const whole = replaced(carrier.text, values);
  if (kind === 'string' || kind === 'name') return [{ span, text: JSON.stringify(whole) }];
  // Half of a value without quotes is no JSON.
  if (values.length < occurrences.length) return [];
  if (kind === 'members') return [{ span, text: whole }];
  const type =
    kind === 'value' && carrier.node ? describeNode(definition, carrier.node)?.type : { kind: 'text' as const };
  return [{ span, text: isWritten(whole, type) ? whole : JSON.stringify(whole) }];
}

function replaced(text: string, values: readonly { readonly part: Span; readonly value: string }[]): string {
  return applyEdits(
    text,
    values.map(({ part, value }) => ({ span: part, text: value })),
  );
}

/** Whether a text is JSON of the type that is wanted at its place, so that it needs no quotes. */
function isWritten(text: string, type: Type | undefined): boolean {
  // A list may take several elements at once: `{ … }, { … }`.
  const { root, problems } = parseJson(`[${text}]`);
  if (problems.length > 0 || root?.kind !== 'array' || root.elements.length === 0) return false;
  const kinds = root.elements.map(({ kind }) => kind);
  if (kinds.length > 1) return kinds.every((kind) => kind === 'object' || kind === 'string');
  const [kind] = kinds;
  switch (type?.kind) {
    case 'text':
      return kind === 'string';
    case 'integer':
      return kind === 'number';
    case 'flag':
      return kind === 'boolean';
    case 'list':
      return kind === 'array';
    case 'map':
    case 'structure':
      return kind === 'object';
    default:
      return true;
  }
}

function backwards(edits: readonly Edit[]): (span: Span) => Span {
  const sorted = [...edits].sort((a, b) => a.span.start - b.span.start);
  const offset = (filled: number, edge: 'start' | 'end'): number => {
    let moved = 0;
    for (const { span, text } of sorted) {
      const start = span.start + moved;
      const end = start + text.length;
      if (filled < start || (filled === start && edge === 'end')) break;
      if (filled < end || (filled === end && edge === 'end')) return edge === 'start' ? span.start : span.end;
      moved += text.length - (span.end - span.start);
    }
    return filled - moved;
  };
  return ({ start, end }) => ({ start: offset(start, 'start'), end: offset(end, start === end ? 'start' : 'end') });
}
