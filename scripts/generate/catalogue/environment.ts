import type { CatalogueRow } from './row';

export const environment: readonly CatalogueRow[] = [
  { row: 551, what: 'A secret that shares its name', source: 'server', rules: [] },
  { row: 552, what: 'An environment variable twice', source: 'inferred', rules: [] },
  { row: 553, what: 'Secrets without an execution role', source: 'server', rules: ['execution-role-for-secrets'] },
  { row: 554, what: '`valueFrom` that names neither parameter nor secret', source: 'guide', rules: [] },
  { row: 555, what: 'A secret of another region by short name', source: 'model', rules: [] },
  { row: 556, what: 'More than 10 environment files', source: 'server', rules: ['out-of-range'] },
  {
    row: 557,
    what: 'An environment file that is no S3 object, or no `.env`',
    source: 'server',
    rules: ['invalid-value'],
  },
  { row: 558, what: 'A secret in plain text', source: 'linter', rules: [] },
  { row: 559, what: 'An environment value that is no string', source: 'model', rules: ['wrong-type'] },
  { row: 560, what: 'Registry credentials without an execution role, or for ECR', source: 'guide', rules: [] },
  { row: 561, what: 'The order in which variables win', source: 'model', rules: [] },
];
