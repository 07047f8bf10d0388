import type { CatalogueRow } from './row';

export const logging: readonly CatalogueRow[] = [
  { row: 601, what: 'awslogs without its group or region', source: 'server', rules: ['awslogs-options-required'] },
  {
    row: 602,
    what: 'An option that the log driver does not know',
    source: 'transcript',
    rules: ['log-option-unknown'],
    note: 'ECS rejects options of awslogs that it does not know. Options that Docker alone knows, and those of other drivers, are warnings.',
  },
  {
    row: 603,
    what: 'A date format and a multi-line pattern',
    source: 'model',
    rules: ['awslogs-multiline-conflict'],
  },
  {
    row: 604,
    what: 'A log group to be created without the permission',
    source: 'model',
    rules: ['awslogs-create-group'],
    note: 'What the role may do stands in no file, so this is a reminder.',
  },
  {
    row: 605,
    what: '`mode` unset',
    source: 'model',
    rules: [],
    note: 'No fault: the default is `non-blocking`. Hover tells it.',
  },
  {
    row: 606,
    what: 'A buffer in blocking mode, a mode or size that is none',
    source: 'model',
    rules: ['log-buffer-without-mode', 'log-option-value'],
  },
  {
    row: 607,
    what: 'FireLens logs without a router, or a router without logs',
    source: 'server',
    rules: ['firelens-router-missing', 'firelens-router-unused'],
  },
  { row: 608, what: 'Two FireLens routers', source: 'linter', rules: ['firelens-router-single'] },
  {
    row: 609,
    what: 'A FireLens configuration file that is no ARN, half given, reserved, or of an unknown type',
    source: 'server',
    rules: [
      'firelens-config-file-arn',
      'firelens-config-file-incomplete',
      'firelens-config-file-reserved',
      'firelens-config-file-type',
    ],
  },
  {
    row: 610,
    what: 'A FireLens router that logs to itself, is not waited for, or has its port mapped',
    source: 'guide',
    rules: ['firelens-router-logs-to-itself', 'firelens-port'],
    note: 'The guide asks for `dependsOn` in `bridge` mode, but the agent adds this dependency by itself.',
  },
  {
    row: 611,
    what: 'splunk without its address and token',
    source: 'transcript',
    rules: ['splunk-options-required'],
  },
  {
    row: 612,
    what: 'Secret log options without an execution role',
    source: 'guide',
    rules: ['execution-role-for-secret-options'],
  },
  { row: 613, what: 'No log configuration', source: 'inferred', rules: ['log-configuration-missing'] },
];
