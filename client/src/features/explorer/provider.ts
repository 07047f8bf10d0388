import { type Event, EventEmitter, type TreeDataProvider, type TreeItem, workspace } from 'vscode';
import { Disposables } from '../../infrastructure/disposal';
import type { TreeNode } from './node';

/** What fills a view, once it has been loaded. */
export interface Filling {
  readonly onDidChangeTreeData: Event<TreeNode | undefined>;
  children(node?: TreeNode): Promise<readonly TreeNode[]>;
  parent(node: TreeNode): TreeNode | undefined;
  item(node: TreeNode): TreeItem;
  details(node: TreeNode, item: TreeItem, signal: AbortSignal): Promise<TreeItem>;
}

/** Stands in a view from the start, and loads what fills it when the view is first looked at. In Restricted Mode it stays empty. */
export class LateProvider extends Disposables implements TreeDataProvider<TreeNode> {
  readonly #onDidChange = this.add(new EventEmitter<TreeNode | undefined>());
  #filling: Promise<Filling> | undefined;

  readonly onDidChangeTreeData = this.#onDidChange.event;

  constructor(private readonly load: () => Promise<Filling>) {
    super();
    this.add(workspace.onDidGrantWorkspaceTrust(() => this.#onDidChange.fire(undefined)));
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    if (!workspace.isTrusted) return [];
    return [...(await (await this.#fill()).children(node))];
  }

  async getTreeItem(node: TreeNode): Promise<TreeItem> {
    return (await this.#fill()).item(node);
  }

  async getParent(node: TreeNode): Promise<TreeNode | undefined> {
    return (await this.#fill()).parent(node);
  }

  async resolveTreeItem(
    item: TreeItem,
    node: TreeNode,
    token: { onCancellationRequested(stop: () => void): unknown },
  ): Promise<TreeItem> {
    const abort = new AbortController();
    token.onCancellationRequested(() => abort.abort());
    return (await this.#fill()).details(node, item, abort.signal);
  }

  #fill(): Promise<Filling> {
    this.#filling ??= this.load().then((filling) => {
      this.add(filling.onDidChangeTreeData((node) => this.#onDidChange.fire(node)));
      return filling;
    });
    return this.#filling;
  }
}
