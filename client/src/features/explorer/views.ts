import { commands, l10n, type TreeView } from 'vscode';
import type { Aws } from '../../infrastructure/aws/aws';
import { problemOf, shortWords } from '../../infrastructure/aws/problem';
import type { AwsRegion, AwsRoom } from '../../infrastructure/aws/room';
import { remedyTitle } from '../../infrastructure/aws/show-problem';
import { LazyTree, rootId } from './lazy-tree';
import type { NodeCommand, Pages, TreeNode } from './node';
import { rootOf } from './places';
import { ExplorerView } from './tree-view';
import type { ViewName } from './view-ids';
import { treeWords } from './words';

/** How one view is filled. */
export interface ViewSource {
  readonly name: ViewName;
  /** What can be pinned by its name. */
  readonly pin?: NodeCommand;
  /** The lists of one region. */
  list(room: AwsRoom, region: AwsRegion): Pages;
}

/** Trouble that the welcome of a view speaks of, since nothing can be shown at all before it is gone. */
const welcomed: ReadonlySet<string> = new Set(['no-credentials', 'no-region']);

/** Fills a view from AWS, and empties it when another profile or region is chosen. */
export function showTree(aws: Aws, view: TreeView<TreeNode>, { name, pin, list }: ViewSource): ExplorerView {
  const { t } = l10n;
  const root = rootOf(
    { t, regions: () => aws.regions() },
    (region) =>
      async function* (signal) {
        const { room } = await aws.open();
        yield* list(room, region)(signal);
      },
  );
  const words = treeWords({
    t,
    view: name,
    pin,
    remedyTitle,
    empty: (id, filter) => {
      if (filter !== '') return t('Nothing with "{0}" in its name', filter);
      return id === rootId ? undefined : t('Nothing here');
    },
  });
  // What is wrong with everything stands above the tree, where there is room for whole sentences.
  const quiet = {
    ...words,
    problem: (id: string, error: unknown) => {
      if (id !== rootId) return words.problem(id, error);
      return welcomed.has(problemOf(error).kind) ? [] : words.problem(id, error).slice(1);
    },
  };
  const tree = new LazyTree(root, quiet);
  const sandbox = t('Sandbox: made-up data, not AWS.');
  const waiting = t('AWS has not answered yet; still waiting.');
  const shown = new ExplorerView(tree, view, waiting, (error, count) => {
    const state = count > 0 ? 'filled' : error === undefined ? 'empty' : problemOf(error).kind;
    void commands.executeCommand('setContext', `quaymaster.${name}.state`, state);
    if (error === undefined) void aws.identity().catch(() => undefined);
    // A welcome is not shown below a message.
    if (error !== undefined) return welcomed.has(state) ? undefined : shortWords(problemOf(error));
    return count > 0 && name === 'clusters' && aws.place.isSandbox ? sandbox : undefined;
  });
  shown.add(aws.onDidChange(() => shown.refresh()));
  return shown;
}
