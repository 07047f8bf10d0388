import assert from 'node:assert/strict';
import { misfits } from '../../../client/src/features/services/fit';
import type { ecs } from '../../../client/src/infrastructure/aws/room';
import { t } from '../words';
import { revisionOf, serviceOf } from './fixtures';

const balanced = (container: string, port: number) => ({ loadBalancers: [{ container, port }] });
const spot = [{ provider: 'FARGATE_SPOT', weight: 1, base: 0 }];

/** A service, a revision, and what ECS says to it. */
const cases: readonly (readonly [string, Partial<ecs.Service>, ecs.TaskDefinition, readonly string[]])[] = [
  ['a revision that fits', balanced('web', 8080), revisionOf(), []],
  ['an inactive one', {}, revisionOf('web:6', {}, { status: 'INACTIVE' }), ['TaskDefinition is inactive']],
  [
    'awsvpc in a service without subnets',
    { network: undefined, launchType: 'EC2' },
    revisionOf(),
    ["Network Configuration must be provided when networkMode 'awsvpc' is specified."],
  ],
  [
    'bridge in a service with subnets',
    { launchType: 'EC2' },
    revisionOf('web:8', { networkMode: 'bridge' }),
    ['Network Configuration is not valid for the given networkMode of this task definition.'],
  ],
  [
    'no network mode, which is bridge, in a service with subnets',
    { launchType: 'EC2' },
    revisionOf('web:8', { networkMode: undefined }),
    ['Network Configuration is not valid for the given networkMode of this task definition.'],
  ],
  [
    'host in a service without subnets',
    { launchType: 'EC2', network: undefined },
    revisionOf('web:8', { networkMode: 'host' }),
    [],
  ],
  [
    'without the container of the load balancer',
    balanced('proxy', 8080),
    revisionOf(),
    ['The container proxy does not exist in the task definition.'],
  ],
  [
    'without its port',
    balanced('web', 9090),
    revisionOf(),
    ['The container web did not have a container port 9090 defined.'],
  ],
  [
    'of EC2 in a service on Fargate',
    {},
    revisionOf('web:8', {}, { compatibilities: ['EC2', 'EXTERNAL'] }),
    ['Task definition does not support launch_type FARGATE.'],
  ],
  [
    'of EC2 in a service on Fargate Spot',
    { launchType: undefined, capacity: spot },
    revisionOf('web:8', {}, { compatibilities: ['EC2'] }),
    ['Task definition does not support launch_type FARGATE.'],
  ],
  [
    'of EC2 in a service with a capacity provider of its own',
    { launchType: undefined, capacity: [{ provider: 'machines', weight: 1, base: 0 }] },
    revisionOf('web:8', {}, { compatibilities: ['EC2'] }),
    [],
  ],
  ['of which ECS does not tell where it runs', {}, revisionOf('web:8', {}, { compatibilities: [] }), []],
  [
    'with several faults',
    balanced('proxy', 80),
    revisionOf('web:6', { networkMode: 'host' }, { status: 'INACTIVE' }),
    [
      'TaskDefinition is inactive',
      'Network Configuration is not valid for the given networkMode of this task definition.',
      'The container proxy does not exist in the task definition.',
    ],
  ],
];

describe('a revision for a service', () => {
  for (const [what, service, revision, says] of cases)
    it(`${what}: ${says.length === 0 ? 'runs' : 'is rejected'}`, () => {
      const found = misfits(serviceOf(service), revision, t);
      assert.deepEqual(
        found.map((fault) => fault.replace(/^.* ECS says: /, '')),
        says,
      );
      for (const fault of found) assert.match(fault, /web/, 'it names what is meant');
    });
});
