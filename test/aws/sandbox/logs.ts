import { pageOf } from './paging';
import { ServiceError } from './service-error';
import type { Operations } from './wire';
import type { Place } from './world';

interface Event {
  readonly timestamp: number;
  readonly message: string;
}

/** The log groups of one region. */
export class Logs {
  private readonly groups = new Map<string, Map<string, Event[]>>();

  createGroup(group: string): void {
    if (!this.groups.has(group)) this.groups.set(group, new Map());
  }

  /** Adds an event; its stream comes into being with it. */
  write(group: string, stream: string, message: string, at: Date): void {
    this.createGroup(group);
    const streams = this.streams(group);
    const events = streams.get(stream) ?? [];
    events.push({ timestamp: at.getTime(), message });
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

const within = ({ startTime = 0, endTime = Number.POSITIVE_INFINITY }: { startTime?: number; endTime?: number }) => {
  return ({ timestamp }: Event) => timestamp >= startTime && timestamp < endTime;
};

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
    if (events === undefined)
      throw new ServiceError('ResourceNotFoundException', 'The specified log stream does not exist.');
    const found = events.filter(within(input));
    const start = /^f\/(\d+)$/.exec(String(input.nextToken ?? 'f/0'))?.[1];
    if (start === undefined) throw new ServiceError('InvalidParameterException', 'The specified nextToken is invalid.');
    const end = Math.min(found.length, Number(start) + Number(input.limit ?? sizes.usual));
    return {
      events: found.slice(Number(start), end).map((event) => ({ ...event, ingestionTime: event.timestamp })),
      nextForwardToken: `f/${end}`,
      nextBackwardToken: `b/${start}`,
    };
  },

  FilterLogEvents({ logs }, input) {
    const { logStreamNames, logStreamNamePrefix = '', filterPattern = '' } = input;
    const names = logStreamNames as string[] | undefined;
    const words = String(filterPattern).split(' ').filter(Boolean);
    const events = [...logs.streams(input.logGroupName)]
      .filter(([name]) => (names?.includes(name) ?? true) && name.startsWith(String(logStreamNamePrefix)))
      .flatMap(([logStreamName, list]) => list.filter(within(input)).map((event) => ({ ...event, logStreamName })))
      .filter(({ message }) => words.every((word) => message.includes(word.replaceAll('"', ''))))
      .sort((one, other) => one.timestamp - other.timestamp);
    const { page, nextToken } = pageOf(events, { maxResults: input.limit, nextToken: input.nextToken }, sizes);
    return { events: page, nextToken };
  },
};
