import type { CatalogueRow } from './row';

export const healthAndOrder: readonly CatalogueRow[] = [
  {
    row: 651,
    what: 'A health check that does not begin with CMD or CMD-SHELL',
    source: 'model',
    rules: ['health-check-command-form'],
  },
  { row: 652, what: 'Health check numbers out of range', source: 'server', rules: ['out-of-range'] },
  { row: 653, what: 'A health check interval shorter than its timeout', source: 'linter', rules: [] },
  { row: 654, what: 'A health check with a program that the image may lack', source: 'inferred', rules: [] },
  { row: 655, what: 'A dependency on nobody, or on itself', source: 'server', rules: ['dependency-unknown'] },
  { row: 656, what: '`HEALTHY` for a container without a health check', source: 'server', rules: [] },
  { row: 657, what: '`SUCCESS` or `COMPLETE` for an essential container', source: 'server', rules: [] },
  { row: 658, what: 'Dependencies in a circle', source: 'transcript', rules: ['dependency-cycle'] },
  { row: 659, what: 'A timeout below 2 seconds', source: 'transcript', rules: ['out-of-range'] },
  { row: 660, what: 'A dependency without a start guarantee', source: 'inferred', rules: [] },
  { row: 661, what: 'The HEALTHCHECK of an image is ignored', source: 'guide', rules: [] },
];
