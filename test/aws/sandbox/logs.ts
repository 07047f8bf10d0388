import { pageOf } from './paging';
import { ServiceError } from './service-error';
import type { Operations } from './wire';
import type { Place } from './world';

interface Event {
  /** Counts up over all events. */
  readonly number: number;
  readonly timestamp: number;
  readonly message: string;
}

let count = 0;

/** The log groups of one region. */
export class Logs {
  private readonly groups = new Map<string, Map<string, Event[]>>();

  createGroup(group: string): void {
    if (!this.groups.has(group)) this.groups.set(group, new Map());
  }

  /** Adds an event; its stream comes into being with it. Of a stream only the last events are kept, where a number is given. */
  write(group: string, stream: string, message: string, at: Date, keep = Number.POSITIVE_INFINITY): void {
    this.createGroup(group);
    const streams = this.streams(group);
    const events = streams.get(stream) ?? [];
    count += 1;
    events.push({ number: count, timestamp: at.getTime(), message });
    if (events.length > keep) events.shift();
    streams.set(stream, events);
  }

  streams(group: unknown): Map<string, Event[]> {
    const streams = this.groups.get(String(group));
    if (streams === undefined)
      throw new ServiceError('ResourceNotFoundException', 'The specified log group does not exist.');
    return streams;
  }
}

const sizes = { usual: 10_000, most: 10_000 };

/** The ends of a range belong to it in FilterLogEvents; in GetLogEvents only its start does. */
const within = ({ startTime = 0, endTime = Number.POSITIVE_INFINITY }: { startTime?: number; endTime?: number }) => {
  return ({ timestamp }: Event) => timestamp >= startTime && timestamp <= endTime;
};

const noStream = () => new ServiceError('ResourceNotFoundException', 'The specified log stream does not exist.');
const invalid = (words: string) => new ServiceError('InvalidParameterException', words);

/** The operations of Amazon CloudWatch Logs. */
export const logsOperations: Operations<Place> = {
  CreateLogGroup({ logs }, input) {
    logs.createGroup(String(input.logGroupName));
    return {};
  },

  CreateLogStream({ logs }, input) {
    logs.streams(input.logGroupName).set(String(input.logStreamName), []);
    return {};
  },

  PutLogEvents({ logs }, input) {
    for (const { timestamp, message } of input.logEvents as Event[])
      logs.write(String(input.logGroupName), String(input.logStreamName), message, new Date(timestamp));
    return {};
  },

  GetLogEvents({ logs }, input) {
    const events = logs.streams(input.logGroupName).get(String(input.logStreamName));
    if (events === undefined) throw noStream();
    const after = /^f\/(\d+)$/.exec(String(input.nextToken ?? 'f/0'))?.[1];
    if (after === undefined) throw invalid('The specified nextToken is invalid.');
    const limit = Number(input.limit ?? sizes.usual);
    const { endTime } = input as { endTime?: number };
    const page = events
      .filter(within(input))
      .filter(({ number, timestamp }) => number > Number(after) && timestamp !== endTime)
      .slice(0, limit);
    return {
      events: page.map(({ timestamp, message }) => ({ timestamp, message, ingestionTime: timestamp })),
      nextForwardToken: `f/${page.at(-1)?.number ?? after}`,
      nextBackwardToken: `b/${after}`,
    };
  },

  FilterLogEvents({ logs }, input) {
    const { logStreamNames, logStreamNamePrefix, filterPattern = '' } = input;
    const names = logStreamNames as string[] | undefined;
    if (names !== undefined && logStreamNamePrefix !== undefined)
      throw invalid('logStreamNames and logStreamNamePrefix cannot be used together.');
    if ((names?.length ?? 1) > 100) throw invalid('At most 100 log streams can be named.');
    const streams = logs.streams(input.logGroupName);
    if (names?.some((name) => !streams.has(name))) throw noStream();
    const words = String(filterPattern).split(' ').filter(Boolean);
    const events = [...streams]
      .filter(([name]) => (names?.includes(name) ?? true) && name.startsWith(String(logStreamNamePrefix ?? '')))
      .flatMap(([logStreamName, list]) => list.filter(within(input)).map((event) => ({ ...event, logStreamName })))
      .filter(({ message }) => words.every((word) => message.includes(word.replaceAll('"', ''))))
      .sort((one, other) => one.timestamp - other.timestamp || one.number - other.number)
      .map(({ number, ...event }) => ({ ...event, eventId: String(number).padStart(56, '3') }));
    const { page, nextToken } = pageOf(events, { maxResults: input.limit, nextToken: input.nextToken }, sizes);
    return { events: page, nextToken };
  },
};
