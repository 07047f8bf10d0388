import assert from 'node:assert/strict';
import { hindranceOf, type Work } from '../../../client/src/features/services/abilities';
import type { ecs } from '../../../client/src/infrastructure/aws/room';
import { t } from '../words';
import { deployment, serviceOf } from './fixtures';

const all: readonly Work[] = ['deploy', 'force', 'scale', 'rollBack', 'exec'];
const rollouts: readonly Work[] = ['deploy', 'force', 'rollBack'];

/** A service, and what ECS does not do for it. */
const services: readonly (readonly [string, Partial<ecs.Service>, readonly Work[]])[] = [
  ['ROLLING', { strategy: 'ROLLING' }, []],
  ['BLUE_GREEN', { strategy: 'BLUE_GREEN' }, []],
  ['LINEAR', { strategy: 'LINEAR' }, []],
  ['CANARY', { strategy: 'CANARY' }, []],
  ['a daemon service', { scheduling: 'DAEMON' }, ['scale']],
  ['CODE_DEPLOY', { controller: 'CODE_DEPLOY' }, rollouts],
  ['EXTERNAL', { controller: 'EXTERNAL', taskDefinition: undefined }, rollouts],
  ['a service that is being deleted', { status: 'DRAINING' }, all],
  ['a deleted service', { status: 'INACTIVE' }, all],
  ['a deleted service of CODE_DEPLOY', { status: 'INACTIVE', controller: 'CODE_DEPLOY' }, all],
];

/** Why, and who rolls out instead. */
const reasons: readonly (readonly [Work, Partial<ecs.Service>, RegExp, string | undefined])[] = [
  ['scale', { scheduling: 'DAEMON' }, /one task on each container instance/, undefined],
  [
    'deploy',
    { controller: 'CODE_DEPLOY' },
    /AWS CodeDeploy rolls web out.*AppSpec, or with this command\. ECS itself/,
    'CODE_DEPLOY',
  ],
  [
    'force',
    { controller: 'CODE_DEPLOY', deployments: [deployment('PRIMARY', 'web:7'), deployment('ACTIVE', 'web:8')] },
    /command\. One is under way/,
    'CODE_DEPLOY',
  ],
  [
    'force',
    { controller: 'EXTERNAL' },
    /external controller rolls web out.*CreateTaskSet.*how many tasks .* can be changed here/,
    'EXTERNAL',
  ],
  ['exec', { status: 'DRAINING' }, /web is being deleted/, undefined],
  ['rollBack', { status: 'INACTIVE', controller: 'CODE_DEPLOY' }, /web has been deleted/, undefined],
];

describe('what a service can do', () => {
  for (const [what, change, refused] of services)
    it(`${what}: ${refused.length === 0 ? 'everything' : `not ${refused.join(', ')}`}`, () => {
      const found = all.filter((work) => hindranceOf(serviceOf(change), work, t) !== undefined);
      assert.deepEqual(found, refused);
    });

  for (const [work, change, why, elsewhere] of reasons)
    it(`is told where it cannot ${work}: ${why.source}`, () => {
      const hindrance = hindranceOf(serviceOf(change), work, t);
      assert.match(hindrance?.why ?? '', why);
      assert.equal(hindrance?.elsewhere, elsewhere);
    });
});
