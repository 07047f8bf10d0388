import { logOptions } from '../../../tables/log-options';
import { choice, list, map, nested, structure } from '../../build';
import type { Members } from '../../types';
import { secret } from '../common';

const logConfiguration = structure('LogConfiguration', 'Where the output of the container goes.', ['logDriver'], {
  logDriver: choice(
    'The driver that carries standard output and standard error away. Managed Instances take `awslogs`, `splunk`, `awsfirelens` and `json-file`; a container instance offers those that its agent lists in `ECS_AVAILABLE_LOGGING_DRIVERS`.',
    {
      awslogs: 'Amazon CloudWatch Logs.',
      awsfirelens: 'A Fluent Bit or Fluentd container of the task, marked by `firelensConfiguration`.',
      splunk: 'Splunk, through its HTTP Event Collector.',
      'json-file': 'Files on the container instance.',
      syslog: 'A syslog server.',
      journald: 'The journal of the container instance.',
      gelf: 'A Graylog or Logstash endpoint.',
      fluentd: 'A Fluentd daemon at an address.',
    },
    { fargate: 'Only `awslogs`, `splunk` and `awsfirelens`.' },
  ),
  options: map(
    [
      'Settings of the driver; names and values are texts.',
      '',
      '`awslogs` requires `awslogs-group` and `awslogs-region`. `mode` is `non-blocking` by default (since June 2025): what does not fit into `max-buffer-size` is lost, and the program never waits.',
    ].join('\n'),
    Object.fromEntries(Object.entries(logOptions.awslogs ?? {}).map(([name, option]) => [name, option.doc])),
    {
      fargate: '`awslogs` also requires `awslogs-stream-prefix`.',
      skeleton: { 'awslogs-group': '/ecs/app', 'awslogs-region': 'eu-west-1', 'awslogs-stream-prefix': 'ecs' },
    },
  ),
  secretOptions: list(
    'Settings of the driver that are secret, such as `splunk-token`. The execution role reads them from Secrets Manager or Parameter Store.',
    secret,
  ),
});

const firelensConfiguration = structure(
  'FirelensConfiguration',
  'Makes the container the log router of the task. One container may have it.',
  ['type'],
  {
    type: choice('The program in the router container.', { fluentbit: 'Fluent Bit.', fluentd: 'Fluentd.' }),
    options: map(
      'Settings of the router; names and values are texts.',
      {
        'enable-ecs-log-metadata':
          '`"false"` leaves the names of cluster, task and task definition out of the records.',
        'config-file-type':
          'Where more configuration lies: `file` in the image, or `s3`. Goes with `config-file-value`.',
        'config-file-value': 'The path in the image, or the ARN of the object.',
      },
      { fargate: '`config-file-type` must be `file`.', skeleton: { 'enable-ecs-log-metadata': 'true' } },
    ),
  },
);

/** What becomes of the output of a container, and how it is labelled. */
export const logging: Members = {
  logConfiguration: nested(
    'Where standard output and standard error go. Without it the default driver of the container instance is used.',
    logConfiguration,
    {
      fargate: 'Without it all output is lost.',
      skeleton: {
        logDriver: 'awslogs',
        options: { 'awslogs-group': '/ecs/app', 'awslogs-region': 'eu-west-1', 'awslogs-stream-prefix': 'ecs' },
      },
    },
  ),
  firelensConfiguration: nested(
    'Makes this container the log router for those with the log driver `awsfirelens`.',
    firelensConfiguration,
  ),
  dockerLabels: map('Labels on the container, as `docker run --label` sets them.'),
};
