import { FilterLogEventsCommand, GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import type { AwsRegion, Call } from '../session';
import { pagesOf } from '../session/pages';

/** One event of a log stream. */
export interface LogLine {
  readonly at: Date;
  /** What the container wrote. It may hold anything: it is shown, never logged. */
  readonly message: string;
  readonly stream: string;
}

/** Where a container writes to: `awslogs` names the stream `<prefix>/<container>/<task id>`. */
export interface LogStream {
  readonly group: string;
  readonly stream: string;
}

/** A stretch of time; an open end is open. */
export interface TimeRange {
  readonly from?: Date;
  readonly to?: Date;
}

/** The events of one stream, the oldest first, page by page. CloudWatch Logs ends a stream by giving the same place twice. */
export async function* readLogs(
  region: AwsRegion,
  { group, stream, from, to }: LogStream & TimeRange,
  call: Call = {},
): AsyncGenerator<readonly LogLine[]> {
  const which = { logGroupName: group, logStreamName: stream, startTime: from?.getTime(), endTime: to?.getTime() };
  let nextToken: string | undefined;
  for (;;) {
    const input = { ...which, startFromHead: true, nextToken };
    const { events = [], nextForwardToken } = await region.send('GetLogEvents', call, (options) =>
      region.logs.send(new GetLogEventsCommand(input), options),
    );
    if (events.length > 0)
      yield events.map(({ timestamp = 0, message = '' }) => ({ at: new Date(timestamp), message, stream }));
    if (nextForwardToken === undefined || nextForwardToken === nextToken) return;
    nextToken = nextForwardToken;
  }
}

/** Which events of a group. */
export interface FilteredLogs extends TimeRange {
  readonly group: string;
  /** Default: all streams. */
  readonly streams?: readonly string[];
  /** Instead of `streams`. */
  readonly streamPrefix?: string;
  /** CloudWatch's own pattern language: `ERROR`, `{ $.level = "error" }`. */
  readonly pattern?: string;
}

/** The events of several streams that match a pattern, page by page. A page may be empty while CloudWatch is still searching. */
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
    const lines = events.map(({ timestamp = 0, message = '', logStreamName = '' }) => ({
      at: new Date(timestamp),
      message,
      stream: logStreamName,
    }));
    return { items: lines, next };
  });
}
