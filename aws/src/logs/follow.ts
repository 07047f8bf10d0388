import { type AwsProblem, isProblem } from '../problem/problem';
import type { AwsRegion, Call } from '../session';
import { pause } from '../session/abort';
import { piecesOf } from '../session/pages';
import { filterLogs, isMissing, type LogLine } from './events';
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

/** How often a round looks whether streams exist by now. */
const looksAtOnce = 8;

/** Events arrive late, in the order of their time only stream by stream: so far back each round reads again. Milliseconds. */
const lateness = 10_000;

/** Streams that may not exist. */
interface Unproven {
  readonly names: readonly string[];
  readonly from: Date;
  /** Whether it is one stream that was not there. */
  readonly isMissing?: boolean;
}

/**
 * The events of streams of a group as they come, each once, until the signal is given. Streams that exist are read a hundred at once, so that their
 * number hardly matters. One name that does not exist spoils a request: such a hundred is read in halves from then on, down to the streams
 * that are not there yet, since a container makes its stream with its first line.
 */
export async function* followLogs(
  region: AwsRegion,
  { group, streams, from, interval = 2_000, pace, onTrouble, isOver = () => false }: LogsToFollow,
  call: Call & { readonly signal: AbortSignal },
): AsyncGenerator<readonly LogLine[]> {
  const { signal } = call;
  const seen = new Map<string, number>();
  const existing = new Set<string>();
  const known = new Set<string>();
  const unproven: Unproven[] = [];
  let since = from.getTime();

  const read = async function* (names: readonly string[], start: Date): AsyncGenerator<readonly LogLine[]> {
    await pace.turn(signal);
    for await (const page of filterLogs(region, { group, streams: names, from: start }, call)) {
      const fresh = page.filter(({ id }) => !seen.has(id));
      for (const { id, at } of fresh) seen.set(id, at.getTime());
      if (fresh.length > 0) yield fresh;
    }
  };

  /** Reads streams, and says whether all of them exist. */
  const exist = async function* ({ names, from }: Unproven): AsyncGenerator<readonly LogLine[], boolean> {
    try {
      yield* read(names, from);
      return true;
    } catch (error) {
      if (!isMissing('stream', error)) throw error;
      return false;
    }
  };

  const round = async function* (): AsyncGenerator<readonly LogLine[]> {
    const wanted = new Set(streams());
    const fresh = [...wanted].filter((name) => !known.has(name));
    for (const name of fresh) known.add(name);
    unproven.unshift(...piecesOf(fresh, namesAtOnce).map((names) => ({ names, from })));
    const proven = [...existing].filter((name) => wanted.has(name));
    for (const names of piecesOf(proven, namesAtOnce)) {
      const piece = { names, from: new Date(since) };
      if (yield* exist(piece)) continue;
      unproven.push(piece);
      for (const name of names) existing.delete(name);
    }
    for (const { names: all, from } of unproven.slice(0, looksAtOnce)) {
      const names = all.filter((name) => wanted.has(name));
      const isThere = names.length === 0 || (yield* exist({ names, from }));
      unproven.shift();
      if (isThere) for (const name of names) existing.add(name);
      else if (names.length === 1) unproven.push({ names, from, isMissing: true });
      else unproven.push(...piecesOf(names, Math.ceil(names.length / 2)).map((half) => ({ names: half, from })));
    }
  };

  while (!signal.aborted) {
    const start = Date.now();
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
      since = Math.max(since, Math.min(newest, Date.now()) - lateness);
      for (const [id, at] of seen) if (at < since) seen.delete(id);
    } catch (error) {
      if (isProblem(error, 'cancelled')) return;
      if (!isProblem(error) || !(error.passes || isMissing('group', error))) throw error;
      onTrouble?.(error);
      if (!error.passes && isOver()) return;
      isQuiet = false;
      wait = interval * 3;
    }
    if (isQuiet && unproven.every((piece) => piece.isMissing) && isOver()) return;
    await pause(Math.max(0, start + wait - Date.now()), signal).catch(() => {});
  }
}
