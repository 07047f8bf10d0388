import { logOptions } from './log-options';

/** What the options of a log driver are called. */
export interface LogDriverOptions {
  /** Those that Amazon ECS documents, or leaves to Docker altogether. */
  readonly documented: readonly string[];
  /** Those that Docker knows besides; whether ECS lets them pass is not on record. */
  readonly undocumented: readonly string[];
}

/** Source: Docker manual, "Amazon CloudWatch Logs logging driver". */
const undocumented: Readonly<Record<string, readonly string[]>> = {
  awslogs: [
    'awslogs-create-stream',
    'awslogs-credentials-endpoint',
    'awslogs-endpoint',
    'awslogs-force-flush-interval-seconds',
    'awslogs-format',
    'awslogs-max-buffered-events',
    'awslogs-stream',
    'tag',
  ],
};

/** The options by driver. `awsfirelens` is not among them: its options are those of Fluent Bit or Fluentd. */
export const logDriverOptions: Readonly<Record<string, LogDriverOptions>> = Object.fromEntries(
  Object.entries(logOptions)
    .filter(([driver]) => driver !== 'awsfirelens')
    .map(([driver, options]) => {
      return [driver, { documented: Object.keys(options), undocumented: undocumented[driver] ?? [] }];
    }),
);
