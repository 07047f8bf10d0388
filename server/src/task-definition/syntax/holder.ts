import { type ArrayNode, childrenOf, type Node, type ObjectNode } from './node';

/** The innermost object or array whose brackets `offset` stands between; one without its end goes on to where it was given up. */
export function holderAt(text: string, root: Node, offset: number): ObjectNode | ArrayNode | undefined {
  let at: Node | undefined = holds(text, root, offset) ? root : undefined;
  let holder: ObjectNode | ArrayNode | undefined;
  while (at?.kind === 'object' || at?.kind === 'array') {
    holder = at;
    at = childrenOf(at).find((child) => holds(text, child, offset));
  }
  return holder;
}

function holds(text: string, node: Node, offset: number): boolean {
  if (node.kind !== 'object' && node.kind !== 'array') return false;
  const { start, end } = node.span;
  if (offset <= start || offset > end) return false;
  return offset < end || isUnclosed(text, node);
}

/** Whether the closing bracket is missing. */
function isUnclosed(text: string, node: ObjectNode | ArrayNode): boolean {
  const { start, end } = node.span;
  if (!node.open || end - start < 2) return node.open;
  if (text[end - 1] !== (node.kind === 'object' ? '}' : ']')) return true;
  // What ends together with its last child has no bracket of its own.
  return childrenOf(node).at(-1)?.span.end === end;
}
