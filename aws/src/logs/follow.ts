import { GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { isProblem } from '../problem/problem';
import type { AwsRegion, Call } from '../session';
import { pause } from '../session/abort';
import type { LogLine, LogStream } from './events';

/** CloudWatch Logs takes 25 GetLogEvents a second from an account. Milliseconds between two that found nothing new. */
const defaultInterval = 2_000;

/**
 * The events of a stream as they come, from a point in time on (default: now), until the signal is given. A stream that does not exist yet
 * is waited for, since a container makes its own with its first line. Trouble that passes is waited out; any other ends it.
 */
export async function* followLogs(
  region: AwsRegion,
  {
    group,
    stream,
    from = new Date(),
    interval = defaultInterval,
  }: LogStream & { readonly from?: Date; readonly interval?: number },
  call: Call & { readonly signal: AbortSignal },
): AsyncGenerator<readonly LogLine[]> {
  const which = { logGroupName: group, logStreamName: stream, startTime: from.getTime(), startFromHead: true };
  let nextToken: string | undefined;
  while (!call.signal.aborted) {
    try {
      const input = { ...which, nextToken };
      const { events = [], nextForwardToken } = await region.send('GetLogEvents', call, (options) =>
        region.logs.send(new GetLogEventsCommand(input), options),
      );
      nextToken = nextForwardToken ?? nextToken;
      if (events.length > 0) {
        yield events.map(({ timestamp = 0, message = '' }) => ({ at: new Date(timestamp), message, stream }));
        continue;
      }
    } catch (error) {
      if (isProblem(error, 'cancelled')) return;
      if (!isProblem(error) || !(error.passes || isMissingStream(error.says))) throw error;
    }
    await pause(interval, call.signal).catch(() => {});
  }
}

/** The group has to be there; only its stream may be missing yet. Source: the words of CloudWatch Logs. */
function isMissingStream(says: string | undefined): boolean {
  return says !== undefined && /log stream does not exist/i.test(says);
}
