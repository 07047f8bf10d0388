import { type AwsProblem, isProblem } from '../problem/problem';
import type { AwsRegion, Call } from '../session';
import { pause } from '../session/abort';
import { piecesOf } from '../session/pages';
import { type FilteredLogs, filterLogs, isMissing, type LogLine } from './events';
import type { Pace } from './pace';

/** Which logs are followed, and how. */
export interface LogsToFollow {
  readonly group: string;
  /** Those that are wanted at the moment: asked before each round. One that does not exist yet is waited for. */
  streams(): readonly string[];
  readonly from: Date;
  /** Between two rounds. Milliseconds; default: 2,000. */
  readonly interval?: number;
  /** Shared by everything that is followed. */
  readonly pace: Pace;
  /** What is waited out: trouble that passes, or a group that does not exist yet. */
  readonly onTrouble?: (problem: AwsProblem) => void;
  /** Whether a round that brings nothing new is the last one. Default: never. */
  readonly isOver?: () => boolean;
}

/** Source: Amazon CloudWatch Logs API reference, FilterLogEvents. */
const namesAtOnce = 100;

/** How many streams that do not exist yet are looked for in one round. */
const lookedForAtOnce = 10;

/** Events arrive late, in the order of their time only stream by stream: so far back each round reads again. Milliseconds. */
const lateness = 10_000;

/**
 * The events of streams of a group as they come, each once, until the signal is given. The streams that exist are read together, whose number so
 * hardly matters; a name that does not exist would spoil that, so each of those is looked for by itself. A container makes its stream with
 * its first line.
 */
export async function* followLogs(
  region: AwsRegion,
  { group, streams, from, interval = 2_000, pace, onTrouble, isOver = () => false }: LogsToFollow,
  call: Call & { readonly signal: AbortSignal },
): AsyncGenerator<readonly LogLine[]> {
  const { signal } = call;
  const seen = new Map<string, number>();
  const existing = new Set(streams());
  const met = new Set<string>();
  let since = from.getTime();
  let lookedFor = 0;

  const read = async function* (wanted: ReadonlySet<string>, which: Omit<FilteredLogs, 'group'>) {
    await pace.turn(signal);
    for await (const page of filterLogs(region, { group, ...which }, call)) {
      const fresh = page.filter(({ id, stream }) => wanted.has(stream) && !seen.has(id));
      for (const { id, at, stream } of fresh) {
        seen.set(id, at.getTime());
        existing.add(stream);
        met.add(stream);
      }
      if (fresh.length > 0) yield fresh;
    }
  };

  const round = async function* (): AsyncGenerator<readonly LogLine[]> {
    const names = streams();
    const wanted = new Set(names);
    const missing = names.filter((name) => !existing.has(name));
    for (const piece of piecesOf(
      names.filter((name) => existing.has(name)),
      namesAtOnce,
    )) {
      try {
        yield* read(wanted, { streams: piece, from: new Date(since) });
      } catch (error) {
        if (!isMissing('stream', error)) throw error;
        for (const name of piece) existing.delete(name);
        missing.push(...piece);
      }
    }
    const start = lookedFor % Math.max(missing.length, 1);
    lookedFor = start + lookedForAtOnce;
    const turn = [...missing.slice(start), ...missing.slice(0, start)].slice(0, lookedForAtOnce);
    for (const name of turn) yield* read(wanted, { streamPrefix: name, from: met.has(name) ? new Date(since) : from });
  };

  while (!signal.aborted) {
    let wait = interval;
    let isQuiet = true;
    try {
      let newest = since + lateness;
      for await (const page of round()) {
        isQuiet = false;
        newest = page.reduce((latest, { at }) => Math.max(latest, at.getTime()), newest);
        yield page;
      }
      // A container's clock may run ahead.
      since = Math.min(newest, Date.now()) - lateness;
      for (const [id, at] of seen) if (at < since) seen.delete(id);
    } catch (error) {
      if (isProblem(error, 'cancelled')) return;
      if (!isProblem(error) || !(error.passes || isMissing('group', error))) throw error;
      onTrouble?.(error);
      isQuiet = !error.passes;
      wait = interval * 3;
    }
    if (isQuiet && isOver()) return;
    await pause(wait, signal).catch(() => {});
  }
}
