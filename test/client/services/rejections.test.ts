import assert from 'node:assert/strict';
import { ecs } from '../../../aws/src';
import { misfits } from '../../../client/src/features/services/fit';
import { problemOf, useSandbox } from '../../aws/harness';
import type { Input } from '../../aws/sandbox/wire';
import { t } from '../words';

// What is said before a deployment against what ECS says to it.

const cluster = 'crossing';

/** A service of the sandbox, and what of `crossing-web` is changed before it gets it. */
const cases: readonly (readonly [string, string, (web: Input, container: Input) => Input])[] = [
  ['the same once more', 'with-rollback', (web) => web],
  [
    'another image',
    'canary',
    (web, container) => ({ ...web, containerDefinitions: [{ ...container, image: 'busybox:1' }] }),
  ],
  [
    'another container',
    'with-rollback',
    (web, container) => ({ ...web, containerDefinitions: [{ ...container, name: 'api' }] }),
  ],
  [
    'no port',
    'with-rollback',
    (web, container) => ({ ...web, containerDefinitions: [{ ...container, portMappings: [] }] }),
  ],
  ['awsvpc on machines', 'daemon', (web) => web],
  [
    'machines, in a service on Fargate',
    'sealed',
    (web) => ({ ...web, requiresCompatibilities: ['EC2'], networkMode: 'bridge' }),
  ],
  ['no task role, in a service without ECS Exec', 'sealed', (web) => ({ ...web, taskRoleArn: undefined })],
];

describe('what ECS would reject', () => {
  const harness = useSandbox();

  for (const [what, service, change] of cases)
    it(`is told before, and nothing else is: ${what}`, async () => {
      const region = (await harness.open()).region();
      const { document } = await ecs.describeTaskDefinition(region, 'crossing-web:3');
      const [container] = document.containerDefinitions as readonly Input[];
      assert.ok(container);
      const revision = await ecs.registerTaskDefinition(region, {
        ...change({ ...document }, container),
        family: 'fit',
      });
      const told = misfits(await ecs.describeService(region, cluster, service), revision, t);
      const deploying = ecs.updateService(region, { cluster, service, taskDefinition: revision.arn });
      if (told.length === 0) return void (await deploying);
      const { says = '' } = await problemOf(deploying);
      assert.ok(
        told.some((fault) => fault.endsWith(`ECS says: ${says}`)),
        `${says}\n${told.join('\n')}`,
      );
    });
});
