import type { FoldInfo } from '../../engine/features';
import type { TaskDefinitionModel } from '../model';
import { type Node, walk } from '../syntax/node';

/** Objects and lists that go over several lines. Their closing bracket stays in sight. */
export function folds({ root, text }: TaskDefinitionModel): readonly FoldInfo[] {
  const found: FoldInfo[] = [];
  for (const node of walk(root)) {
    const fold = foldOf(node, text);
    if (fold !== undefined) found.push(fold);
  }
  return found;
}

function foldOf({ kind, span }: Node, text: string): FoldInfo | undefined {
  if (kind !== 'object' && kind !== 'array') return undefined;
  const lastLine = text.lastIndexOf('\n', span.end - 1);
  return lastLine > span.start ? { span: { start: span.start, end: lastLine } } : undefined;
}
