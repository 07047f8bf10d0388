import type { Streams } from './find-logs';
import type { LogsAws } from './following';
import { lineText } from './line-text';
import type { Range } from './ranges';

/** More than this is hard to read, and slow to get. Lines, and UTF-16 units. */
export const limits = { lines: 10_000, length: 5_000_000 };

/** What was read of a range. */
export interface LogText {
  /** Merged by time, a line for each event. */
  readonly lines: readonly string[];
  /** Where the rest was left out, for there is a limit. */
  readonly cutAt?: Date;
  /** Groups that do not exist. */
  readonly missing: readonly string[];
}

/** Reads streams, the oldest line first, up to a limit. Throws a problem. */
export async function readLogs(
  streams: readonly Streams[],
  { from, to, pattern }: Range & { readonly pattern?: string },
  { room: { logs }, region }: LogsAws,
  {
    signal,
    onCount = () => {},
    most = limits,
  }: { signal?: AbortSignal; onCount?: (lines: number) => void; most?: typeof limits } = {},
): Promise<LogText> {
  const missing = new Set<string>();
  let count = 0;
  const read = async ({ region: name, group, name: streamPrefix, isFamily, label }: Streams) => {
    const events: (readonly [at: Date, text: string])[] = [];
    let length = 0;
    try {
      const pages = logs.filterLogs(await region(name), { group, streamPrefix, pattern, from, to }, { signal });
      for await (const page of pages) {
        const own = page.filter(({ stream }) => isFamily || stream === streamPrefix);
        for (const line of own) events.push([line.at, lineText(line, label(line.stream))]);
        length += own.reduce((sum, { message }) => sum + message.length, 0);
        count += own.length;
        onCount(count);
        if (events.length > most.lines || length > most.length) break;
      }
    } catch (error) {
      if (!logs.isMissing('group', error)) throw error;
      missing.add(group);
    }
    return events;
  };
  const all = (await Promise.all(streams.map(read))).flat().sort(([one], [other]) => one.getTime() - other.getTime());
  let length = 0;
  const end = all.findIndex(([, text], index) => {
    length += text.length;
    return index >= most.lines || length > most.length;
  });
  const kept = end < 0 ? all : all.slice(0, end);
  const cutAt = end < 0 ? undefined : all[end]?.[0];
  return { lines: kept.map(([, text]) => text), cutAt, missing: [...missing] };
}
