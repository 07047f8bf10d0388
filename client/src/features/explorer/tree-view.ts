import {
  type Event,
  EventEmitter,
  MarkdownString,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  type TreeView,
} from 'vscode';
import { Disposables } from '../../infrastructure/disposal';
import { type LazyTree, rootId } from './lazy-tree';
import type { TreeNode } from './node';

/** How often a tree is read again while something in it changes by itself, in milliseconds. */
const movingInterval = 5_000;

/** After what time a view says what it waits for, in milliseconds. */
const slowAfter = 4_000;

/** Shows a tree in a view of the workbench. */
export class ExplorerView extends Disposables {
  readonly #onDidChange = this.add(new EventEmitter<TreeNode | undefined>());
  readonly #nodes = new Map<string, TreeNode>();
  readonly #parents = new Map<string, TreeNode>();
  #timer: NodeJS.Timeout | undefined;
  #above: string | undefined;
  #slow = 0;

  readonly onDidChangeTreeData: Event<TreeNode | undefined> = this.#onDidChange.event;

  constructor(
    private readonly tree: LazyTree,
    private readonly view: TreeView<TreeNode>,
    /** Said above the tree while a list takes its time. */
    private readonly waiting: string,
    /** Told after the root was read, with what went wrong; gives what to say above the tree. */
    private readonly onRoot: (error: unknown, count: number) => string | undefined,
  ) {
    super();
    this.add(view.onDidChangeVisibility(() => this.#watch()));
  }

  async children(node?: TreeNode): Promise<readonly TreeNode[]> {
    const children = await this.#patiently(this.tree.children(node));
    for (const child of children) {
      this.#nodes.set(child.id, child);
      if (node !== undefined) this.#parents.set(child.id, node);
    }
    if (node === undefined) this.#above = this.onRoot(this.tree.rootError, children.length);
    this.#say();
    this.#watch();
    return children;
  }

  /** The line that a line is below. */
  parent({ id }: TreeNode): TreeNode | undefined {
    return this.#parents.get(id);
  }

  /** Opens the tree down to a line, or as far as it goes: the id of each line on the way begins that of the next. */
  async reveal(id: string): Promise<void> {
    let node: TreeNode | undefined;
    for (;;) {
      const below = await this.children(node);
      const next = below.find((child) => id === child.id || id.startsWith(`${child.id}/`));
      if (next === undefined) break;
      node = next;
    }
    if (node !== undefined) await this.view.reveal(node, { focus: true, expand: true });
  }

  /** Reads a line's children again, or everything. */
  refresh(node?: TreeNode): void {
    this.tree.refresh(node);
    for (const id of this.#nodes.keys()) if (node === undefined || id.startsWith(`${node.id}/`)) this.#nodes.delete(id);
    this.#onDidChange.fire(node);
  }

  /** Reads a list again, by its id. */
  retry(listId: string): void {
    this.refresh(this.#nodes.get(listId));
  }

  /** Shows more of a list, by its id. */
  more(listId: string): void {
    this.tree.more(listId);
    this.#onDidChange.fire(listId === rootId ? undefined : this.#nodes.get(listId));
  }

  get filter(): string {
    return this.tree.filter;
  }

  set filter(text: string) {
    this.tree.filter = text;
    this.view.description = text === '' ? undefined : text;
    this.#onDidChange.fire(undefined);
  }

  override dispose(): void {
    clearTimeout(this.#timer);
    this.tree.refresh();
    super.dispose();
  }

  async #patiently<Result>(work: Promise<Result>): Promise<Result> {
    let isSlow = 0;
    const timer = setTimeout(() => {
      isSlow = 1;
      this.#slow += isSlow;
      this.#say();
    }, slowAfter);
    const result = await work.finally(() => clearTimeout(timer));
    this.#slow -= isSlow;
    return result;
  }

  #say(): void {
    this.view.message = this.#slow > 0 ? this.waiting : this.#above;
  }

  /** While something rolls out, and someone is looking, the tree is read again and again. */
  #watch(): void {
    clearTimeout(this.#timer);
    if (!this.view.visible || this.tree.movingLists.length === 0) return;
    this.#timer = setTimeout(() => {
      for (const id of this.tree.movingLists) this.retry(id);
    }, movingInterval);
  }
}

/** A line as the workbench wants it. */
export function treeItem(node: TreeNode): TreeItem {
  const state = node.children === undefined ? TreeItemCollapsibleState.None : TreeItemCollapsibleState.Collapsed;
  const item = new TreeItem(node.label, state);
  item.id = node.id;
  item.description = node.description;
  item.contextValue = node.context;
  item.iconPath = new ThemeIcon(
    node.icon.id,
    node.icon.color === undefined ? undefined : new ThemeColor(node.icon.color),
  );
  item.accessibilityInformation = { label: [node.label, node.description].filter(Boolean).join(', ') };
  // The workbench asks for the rest of a tooltip only where there is none yet.
  if (node.tooltip !== undefined && node.details === undefined) item.tooltip = new MarkdownString(node.tooltip);
  if (node.command !== undefined) item.command = { ...node.command, arguments: [...(node.command.arguments ?? [])] };
  return item;
}
