/** What is known of a list, and how well. */
export interface Known<Item> {
  readonly items: readonly Item[];
  /** All of it has been read; otherwise it is still being read, or its reading has failed. */
  readonly isComplete: boolean;
}

interface Entry<Item> {
  known: Known<Item>;
  /** When the reading ended; 0 before. Milliseconds. */
  readAt: number;
  reading: Promise<void> | undefined;
  /** Why the last reading failed. */
  problem: unknown;
  abort: AbortController;
}

export interface CacheOptions<Key, Item> {
  /** Gives the list, page by page, until the signal is given. */
  readonly read: (key: Key, signal: AbortSignal) => AsyncIterable<readonly Item[]>;
  /** Lists older than this are read anew, while the old ones still serve. Milliseconds. */
  readonly timeToLive: number;
  /** A failed reading is not repeated before this time has passed. Milliseconds. */
  readonly pauseAfterFailure?: number;
  /** How many lists are kept; those read longest ago go first. */
  readonly maxLists?: number;
  readonly now?: () => number;
}

/**
 * Lists that answer at once with what is known, and are read in the background: for completion, where nobody waits. Each key has one
 * reading at a time. Failures stay inside; `problemOf` tells the last one.
 */
export class BackgroundCache<Key extends string, Item> {
  private readonly entries = new Map<Key, Entry<Item>>();

  constructor(private readonly options: CacheOptions<Key, Item>) {}

  /** What is known now. It starts a reading where the list is missing or old. */
  peek(key: Key): Known<Item> {
    return this.refreshed(key).known;
  }

  /** What is known now, unless it is old; it starts no reading. */
  known(key: Key): Known<Item> | undefined {
    const entry = this.entries.get(key);
    return entry === undefined || this.isOld(entry) ? undefined : entry.known;
  }

  /** Waits for the list to be complete, but no longer than that, and gives what is known by then. Milliseconds. */
  async within(key: Key, milliseconds: number): Promise<Known<Item>> {
    const entry = this.refreshed(key);
    if (entry.reading === undefined || entry.known.isComplete) return entry.known;
    await within(entry.reading, milliseconds);
    return entry.known;
  }

  /** Why the last reading of a list failed; `undefined` where it did not. */
  problemOf(key: Key): unknown {
    return this.entries.get(key)?.problem;
  }

  /** Forgets a list, or all of them, and ends their readings: after a push, or with another profile. */
  clear(key?: Key): void {
    for (const [name, entry] of this.entries) {
      if (key !== undefined && key !== name) continue;
      entry.abort.abort();
      this.entries.delete(name);
    }
  }

  private refreshed(key: Key): Entry<Item> {
    const entry = this.entries.get(key) ?? this.add(key);
    if (this.isOld(entry)) entry.reading ??= this.read(key, entry);
    return entry;
  }

  private isOld({ problem, readAt }: Entry<Item>): boolean {
    const { timeToLive, pauseAfterFailure = 10_000, now = Date.now } = this.options;
    const rest = problem === undefined ? timeToLive : pauseAfterFailure;
    return readAt === 0 || now() - readAt > rest;
  }

  private add(key: Key): Entry<Item> {
    const { maxLists = 200 } = this.options;
    const entry: Entry<Item> = {
      known: { items: [], isComplete: false },
      readAt: 0,
      reading: undefined,
      problem: undefined,
      abort: new AbortController(),
    };
    const [oldest] = this.entries.keys();
    if (this.entries.size >= maxLists && oldest !== undefined) this.clear(oldest);
    this.entries.set(key, entry);
    return entry;
  }

  /** The first reading shows its pages as they come; a later one replaces the old list when it is whole. */
  private async read(key: Key, entry: Entry<Item>): Promise<void> {
    const { now = Date.now } = this.options;
    const items: Item[] = [];
    try {
      for await (const page of this.options.read(key, entry.abort.signal)) {
        for (const item of page) items.push(item);
        if (!entry.known.isComplete) entry.known = { items, isComplete: false };
      }
      entry.known = { items, isComplete: true };
      entry.problem = undefined;
    } catch (error) {
      entry.problem = error;
    } finally {
      entry.readAt = now();
      entry.reading = undefined;
    }
  }
}

/** What comes of the work, or `undefined` if that takes longer. Milliseconds. */
export async function within<Result>(work: Promise<Result>, milliseconds: number): Promise<Result | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const time = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds);
  });
  const result = await Promise.race([work, time]);
  clearTimeout(timer);
  return result;
}
