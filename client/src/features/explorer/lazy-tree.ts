import type { Pages, TreeNode } from './node';

/** How many lines are shown before a person asks for more. */
const step = 100;

/** Lines that a tree adds to what was read. */
export interface TreeWords {
  /** Shown below a list that goes on; a click on it calls `more` with the id of the list. */
  more(listId: string): TreeNode;
  /** Shown where a list is empty, or has nothing that the filter lets through. */
  empty(listId: string, filter: string): TreeNode | undefined;
  /** Shown where a list could not be read, or not to its end. */
  problem(listId: string, error: unknown): readonly TreeNode[];
}

interface List {
  readonly abort: AbortController;
  readonly pages: AsyncIterator<readonly TreeNode[]>;
  /** What was read, also what is not shown yet. */
  readonly read: TreeNode[];
  wanted: number;
  isDone: boolean;
  error?: unknown;
  reading?: Promise<void>;
}

/** The id of the list at the root. */
export const rootId = '';

/**
 * A tree whose lists are read when they are opened, a piece at a time, and kept until they are refreshed. It knows nothing of the editor.
 */
export class LazyTree {
  readonly #lists = new Map<string, List>();
  /** How much of a list a person has asked for; it outlives a refresh. */
  readonly #wanted = new Map<string, number>();
  #filter = '';

  constructor(
    private readonly roots: Pages,
    private readonly words: TreeWords,
  ) {}

  get filter(): string {
    return this.#filter;
  }

  /** Shows only lines that hold these words, of those that the filter looks at. */
  set filter(text: string) {
    this.#filter = text.trim().toLowerCase();
  }

  /** The children of a line as far as they are wanted; reads what is missing. Never fails: trouble is a line of its own. */
  async children(node?: TreeNode): Promise<readonly TreeNode[]> {
    const id = node?.id ?? rootId;
    const pages = node === undefined ? this.roots : node.children;
    if (pages === undefined) return [];
    const list = this.#lists.get(id) ?? this.#open(id, pages);
    list.reading ??= this.#read(list).finally(() => {
      list.reading = undefined;
    });
    await list.reading;
    return this.#lines(id, list);
  }

  /** Wants more of a list; its children have to be asked for again. */
  more(listId: string): void {
    const list = this.#lists.get(listId);
    if (list === undefined) return;
    list.wanted += step;
    this.#wanted.set(listId, list.wanted);
  }

  /** Forgets what was read below a line, or everything. */
  refresh(node?: TreeNode): void {
    for (const [id, list] of this.#lists) {
      if (node !== undefined && id !== node.id && !id.startsWith(`${node.id}/`)) continue;
      list.abort.abort();
      this.#lists.delete(id);
    }
  }

  /** The ids of the lists in which something changes by itself. */
  get movingLists(): readonly string[] {
    const moving = [...this.#lists].filter(([, { read }]) => read.some(({ isMoving }) => isMoving === true));
    return moving.map(([id]) => id);
  }

  /** The first error of the list at the root; `undefined` where it was read. */
  get rootError(): unknown {
    return this.#lists.get(rootId)?.error;
  }

  #open(id: string, pages: Pages): List {
    const abort = new AbortController();
    const iterator = pages(abort.signal)[Symbol.asyncIterator]();
    const list: List = { abort, pages: iterator, read: [], wanted: this.#wanted.get(id) ?? step, isDone: false };
    this.#lists.set(id, list);
    return list;
  }

  async #read(list: List): Promise<void> {
    try {
      while (!list.isDone && this.#matching(list).length <= list.wanted) {
        const { done, value } = await list.pages.next();
        if (done) list.isDone = true;
        else for (const node of value) list.read.push(node);
      }
    } catch (error) {
      list.isDone = true;
      list.error = error;
    }
  }

  #matching({ read }: List): TreeNode[] {
    if (this.#filter === '') return read;
    return read.filter(({ isFiltered, label }) => isFiltered !== true || label.toLowerCase().includes(this.#filter));
  }

  #lines(id: string, list: List): readonly TreeNode[] {
    const matching = this.#matching(list);
    const shown = matching.slice(0, list.wanted);
    if (list.error !== undefined) return [...shown, ...this.words.problem(id, list.error)];
    if (matching.length > list.wanted) return [...shown, this.words.more(id)];
    if (shown.length > 0) return shown;
    const empty = this.words.empty(id, this.#filter);
    return empty === undefined ? [] : [empty];
  }
}
