import type { CatalogueRow } from './row';

export const environment: readonly CatalogueRow[] = [
  { row: 551, what: 'A secret that shares its name', source: 'server', rules: ['secret-name-unique'] },
  { row: 552, what: 'An environment variable twice', source: 'inferred', rules: ['environment-name-unique'] },
  { row: 553, what: 'Secrets without an execution role', source: 'server', rules: ['execution-role-for-secrets'] },
  {
    row: 554,
    what: '`valueFrom` that names neither parameter nor secret',
    source: 'transcript',
    rules: ['secret-parameter-name', 'secret-arn'],
    note: 'ECS rejects a name that no parameter can have. What is wrong with an ARN shows when a task starts.',
  },
  {
    row: 555,
    what: 'A secret of another region by short name',
    source: 'model',
    rules: [],
    note: 'Where a parameter of that name lies, and in which region the task will run, no file says.',
  },
  { row: 556, what: 'More than 10 environment files', source: 'server', rules: ['out-of-range'] },
  {
    row: 557,
    what: 'An environment file that is no S3 object, or no `.env`',
    source: 'server',
    rules: ['invalid-value', 'environment-file-arn', 'environment-file-extension'],
  },
  { row: 558, what: 'A secret in plain text', source: 'linter', rules: ['secret-in-environment'] },
  { row: 559, what: 'An environment value that is no string', source: 'model', rules: ['wrong-type'] },
  {
    row: 560,
    what: 'Registry credentials without an execution role, for ECR, or from no secret',
    source: 'guide',
    rules: [
      'execution-role-for-registry-credentials',
      'registry-credentials-for-ecr',
      'registry-credentials-parameter',
    ],
  },
  {
    row: 561,
    what: 'The order in which variables win',
    source: 'model',
    rules: [],
    note: 'No fault, and the files lie in S3. Hover tells the order.',
  },
];
