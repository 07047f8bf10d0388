/** Options of every driver. Source: RegisterTaskDefinition, `LogConfiguration.options`. */
const common = ['mode', 'max-buffer-size'];

/** Options of Docker that add to what is logged, which most drivers have. */
const details = ['env', 'env-regex', 'labels', 'labels-regex', 'tag'];

/** What the options of a log driver are called. */
export interface LogDriverOptions {
  /** Those that Amazon ECS documents, or leaves to Docker altogether. */
  readonly documented: readonly string[];
  /** Those that Docker knows besides; whether ECS lets them pass is not on record. */
  readonly undocumented: readonly string[];
}

/**
 * The options by driver. `awsfirelens` is not among them: its options are those of Fluent Bit or Fluentd.
 * Source: RegisterTaskDefinition, `LogConfiguration.options`; Docker manual, "Configure logging drivers", and the functions
 * `ValidateLogOpt` of its drivers.
 */
export const logDriverOptions: Readonly<Record<string, LogDriverOptions>> = {
  awslogs: {
    documented: [
      'awslogs-group',
      'awslogs-region',
      'awslogs-stream-prefix',
      'awslogs-create-group',
      'awslogs-datetime-format',
      'awslogs-multiline-pattern',
      ...common,
    ],
    undocumented: [
      'awslogs-create-stream',
      'awslogs-credentials-endpoint',
      'awslogs-endpoint',
      'awslogs-force-flush-interval-seconds',
      'awslogs-format',
      'awslogs-max-buffered-events',
      'awslogs-stream',
      'tag',
    ],
  },
  splunk: ofDocker([
    'splunk-caname',
    'splunk-capath',
    'splunk-format',
    'splunk-gzip',
    'splunk-gzip-level',
    'splunk-index',
    'splunk-index-acknowledgment',
    'splunk-insecureskipverify',
    'splunk-source',
    'splunk-sourcetype',
    'splunk-token',
    'splunk-url',
    'splunk-verify-connection',
    ...details,
  ]),
  'json-file': ofDocker(['compress', 'max-file', 'max-size', ...details]),
  journald: ofDocker(details),
  syslog: ofDocker([
    'syslog-address',
    'syslog-facility',
    'syslog-format',
    'syslog-tls-ca-cert',
    'syslog-tls-cert',
    'syslog-tls-key',
    'syslog-tls-skip-verify',
    ...details,
  ]),
  gelf: ofDocker([
    'gelf-address',
    'gelf-compression-level',
    'gelf-compression-type',
    'gelf-tcp-max-reconnect',
    'gelf-tcp-reconnect-delay',
    ...details,
  ]),
  fluentd: ofDocker([
    'fluentd-address',
    'fluentd-async',
    'fluentd-async-connect',
    'fluentd-async-reconnect-interval',
    'fluentd-buffer-limit',
    'fluentd-max-retries',
    'fluentd-read-timeout',
    'fluentd-request-ack',
    'fluentd-retry-wait',
    'fluentd-sub-second-precision',
    'fluentd-write-timeout',
    ...details,
  ]),
};

function ofDocker(options: readonly string[]): LogDriverOptions {
  return { documented: [...options, ...common], undocumented: [] };
}
