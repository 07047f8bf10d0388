/** An option of a log driver. */
export interface LogOption {
  /** Markdown: what it means. */
  readonly doc: string;
  /** What may stand there, with what it means, if that is a closed set. */
  readonly values?: Readonly<Record<string, string>>;
  /** A value to start from. */
  readonly sample?: string;
  /** The driver does not start without it. */
  readonly required?: boolean;
  /** It belongs into `secretOptions`. */
  readonly secret?: boolean;
}

/** Options by name, those that are written most first. */
export type LogOptions = Readonly<Record<string, LogOption>>;

const flag = { true: 'Yes.', false: 'No.' };

/** What every driver takes. Source: Amazon ECS API reference, LogConfiguration. */
const everyDriver: LogOptions = {
  mode: {
    doc: '`non-blocking` drops logs rather than hold up the program; `blocking` waits.',
    values: {
      'non-blocking': 'Logs wait in memory; what does not fit is lost, and the program never waits. The default.',
      blocking: 'The program waits until its output has been taken, however long that is.',
    },
  },
  'max-buffer-size': {
    doc: 'Memory for logs that wait in `non-blocking` mode, such as `25m`.',
    sample: '25m',
  },
};

/** What the drivers of Docker share. Source: Docker documentation, "Customize log driver output". */
const tagging: LogOptions = {
  tag: { doc: 'How messages are marked, as a template of Docker.', sample: '{{.Name}}' },
  labels: { doc: 'Names of labels of the container, separated by commas, that are added to each message.' },
  'labels-regex': { doc: 'A regular expression for the names of such labels.' },
  env: { doc: 'Names of environment variables, separated by commas, that are added to each message.' },
  'env-regex': { doc: 'A regular expression for the names of such variables.' },
};

/** Source: Amazon ECS API reference, LogConfiguration. */
const awslogs: LogOptions = {
  'awslogs-group': { doc: 'The log group. Required with `awslogs`.', sample: '/ecs/app', required: true },
  'awslogs-region': {
    doc: 'The region of the log group. Required with `awslogs`.',
    sample: 'eu-west-1',
    required: true,
  },
  'awslogs-stream-prefix': {
    doc: 'Log streams are named `prefix/container/task-id`. Required on Fargate; without it the console cannot show the logs.',
    sample: 'ecs',
  },
  'awslogs-create-group': {
    doc: '`"true"` creates the log group if there is none. The execution role then needs `logs:CreateLogGroup`, which the managed policy lacks.',
    values: {
      true: 'The log group is created if there is none. The execution role needs `logs:CreateLogGroup`.',
      false: 'The log group has to be there. The default.',
    },
  },
  'awslogs-datetime-format': {
    doc: 'A strftime pattern. A line that matches starts a new event; other lines join the one before.',
    sample: '%Y-%m-%dT%H:%M:%S',
  },
  'awslogs-multiline-pattern': {
    doc: 'A regular expression. A line that matches starts a new event; other lines join the one before.',
    sample: '^\\S',
  },
};

/** Source: Docker documentation, "Splunk logging driver"; Amazon ECS API reference, LogConfiguration. */
const splunk: LogOptions = {
  'splunk-token': { doc: 'The token of the HTTP Event Collector.', required: true, secret: true },
  'splunk-url': {
    doc: 'The address of the HTTP Event Collector.',
    sample: 'https://splunk.example.com:8088',
    required: true,
  },
  'splunk-source': { doc: 'The source of the events.' },
  'splunk-sourcetype': { doc: 'The source type of the events.' },
  'splunk-index': { doc: 'The index that events go to.' },
  'splunk-index-acknowledgment': { doc: 'Whether the indexer confirms what it has received.', values: flag },
  'splunk-format': {
    doc: 'How a message is put into the event.',
    values: { inline: 'As a text.', json: 'As JSON, if it is JSON.', raw: 'As it is, without what Docker adds.' },
  },
  'splunk-verify-connection': { doc: 'Whether the address is tried when the container starts.', values: flag },
  'splunk-gzip': { doc: 'Whether events are compressed.', values: flag },
  'splunk-gzip-level': { doc: 'How much they are compressed, from -1 (default) to 9 (most).' },
  'splunk-capath': { doc: 'The path of a certificate of a certification authority.' },
  'splunk-caname': { doc: 'The name in the certificate of the server.' },
  'splunk-insecureskipverify': { doc: 'Whether the certificate of the server is left unchecked.', values: flag },
};

/** Source: Docker documentation, "JSON File logging driver". */
const jsonFile: LogOptions = {
  'max-size': { doc: 'How large a file gets before the next one is begun, such as `10m`.', sample: '10m' },
  'max-file': { doc: 'How many files are kept.', sample: '3' },
  compress: { doc: 'Whether files that are full are compressed.', values: flag },
};

/** Source: Docker documentation, "Syslog logging driver". */
const syslog: LogOptions = {
  'syslog-address': { doc: 'The address of the server.', sample: 'udp://logs.example.com:514' },
  'syslog-facility': { doc: 'The facility that messages are marked with.', sample: 'daemon' },
  'syslog-format': {
    doc: 'The format of messages.',
    values: { rfc3164: 'The old one.', rfc5424: 'The present one.', rfc5424micro: 'With microseconds.' },
  },
  'syslog-tls-ca-cert': { doc: 'The path of the certificate of the certification authority.' },
  'syslog-tls-cert': { doc: 'The path of the certificate.' },
  'syslog-tls-key': { doc: 'The path of the private key.' },
  'syslog-tls-skip-verify': { doc: 'Whether the certificate of the server is left unchecked.', values: flag },
};

/** Source: Docker documentation, "Graylog Extended Format logging driver". */
const gelf: LogOptions = {
  'gelf-address': { doc: 'The address of the server.', sample: 'udp://graylog.example.com:12201', required: true },
  'gelf-compression-type': {
    doc: 'How messages over UDP are compressed.',
    values: { gzip: 'With gzip.', zlib: 'With zlib.', none: 'Not at all.' },
  },
  'gelf-compression-level': { doc: 'How much they are compressed, from -1 (default) to 9 (most).' },
  'gelf-tcp-max-reconnect': { doc: 'How often a connection over TCP is tried again.', sample: '3' },
  'gelf-tcp-reconnect-delay': { doc: 'Seconds between these attempts.', sample: '1' },
};

/** Source: Docker documentation, "Fluentd logging driver". */
const fluentd: LogOptions = {
  'fluentd-address': { doc: 'The address of the daemon.', sample: 'localhost:24224' },
  'fluentd-async': { doc: 'Whether the container starts before the daemon can be reached.', values: flag },
  'fluentd-buffer-limit': { doc: 'How much may wait while the daemon cannot be reached.', sample: '8m' },
  'fluentd-retry-wait': { doc: 'How long the first attempt to connect again waits.', sample: '1s' },
  'fluentd-max-retries': { doc: 'How often a connection is tried.' },
  'fluentd-sub-second-precision': { doc: 'Whether times have nanoseconds.', values: flag },
  'fluentd-request-ack': { doc: 'Whether the daemon confirms what it has received.', values: flag },
  'fluentd-read-timeout': { doc: 'How long a read from the daemon may take.' },
  'fluentd-write-timeout': { doc: 'How long a write to the daemon may take.' },
  'fluentd-async-reconnect-interval': { doc: 'After how long a connection is made anew in the background.' },
  'fluentd-async-connect': { doc: 'The old name of `fluentd-async`.', values: flag },
};

/**
 * Other options go to the output plugin of Fluent Bit or Fluentd as they are.
 * Source: Amazon ECS developer guide, "Send Amazon ECS logs to an AWS service" and "Configuring Amazon ECS logs for high
 * throughput"; the output plugins of Fluent Bit.
 */
const awsfirelens: LogOptions = {
  Name: {
    doc: 'The output plugin of Fluent Bit that the logs go to; the other options are its settings.',
    values: {
      cloudwatch_logs: 'Amazon CloudWatch Logs.',
      kinesis_firehose: 'Amazon Data Firehose.',
      kinesis_streams: 'Amazon Kinesis Data Streams.',
      s3: 'Amazon S3.',
      opensearch: 'Amazon OpenSearch Service.',
      datadog: 'Datadog.',
      splunk: 'Splunk.',
      http: 'Any HTTP endpoint.',
      forward: 'Another Fluent Bit or Fluentd.',
      stdout: 'The output of the router itself.',
    },
  },
  region: { doc: 'The region of the destination in AWS.', sample: 'eu-west-1' },
  'log-driver-buffer-limit': {
    doc: 'How many log lines may wait in memory, 0 to 536870911. 1048576 if it is absent.',
    sample: '2097152',
  },
  retry_limit: { doc: 'How often a chunk that could not be sent is tried again.', sample: '2' },
  log_group_name: { doc: 'The log group, for `cloudwatch_logs`.', sample: '/ecs/app' },
  log_stream_prefix: { doc: 'What log streams begin with, for `cloudwatch_logs`.', sample: 'app/' },
  auto_create_group: { doc: 'Whether the log group is created if there is none.', values: flag },
  delivery_stream: { doc: 'The stream, for `kinesis_firehose`.' },
  stream: { doc: 'The stream, for `kinesis_streams`.' },
  bucket: { doc: 'The bucket, for `s3`.' },
  total_file_size: { doc: 'How large an object gets, for `s3`.', sample: '10M' },
  Host: { doc: 'The host that logs are sent to.' },
  Port: { doc: 'The port there.', sample: '443' },
  TLS: { doc: 'Whether the connection is encrypted.', values: { on: 'Yes.', off: 'No.' } },
  apikey: { doc: 'The key of the API, for `datadog`.', secret: true },
  'exclude-pattern': { doc: 'A regular expression; logs that match are dropped.' },
  'include-pattern': { doc: 'A regular expression; only logs that match are sent.' },
};

/** The options of each log driver of Amazon ECS. */
export const logOptions: Readonly<Record<string, LogOptions>> = {
  awslogs: { ...awslogs, ...everyDriver },
  awsfirelens: { ...awsfirelens, ...everyDriver },
  splunk: { ...splunk, ...everyDriver, ...tagging },
  'json-file': { ...jsonFile, ...everyDriver, ...tagging },
  syslog: { ...syslog, ...everyDriver, ...tagging },
  journald: { ...everyDriver, ...tagging },
  gelf: { ...gelf, ...everyDriver, ...tagging },
  fluentd: { ...fluentd, ...everyDriver, ...tagging },
};

/** The options of a driver; none for one that nobody knows. */
export function optionsOf(driver: string | undefined): LogOptions {
  return driver !== undefined && Object.hasOwn(logOptions, driver) ? (logOptions[driver] ?? {}) : {};
}

/** One option of a driver. */
export function logOption(driver: string | undefined, name: string): LogOption | undefined {
  const options = optionsOf(driver);
  return Object.hasOwn(options, name) ? options[name] : undefined;
}
