import type { logs } from '../../infrastructure/aws/room';
import type { LogsAws } from './following';
import { lineText } from './line-text';
import type { Source } from './target';

/** How the groups are read, and who hears of it. */
export interface GroupOptions {
  readonly write: (lines: string) => void;
  readonly onTrouble: (error: unknown, group: string, region: string) => void;
  readonly signal: AbortSignal;
  /** Whether nothing more can come. */
  readonly isOver: () => boolean;
  readonly pace: logs.Pace;
  /** Milliseconds between two reads; default: 2,000. */
  readonly readEvery?: number;
}

/** The log groups that something followed writes to, and the label of each of its streams. What comes is written as it comes. */
export class LogGroups {
  readonly #groups = new Map<string, { readonly source: Source; readonly labels: Map<string, string> }>();
  readonly #reading = new Map<string, Promise<void>>();
  #failed = 0;

  constructor(
    private readonly aws: LogsAws,
    private readonly options: GroupOptions,
  ) {}

  /** How many groups there are. */
  get size(): number {
    return this.#groups.size;
  }

  /** Whether no group can be read. */
  get haveFailed(): boolean {
    return this.#reading.size > 0 && this.#failed === this.#reading.size;
  }

  /** Also reads this stream. One that has no name yet is left out. */
  add(source: Source): void {
    if (source.stream === undefined) return;
    const key = keyOf(source);
    const group = this.#groups.get(key) ?? { source, labels: new Map<string, string>() };
    this.#groups.set(key, group);
    group.labels.set(source.stream, source.label);
  }

  /** Reads this stream no longer. */
  remove(source: Source): void {
    this.#groups.get(keyOf(source))?.labels.delete(source.stream ?? '');
  }

  /** Reads the groups that have come since, from a point in time on. */
  readFrom(from: Date): void {
    for (const [key, { source, labels }] of this.#groups) {
      if (this.#reading.has(key)) continue;
      const reading = this.#read(source, labels, from).catch((error: unknown) => {
        this.#failed += 1;
        this.options.onTrouble(error, source.group, source.region);
      });
      this.#reading.set(key, reading);
    }
  }

  /** Resolves when no group is read any more. */
  async ended(): Promise<void> {
    await Promise.all(this.#reading.values());
  }

  async #read({ group, region: name }: Source, labels: ReadonlyMap<string, string>, from: Date): Promise<void> {
    const { write, onTrouble, signal, isOver, pace, readEvery: interval } = this.options;
    const region = await this.aws.region(name);
    const what: logs.LogsToFollow = {
      group,
      streams: () => [...labels.keys()],
      from,
      interval,
      pace,
      isOver,
      onTrouble: (problem) => onTrouble(problem, group, name),
    };
    for await (const page of this.aws.room.logs.followLogs(region, what, { signal }))
      write(page.map((line) => lineText(line, labels.get(line.stream) ?? '')).join('\n'));
  }
}

function keyOf({ region, group }: Source): string {
  return `${region} ${group}`;
}
