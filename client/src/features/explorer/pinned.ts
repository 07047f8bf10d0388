import { problemOf } from '../../infrastructure/aws/problem';
import type { Pages, TreeNode } from './node';
import { escapeMarkdown } from './text';

/** How things of a name are read from one region; some of the names are pinned, and shown also where listing is denied. */
export interface PinnedSource<Item> {
  readonly region: string;
  readonly pinned: readonly string[];
  one(name: string, signal: AbortSignal): Promise<Item>;
  all(signal: AbortSignal): AsyncIterable<readonly Item[]>;
  node(item: Item): TreeNode;
}

/** Those that are pinned, then all others. */
export function pinnedFirst<Item extends { readonly name: string }>(source: PinnedSource<Item>): Pages {
  return async function* (signal) {
    const pinned = await Promise.all(source.pinned.map((name) => pinnedNode(source, name, signal)));
    if (pinned.length > 0) yield pinned;
    const names = new Set(source.pinned);
    for await (const page of source.all(signal)) {
      const others = page.filter(({ name }) => !names.has(name));
      if (others.length > 0) yield others.map((item) => source.node(item));
    }
  };
}

async function pinnedNode<Item>(source: PinnedSource<Item>, name: string, signal: AbortSignal): Promise<TreeNode> {
  const { region } = source;
  try {
    const node = source.node(await source.one(name, signal));
    return { ...node, icon: { ...node.icon, id: 'pinned' }, context: `${node.context} pinned` };
  } catch (error) {
    const { message } = problemOf(error);
    return {
      id: `region:${region}/pinned:${name}`,
      label: name,
      description: message,
      tooltip: escapeMarkdown(message),
      icon: { id: 'pinned', color: 'problemsErrorIcon.foreground' },
      context: 'name pinned',
      subject: { region, name },
    };
  }
}
