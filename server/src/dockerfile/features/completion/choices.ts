import type { CompletionChoice, CompletionKind } from '../../../engine/features';
import { escaped } from '../../../engine/snippet-text';
import type { ValueFact } from '../../tables/values';
import type { Slot } from './slot';

/** What a choice has besides its place and text. */
export type ChoiceDetails = Partial<Omit<CompletionChoice, 'span' | 'text' | 'kind'>>;

/** A choice that puts `text` into a slot; its label is the text where `details` has none. */
export function choice(slot: Slot, kind: CompletionKind, text: string, details: ChoiceDetails = {}): CompletionChoice {
  const { isSnippet, text: written } = parted(text, slot, details.isSnippet === true);
  return { label: text, kind, span: slot.span, ...details, text: written, isSnippet };
}

/** Where a token stands right behind, a text that wants a value gets its tab stop before it. */
function parted(text: string, { separator }: Slot, isSnippet: boolean): { text: string; isSnippet: boolean } {
  if (separator === '') return { text, isSnippet };
  if (!text.endsWith('=')) return { text: `${text}${separator}`, isSnippet };
  return { text: `${isSnippet ? text : escaped(text)}$0${separator}`, isSnippet: true };
}

/** The text that a snippet inserts if its tab stops keep what they propose, up to the end of its first line. */
export function shown(snippet: string): string {
  const [line = ''] = snippet.split('\n', 1);
  return line.replace(/\$\{\d+:([^}]*)\}/g, '$1').replace(/\$\d+/g, '');
}

/** Choices of values. */
export function values(slot: Slot, facts: readonly ValueFact[], kind: CompletionKind = 'value'): CompletionChoice[] {
  return facts.map(({ value, description }) =>
    choice(slot, kind, value, description === '' ? {} : { documentation: description }),
  );
}

/** More choices than this are not made: typing on asks again. */
export const mostChoices = 500;

/** Of many things, those whose name begins with what has been typed, so that no work goes into what would not be shown. */
export function fitting<Item>(items: readonly Item[], { typed }: Slot, nameOf: (item: Item) => string): Item[] {
  if (items.length <= mostChoices) return [...items];
  const lower = typed.toLowerCase();
  return items.filter((item) => nameOf(item).toLowerCase().startsWith(lower)).slice(0, mostChoices);
}
