import type { CatalogueRow } from './row';

export const healthAndOrder: readonly CatalogueRow[] = [
  {
    row: 651,
    what: 'A health check that does not begin with CMD or CMD-SHELL',
    source: 'model',
    rules: [
      'health-check-command-form',
      'health-check-without-command',
      'health-check-shell-arguments',
      'health-check-needs-shell',
    ],
    note: 'Only an empty command is an error: a public definition with another first word was registered and runs.',
  },
  { row: 652, what: 'Health check numbers out of range', source: 'server', rules: ['out-of-range'] },
  {
    row: 653,
    what: 'A health check interval shorter than its timeout',
    source: 'linter',
    rules: ['health-check-interval'],
    note: 'Information in `all`: ECS accepts it, and only the CDK objects.',
  },
  {
    row: 654,
    what: 'A health check with a program that the image may lack',
    source: 'inferred',
    rules: ['health-check-program-missing', 'health-check-curl-without-fail', 'health-check-localhost'],
    note: 'Programs are reported for public images that are known to lack them. A missing `exit 1` is no fault: every exit code but 0 is unhealthy.',
  },
  { row: 655, what: 'A dependency on nobody, or on itself', source: 'server', rules: ['dependency-unknown'] },
  {
    row: 656,
    what: '`HEALTHY` for a container without a health check',
    source: 'server',
    rules: ['dependency-without-health-check'],
  },
  {
    row: 657,
    what: '`SUCCESS` or `COMPLETE` for an essential container',
    source: 'server',
    rules: ['dependency-on-essential'],
  },
  {
    row: 658,
    what: 'Dependencies in a circle',
    source: 'transcript',
    rules: ['dependency-cycle', 'start-order-cycle'],
    note: 'Circles that lead over links or `volumesFrom` too are a warning: the agent finds them when a task starts.',
  },
  {
    row: 659,
    what: 'A timeout below 2 seconds',
    source: 'transcript',
    rules: ['out-of-range', 'fargate-start-timeout'],
    note: 'The transcript shows `stopTimeout` alone; for `startTimeout` the API reference gives the limit for Fargate only.',
  },
  {
    row: 660,
    what: 'A dependency without a start guarantee',
    source: 'inferred',
    rules: ['dependency-ignores-health-check', 'dependency-start-timeout'],
    note: 'Information in `all`: both are matters of choice.',
  },
  {
    row: 661,
    what: 'The HEALTHCHECK of an image is ignored',
    source: 'guide',
    rules: ['health-check-missing'],
    note: 'A task definition does not show what is in the image, so the rule reports containers that listen and have no check of their own.',
  },
];
