import type { CatalogueRow } from './row';

export const linux: readonly CatalogueRow[] = [
  { row: 701, what: 'A soft limit above the hard one, a limit twice', source: 'server', rules: [] },
  {
    row: 702,
    what: 'A capability that Linux does not have, or added and dropped',
    source: 'model',
    rules: ['invalid-value'],
  },
  { row: 703, what: 'Swap settings without effect', source: 'model', rules: [] },
  { row: 704, what: 'A kernel parameter that may not be set', source: 'model', rules: [] },
  { row: 705, what: 'A malformed tmpfs', source: 'model', rules: [] },
  { row: 706, what: 'An unknown security option', source: 'model', rules: [] },
  { row: 707, what: 'A malformed user; root on the host network', source: 'model', rules: [] },
  { row: 708, what: 'A privileged container', source: 'linter', rules: [] },
  { row: 709, what: 'A writable root file system', source: 'linter', rules: [] },
  { row: 710, what: 'The process or IPC namespace of the host', source: 'linter', rules: [] },
  { row: 711, what: 'One role for the task and for its execution', source: 'linter', rules: [] },
  { row: 712, what: 'A role that is no role', source: 'server', rules: [] },
  { row: 713, what: 'ECS Exec without a task role', source: 'guide', rules: [] },
  { row: 714, what: 'Another network mode than `awsvpc`', source: 'linter', rules: [] },
  { row: 715, what: 'No health check', source: 'linter', rules: [] },
];
