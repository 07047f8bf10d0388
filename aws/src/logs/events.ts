import { FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { isProblem } from '../problem/problem';
import type { AwsRegion, Call } from '../session';
import { pagesOf } from '../session/pages';

/** One event of a log stream. */
export interface LogLine {
  /** CloudWatch's own; no other event has it. */
  readonly id: string;
  readonly at: Date;
  /** What the container wrote. It may hold anything: it is shown, never logged. */
  readonly message: string;
  readonly stream: string;
}

/** A stretch of time, its ends included; an open end is open. */
export interface TimeRange {
  readonly from?: Date;
  readonly to?: Date;
}

/** Which events of a group. */
export interface FilteredLogs extends TimeRange {
  readonly group: string;
  /** A hundred at most, and each of them has to exist. Default: all streams. */
  readonly streams?: readonly string[];
  /** Instead of `streams`; none may exist. */
  readonly streamPrefix?: string;
  /** CloudWatch's own pattern language: `ERROR`, `{ $.level = "error" }`. */
  readonly pattern?: string;
}

/**
 * Events of a group, the oldest first, page by page; CloudWatch Logs may have searched long for a page. Source: Amazon CloudWatch Logs API
 * reference, FilterLogEvents.
 */
export function filterLogs(
  region: AwsRegion,
  { group, streams, streamPrefix, pattern, from, to }: FilteredLogs,
  call: Call = {},
): AsyncGenerator<readonly LogLine[]> {
  return pagesOf(async (nextToken) => {
    const input = {
      logGroupName: group,
      logStreamNames: streams === undefined ? undefined : [...streams],
      logStreamNamePrefix: streamPrefix,
      filterPattern: pattern,
      startTime: from?.getTime(),
      endTime: to?.getTime(),
      nextToken,
    };
    const { events = [], nextToken: next } = await region.send('FilterLogEvents', call, (options) =>
      region.logs.send(new FilterLogEventsCommand(input), options),
    );
    const lines = events.map(({ eventId, timestamp = 0, message = '', logStreamName = '' }) => ({
      id: eventId ?? `${logStreamName} ${timestamp} ${message}`,
      at: new Date(timestamp),
      message,
      stream: logStreamName,
    }));
    return { items: lines, next };
  });
}

/** Whether a call failed because a log group, or one of the streams that were named, is not there. Source: the words of CloudWatch Logs. */
export function isMissing(what: 'group' | 'stream', error: unknown): boolean {
  return isProblem(error, 'not-found') && new RegExp(`log ${what} does not exist`, 'i').test(error.says ?? '');
}
