import type { Mutation } from './mutation';

/** Health checks and the order of containers. */
export const healthAndOrder: readonly Mutation[] = [
  ['health-check-command-form', 'fargate', { 'web.healthCheck.command': [] }, 'web.healthCheck "command"'],
  [
    'dependency-unknown',
    'fargate',
    { 'web.dependsOn[0].containerName': 'migrat' },
    'web.dependsOn[0].containerName "migrat"',
  ],
  [
    'dependency-unknown',
    'fragment',
    { 'web.dependsOn[0].containerName': 'web' },
    'web.dependsOn[0].containerName "web"',
  ],
  [
    'dependency-cycle',
    'fargate',
    { 'migrate.dependsOn': [{ containerName: 'web', condition: 'START' }] },
    'migrate.dependsOn[0].containerName "web"',
  ],
  [
    'dependency-without-health-check',
    'fargate',
    { 'web.dependsOn[0].condition': 'HEALTHY' },
    'web.dependsOn[0].condition "HEALTHY"',
  ],
  [
    'dependency-without-health-check',
    'fragment',
    { 'cache.healthCheck': undefined },
    'web.dependsOn[0].condition "HEALTHY"',
  ],
  ['dependency-on-essential', 'fargate', { 'migrate.essential': true }, 'web.dependsOn[0].condition "SUCCESS"'],
  ['dependency-on-essential', 'fargate', { 'migrate.essential': undefined }, 'web.dependsOn[0].condition "SUCCESS"'],
  [
    'dependency-on-essential',
    'fragment',
    { 'web.dependsOn[0].condition': 'COMPLETE' },
    'web.dependsOn[0].condition "COMPLETE"',
  ],
];
