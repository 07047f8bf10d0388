import { applyEdits } from '../../server/src/engine/edits';
import type { CompletionChoice, HoverInfo } from '../../server/src/engine/features';
import type { Edit } from '../../server/src/engine/finding';
import { complete } from '../../server/src/task-definition/features/completion';
import { hover } from '../../server/src/task-definition/features/hover';
import { parseTaskDefinition, type TaskDefinitionModel } from '../../server/src/task-definition/model';
import type { Node } from '../../server/src/task-definition/syntax/node';
import { withoutTabStops } from '../../server/src/wiring/snippets';

/** A definition as the engine reads it. */
export function modelOf(text: string): TaskDefinitionModel {
  const kind = /^\s*\[/.test(text) ? 'container-definitions' : 'task-definition';
  return parseTaskDefinition({ text, kind });
}

/** What is left of a text after the edits that `edit` makes. */
export function edited(text: string, edit: (model: TaskDefinitionModel) => Edit[]): string {
  return applyEdits(text, edit(modelOf(text)));
}

/** A tree as plain data; `'?'` is unknown, `'…'` says that more may be there. */
export function plain(node: Node | undefined): unknown {
  if (node === undefined) return undefined;
  switch (node.kind) {
    case 'object': {
      const entries = node.members.map(({ key, value }) => [key, plain(value)]);
      return Object.fromEntries(node.open ? [...entries, ['…', '…']] : entries);
    }
    case 'array':
      return [...node.elements.map(plain), ...(node.open ? ['…'] : [])];
    case 'string':
      return node.hasPlaceholder ? '?' : node.value;
    case 'unknown':
      return '?';
    case 'null':
      return null;
    default:
      return node.value;
  }
}

/** A text without its first `|`, which marks the cursor. */
export function readCursor(marked: string): { text: string; offset: number } {
  const offset = marked.indexOf('|');
  if (offset === -1) throw new Error('Where is the cursor?');
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset };
}

/** What completion offers at the cursor. */
export function choicesAt(marked: string): readonly CompletionChoice[] {
  const { text, offset } = readCursor(marked);
  return complete(modelOf(text), offset)?.choices ?? [];
}

/** The labels of the choices that an editor shows: what has been typed picks them. */
export function offered(marked: string): string[] {
  const { text, offset } = readCursor(marked);
  return choicesAt(marked)
    .filter(({ span, filter, label }) => (filter ?? label).startsWith(text.slice(span.start, offset).trimStart()))
    .map(({ label }) => label);
}

/** The text after a choice has been taken; tab stops are filled with what they propose. */
export function chosen(marked: string, label: string): string {
  const { text } = readCursor(marked);
  const choice = choicesAt(marked).find((other) => other.label === label);
  if (choice === undefined) throw new Error(`${label} is not offered, but ${choicesAt(marked).map((it) => it.label)}`);
  return applyEdits(text, [...(choice.alongside ?? []), { span: choice.span, text: plainTextOf(choice) }]);
}

/** What a choice writes, without tab stops. */
export function plainTextOf({ text, isSnippet }: CompletionChoice): string {
  return isSnippet ? withoutTabStops(text) : text;
}

/** What hover says of the token under the cursor, which stands before its `|`. */
export function hoverAt(marked: string): HoverInfo | undefined {
  const { text, offset } = readCursor(marked);
  return hover(modelOf(text), offset);
}
