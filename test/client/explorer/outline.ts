import type { LazyTree } from '../../../client/src/features/explorer/lazy-tree';
import type { TreeNode } from '../../../client/src/features/explorer/node';

/** What a tree shows, line by line, with everything opened down to a depth: `label | description`. */
export async function outline(tree: LazyTree, depth = 9): Promise<string[]> {
  const lines: string[] = [];
  const visit = async (level: number, node?: TreeNode): Promise<void> => {
    for (const child of await tree.children(node)) {
      const words = child.description === undefined ? child.label : `${child.label} | ${child.description}`;
      lines.push(`${'  '.repeat(level)}${words}`);
      if (child.children !== undefined && level + 1 < depth) await visit(level + 1, child);
    }
  };
  await visit(0);
  return lines;
}

/** The line with that label, among those of a tree and of what is below them. */
export async function find(tree: LazyTree, ...labels: readonly string[]): Promise<TreeNode> {
  let node: TreeNode | undefined;
  for (const label of labels) {
    node = (await tree.children(node)).find((child) => child.label === label);
    if (node === undefined) throw new Error(`There is no line ${label}`);
  }
  if (node === undefined) throw new Error('No label was given');
  return node;
}

/** One page for each list, as AWS would give them. */
export async function* pages<Item>(...lists: readonly (readonly Item[])[]): AsyncGenerator<readonly Item[]> {
  yield* lists;
}
