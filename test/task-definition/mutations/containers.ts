import type { Mutation } from './mutation';

/** Names, images and sizes of containers. */
export const containers: readonly Mutation[] = [
  ['container-name-required', 'undeclared', { 'web.name': undefined }, 'containerDefinitions[0] {'],
  ['container-name-required', 'undeclared', { 'web.name': '' }, 'containerDefinitions[0].name ""'],
  ['container-name-unique', 'instances', { 'proxy.name': 'web', 'web.links': [] }, 'web.name "web"'],
  ['container-image-required', 'fargate', { 'web.image': undefined }, 'web.name "web"'],
  ['image-characters', 'undeclared', { 'web.image': 'web:1 4' }, 'web.image  '],
  ['image-digest-malformed', 'undeclared', { 'web.image': 'web@sha256:0123' }, 'web.image sha256:0123'],
  ['container-memory-required', 'undeclared', { 'web.memory': undefined }, 'web.name "web"'],
  ['container-memory-zero', 'undeclared', { 'web.memory': 0 }, 'web.memory 0'],
  ['memory-below-reservation', 'fargate', { 'web.memory': 256 }, 'web.memory 256'],
  ['container-memory-above-task', 'fargate', { 'web.memory': 4096 }, 'web.memory 4096'],
  ['container-cpu-above-task', 'fargate', { 'web.cpu': 2048 }, 'web.cpu 2048'],
  ['task-size-unreadable', 'instances', { cpu: 'half' }, 'cpu "half"'],
  ['essential-container-missing', 'undeclared', { 'web.essential': false }, 'web.essential false'],
  [
    'gpu-value',
    'instances',
    { 'web.resourceRequirements[0].value': undefined },
    'web.resourceRequirements[0].type "GPU"',
  ],
  [
    'gpu-value',
    'instances',
    { 'web.resourceRequirements[0].value': 'half' },
    'web.resourceRequirements[0].value "half"',
  ],
  [
    'gpu-sharing-mixed',
    'instances',
    { 'proxy.resourceRequirements': [{ type: 'GPU', sharingStrategy: { nvidiaMps: { memory: 4096 } } }] },
    'proxy.resourceRequirements[0] "sharingStrategy"',
  ],
  [
    'credential-spec',
    'instances',
    { 'web.credentialSpecs': ['arn:aws:ssm:eu-west-1:111122223333:parameter/gmsa'] },
    'web.credentialSpecs[0] "arn:aws:ssm:eu-west-1:111122223333:parameter/gmsa"',
  ],
];
