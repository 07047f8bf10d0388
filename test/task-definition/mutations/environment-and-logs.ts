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
];
