import assert from 'node:assert/strict';
import { ecs } from '../../aws/src';
import { useSandbox } from './harness';
import type { Input } from './sandbox/wire';

/** The configuration of a service, and what we make of it. */
const configurations: readonly (readonly [string, Input, ecs.RolloutSettings])[] = [
  [
    'the bounds of a rolling update',
    { strategy: 'ROLLING', minimumHealthyPercent: 50, maximumPercent: 150 },
    { minHealthyPercent: 50, maxPercent: 150, hooks: [] },
  ],
  ['the bake time of blue/green', { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 5 }, { bakeMinutes: 5, hooks: [] }],
  [
    'the share of a canary',
    {
      strategy: 'CANARY',
      bakeTimeInMinutes: 0,
      canaryConfiguration: { canaryPercent: 20, canaryBakeTimeInMinutes: 15 },
    },
    { bakeMinutes: 0, step: { percent: 20, minutes: 15 }, hooks: [] },
  ],
  [
    'the steps of a linear rollout, where ECS decides on them',
    { strategy: 'LINEAR' },
    { step: { percent: 10, minutes: 6 }, hooks: [] },
  ],
  [
    'alarms that are on',
    { alarms: { enable: true, rollback: true, alarmNames: ['errors'] } },
    { alarms: { names: ['errors'], rollback: true }, hooks: [] },
  ],
  ['no alarms that are off', { alarms: { enable: false, rollback: true, alarmNames: ['errors'] } }, { hooks: [] }],
  [
    'hooks and pauses',
    {
      lifecycleHooks: [
        { hookTargetArn: 'arn:aws:lambda:eu-west-1:111122223333:function:check', lifecycleStages: ['PRE_SCALE_UP'] },
        { targetType: 'PAUSE', lifecycleStages: ['POST_TEST_TRAFFIC_SHIFT'] },
      ],
    },
    {
      hooks: [
        { stages: ['PRE_SCALE_UP'], isPause: false },
        { stages: ['POST_TEST_TRAFFIC_SHIFT'], isPause: true },
      ],
    },
  ],
];

describe('a service', () => {
  const harness = useSandbox();
  const stored = () => {
    const service = harness.sandbox.world.in('eu-west-1').ecs.cluster('parcels').services.get('web');
    assert.ok(service);
    return service;
  };
  const described = async () => ecs.describeService((await harness.open()).region(), 'parcels', 'web');

  for (const [what, configuration, expected] of configurations)
    it(`tells ${what}`, async () => {
      Object.assign(stored(), { configuration });
      // What is undefined and what is absent mean the same.
      assert.deepEqual(JSON.parse(JSON.stringify((await described()).rollout)), expected);
    });

  it('tells to which container its load balancer sends', async () => {
    const targetGroup = 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/web/0123456789abcdef';
    Object.assign(stored(), {
      loadBalancers: [{ targetGroupArn: targetGroup, containerName: 'web', containerPort: 8080 }],
    });
    assert.deepEqual((await described()).loadBalancers, [{ targetGroup, container: 'web', port: 8080 }]);
  });

  it('names where a revision can run, as ECS found out', async () => {
    const region = (await harness.open()).region();
    assert.deepEqual((await ecs.describeTaskDefinition(region, 'parcels-web')).compatibilities, ['EC2', 'FARGATE']);
  });
});
