import type { Mutation } from './mutation';

/** Environment, secrets, registries and logs. */
export const environmentAndLogs: readonly Mutation[] = [
  [
    'environment-file-arn',
    'fargate',
    { 'web.environmentFiles': [{ value: 's3://config/web.env', type: 's3' }] },
    'web.environmentFiles[0].value "s3://config/web.env"',
  ],
  [
    'registry-credentials-parameter',
    'fargate',
    { 'migrate.repositoryCredentials': { credentialsParameter: 'user:password' } },
    'migrate.repositoryCredentials.credentialsParameter "user:password"',
  ],
  ['secret-name-unique', 'fargate', { 'web.secrets[0].name': 'PORT' }, 'web.secrets[0].name "PORT"'],
  [
    'secret-parameter-name',
    'fargate',
    { 'web.secrets[0].valueFrom': 'web:token::' },
    'web.secrets[0].valueFrom "web:token::"',
  ],
  [
    'awslogs-options-required',
    'fargate',
    { 'web.logConfiguration.options.awslogs-group': undefined },
    'web.logConfiguration "options"',
  ],
  [
    'log-option-unknown',
    'fargate',
    { 'web.logConfiguration.options.log_key': 'log' },
    'web.logConfiguration.options "log_key"',
  ],
  [
    'splunk-options-required',
    'fargate',
    { 'web.logConfiguration': { logDriver: 'splunk', options: { 'splunk-url': 'https://splunk.example.com:8088' } } },
    'web.logConfiguration.logDriver "splunk"',
  ],
  [
    'firelens-router-missing',
    'fargate',
    { 'web.logConfiguration': { logDriver: 'awsfirelens' } },
    'web.logConfiguration.logDriver "awsfirelens"',
  ],
  ['firelens-router-unused', 'firelens', { 'web.logConfiguration': undefined }, 'router "firelensConfiguration"'],
  [
    'firelens-config-file-arn',
    'instances',
    {
      'web.logConfiguration': { logDriver: 'awsfirelens' },
      'proxy.firelensConfiguration': {
        type: 'fluentbit',
        options: { 'config-file-type': 's3', 'config-file-value': 's3://configs/log.conf' },
      },
    },
    'proxy.firelensConfiguration.options.config-file-value "s3://configs/log.conf"',
  ],
];
