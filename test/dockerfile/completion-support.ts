import assert from 'node:assert/strict';
import { complete } from '../../server/src/dockerfile/features/completion';
import type { CompletionChoice } from '../../server/src/engine/features';
import { withoutTabStops } from '../../server/src/wiring/snippets';
import { modelOf } from './support';

/** A text with its cursor, which `|` marks. */
export function cursorIn(marked: string): { text: string; offset: number } {
  const offset = marked.indexOf('|');
  assert.notEqual(offset, -1, 'no | marks the cursor');
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset };
}

/** What is offered at `|`. */
export function choicesAt(marked: string, trigger?: string): readonly CompletionChoice[] {
  const { text, offset } = cursorIn(marked);
  return complete(modelOf(text), offset, trigger)?.choices ?? [];
}

/** The labels of what an editor would show at `|`: those that what has been typed is the beginning of. */
export function labelsAt(marked: string, trigger?: string): string[] {
  const { text, offset } = cursorIn(marked);
  return choicesAt(marked, trigger)
    .filter(({ label, filter, span }) =>
      (filter ?? label).toLowerCase().startsWith(text.slice(span.start, offset).toLowerCase()),
    )
    .map(({ label }) => label);
}

/** The choice of a label at `|`. */
export function choiceAt(marked: string, label: string): CompletionChoice {
  const found = choicesAt(marked).find((choice) => choice.label === label);
  assert.ok(found, `${label} is not among ${labelsAt(marked).join(', ') || 'nothing'}`);
  return found;
}

/** The text once a choice has been made, its tab stops keeping what they propose. */
export function chosen(marked: string, label: string): string {
  const { text, offset } = cursorIn(marked);
  const { span, text: inserted, isSnippet } = choiceAt(marked, label);
  assert.ok(span.start <= offset && offset <= span.end, 'what is replaced is at the cursor');
  assert.doesNotMatch(text.slice(span.start, span.end), /\n/, 'what is replaced is on one line');
  return text.slice(0, span.start) + (isSnippet ? withoutTabStops(inserted) : inserted) + text.slice(span.end);
}

/** Rows of: what it is about, a text with `|`, what is chosen, and the text that comes of it. */
export type Choosing = readonly [what: string, marked: string, label: string, expected: string];

/** Tests that choices lead to texts. */
export function choosing(title: string, rows: readonly Choosing[]): void {
  describe(`dockerfile completion: ${title}`, () => {
    for (const [what, marked, label, expected] of rows) it(what, () => assert.equal(chosen(marked, label), expected));
  });
}

/** Rows of: what it is about, a text with `|`, and all that is offered there, in order. */
export type Offering = readonly [what: string, marked: string, labels: readonly string[]];

/** Tests which choices there are. */
export function offering(title: string, rows: readonly Offering[]): void {
  describe(`dockerfile completion: ${title}`, () => {
    for (const [what, marked, labels] of rows) it(what, () => assert.deepEqual(labelsAt(marked), labels));
  });
}
