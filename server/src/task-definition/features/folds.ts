import type { FoldInfo } from '../../engine/features';
import type { TaskDefinitionModel } from '../model';
import { Lines } from '../syntax/lines';
import type { Node } from '../syntax/node';

/** Objects and lists that go over several lines. Their closing bracket stays in sight. */
export function folds({ nodes, text }: TaskDefinitionModel): readonly FoldInfo[] {
  const found: FoldInfo[] = [];
  const lines = new Lines(text);
  for (const node of nodes) {
    const fold = foldOf(node, lines);
    if (fold !== undefined) found.push(fold);
  }
  return found;
}

function foldOf({ kind, span }: Node, lines: Lines): FoldInfo | undefined {
  if (kind !== 'object' && kind !== 'array') return undefined;
  const lastLine = lines.startAt(span.end - 1) - 1;
  return lastLine > span.start ? { span: { start: span.start, end: lastLine } } : undefined;
}
