import type { CatalogueRow } from './row';

export const crossFile: readonly CatalogueRow[] = [
  {
    row: 901,
    what: 'A load balancer for a container or port that is not there',
    source: 'server',
    rules: [],
    note: 'Another file or call decides, not the task definition alone.',
  },
  {
    row: 902,
    what: 'Service Connect for a port name that is not there',
    source: 'server',
    rules: [],
    note: 'Another file or call decides, not the task definition alone.',
  },
  {
    row: 903,
    what: 'A service without network configuration, or with one too many',
    source: 'server',
    rules: [],
    note: 'Another file or call decides, not the task definition alone.',
  },
  {
    row: 904,
    what: 'A service on Fargate with a definition that is not for it',
    source: 'linter',
    rules: [],
    note: 'Another file or call decides, not the task definition alone.',
  },
  {
    row: 905,
    what: 'A volume configured at launch that is not there',
    source: 'server',
    rules: [],
    note: 'Another file or call decides, not the task definition alone.',
  },
  {
    row: 906,
    what: 'Container overrides that are too long',
    source: 'transcript',
    rules: [],
    note: 'Another file or call decides, not the task definition alone.',
  },
  {
    row: 907,
    what: 'A workflow that renders a container that is not there',
    source: 'tool',
    rules: [],
    note: 'Another file or call decides, not the task definition alone.',
  },
  {
    row: 908,
    what: 'A dynamic host port behind a fixed health check port',
    source: 'linter',
    rules: [],
    note: 'Another file or call decides, not the task definition alone.',
  },
  {
    row: 909,
    what: 'An image that is missing or of another platform',
    source: 'inferred',
    rules: [],
    note: 'Only the account can tell: this needs a call to AWS.',
  },
  {
    row: 910,
    what: 'A role, secret or log group that is missing',
    source: 'inferred',
    rules: [],
    note: 'Only the account can tell: this needs a call to AWS.',
  },
];
