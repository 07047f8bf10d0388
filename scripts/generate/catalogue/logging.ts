import type { CatalogueRow } from './row';

export const logging: readonly CatalogueRow[] = [
  { row: 601, what: 'awslogs without its group or region', source: 'server', rules: ['awslogs-options-required'] },
  { row: 602, what: 'An option that awslogs does not know', source: 'model', rules: [] },
  { row: 603, what: 'A date format and a multi-line pattern', source: 'model', rules: [] },
  { row: 604, what: 'A log group to be created without the permission', source: 'model', rules: [] },
  { row: 605, what: '`mode` unset', source: 'model', rules: [] },
  { row: 606, what: 'A buffer without non-blocking mode, a mode or size that is none', source: 'model', rules: [] },
  { row: 607, what: 'FireLens logs without a router', source: 'server', rules: [] },
  { row: 608, what: 'Two FireLens routers', source: 'linter', rules: [] },
  { row: 609, what: 'A FireLens configuration file that is half given or reserved', source: 'server', rules: [] },
  { row: 610, what: 'A FireLens router that logs to itself, or is not waited for', source: 'guide', rules: [] },
  { row: 611, what: 'splunk without its address and token', source: 'model', rules: [] },
  { row: 612, what: 'Secret log options without an execution role', source: 'guide', rules: [] },
  { row: 613, what: 'No log configuration', source: 'inferred', rules: [] },
];
