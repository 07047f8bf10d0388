import type { SymbolInfo, WorkspaceSymbolInfo } from '../../engine/features';
import type { Span } from '../../engine/span';
import type { TaskDefinitionModel } from '../model';
import { containerOf, type Node } from '../syntax/node';

/** Longer values are cut in the outline, in UTF-16 units. */
const longestDetail = 60;

/** The outline of a task definition: its properties, and elements under the name they give themselves. */
export function symbols({ root, nodes, text }: TaskDefinitionModel): readonly SymbolInfo[] {
  const childrenOf = new Map<Node, SymbolInfo[]>();
  for (const node of nodes) {
    const children: SymbolInfo[] = [];
    childrenOf.set(node, children);
    const container = containerOf(node);
    const siblings = container === undefined ? undefined : childrenOf.get(container);
    siblings?.push(symbolOf(node, siblings.length, children, text));
  }
  return root === undefined ? [] : (childrenOf.get(root) ?? []);
}

function symbolOf(node: Node, index: number, children: readonly SymbolInfo[], text: string): SymbolInfo {
  const { kind, parent, span } = node;
  const shape = { kind: kind === 'unknown' ? 'string' : kind, detail: detailOf(node, text), children } as const;
  if (parent !== undefined && 'object' in parent) {
    return { ...shape, name: parent.key || '""', span: parent.span, nameSpan: parent.keySpan };
  }
  const name = nameOf(node) ?? String(index);
  return { ...shape, name, span, nameSpan: { start: span.start, end: Math.min(span.start + 1, span.end) } };
}

/** `web` for `{ "name": "web", … }`. */
function nameOf(node: Node): string | undefined {
  if (node.kind !== 'object') return undefined;
  const value = node.members.find(({ key }) => key === 'name')?.value;
  return value?.kind === 'string' && value.value !== '' ? value.value : undefined;
}

function detailOf(node: Node, text: string): string | undefined {
  if (node.kind === 'object' || node.kind === 'array') return undefined;
  const { start, end }: Span = node.kind === 'string' ? node.content : node.span;
  return end - start > longestDetail ? `${text.slice(start, start + longestDetail)}…` : text.slice(start, end);
}

/** What other files and people know a task definition by: its family, and the names of its containers. */
export function workspaceSymbols({ task, containers }: TaskDefinitionModel): readonly WorkspaceSymbolInfo[] {
  const family = task.text('family');
  const named = containers.flatMap((container) => {
    const { value, node } = container.text('name');
    return value === undefined || node === undefined ? [] : symbolNamed(value, node, family.value);
  });
  if (family.value === undefined || family.node === undefined) return named;
  return [symbolNamed(family.value, family.node, undefined), ...named];
}

function symbolNamed(name: string, node: Node, container: string | undefined): WorkspaceSymbolInfo {
  return { name, kind: 'object', container, span: node.kind === 'string' ? node.content : node.span };
}
