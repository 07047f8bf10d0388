import { applyEdits } from '../../server/src/engine/edits';
import type { Edit } from '../../server/src/engine/finding';
import { parseTaskDefinition, type TaskDefinitionModel } from '../../server/src/task-definition/model';
import type { Node } from '../../server/src/task-definition/syntax/node';

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
