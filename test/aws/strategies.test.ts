import assert from 'node:assert/strict';
import { type AwsRegion, collect, ecs } from '../../aws/src';
import { useSandbox } from './harness';
import type { FailureKind } from './sandbox/ecs/failures';

const cluster = 'crossing';

describe('a service whose traffic shifts', () => {
  const harness = useSandbox();
  const open = async () => (await harness.open()).region();
  const begin = async (region: AwsRegion, service: string, fails?: FailureKind) => {
    const stored = harness.sandbox.world.in('eu-west-1').ecs.cluster(cluster).services.get(service);
    assert.ok(stored);
    stored.fails = fails;
    await ecs.updateService(region, { cluster, service, taskDefinition: 'crossing-web:4' });
    const { serviceDeployment = '' } = await ecs.describeService(region, cluster, service);
    return serviceDeployment;
  };
  /** What is seen of a rollout, step by step, until it is over. */
  const follow = async (region: AwsRegion, service: string, arn: string) => {
    const seen: string[] = [];
    for (let steps = 0; steps < 30; steps += 1) {
      const [rollout] = await ecs.describeServiceDeployments(region, [arn]);
      const { deployments } = await ecs.describeService(region, cluster, service);
      const running = deployments.map(({ taskDefinition, running }) => `${taskDefinition.slice(-1)}:${running}`);
      const { traffic, testTraffic } = rollout?.target ?? {};
      seen.push(`${rollout?.status} ${rollout?.stage} ${testTraffic}/${traffic} ${running.join(' ')}`);
      if (!/PROGRESS/.test(rollout?.status ?? '')) return seen;
      harness.sandbox.world.step();
    }
    return seen;
  };
  const rise = (state: string) => [
    `${state} PRE_SCALE_UP 0/0 4:0 3:2`,
    `${state} SCALE_UP 0/0 4:0 3:2`,
    `${state} POST_SCALE_UP 0/0 4:2 3:2`,
    `${state} TEST_TRAFFIC_SHIFT 100/0 4:2 3:2`,
    `${state} POST_TEST_TRAFFIC_SHIFT 100/0 4:2 3:2`,
  ];
  const end = (state: string) => [
    `${state} POST_PRODUCTION_TRAFFIC_SHIFT 100/100 4:2 3:2`,
    `${state} BAKE_TIME 100/100 4:2 3:2`,
    `${state} CLEAN_UP 100/100 4:2`,
  ];

  for (const [service, shares] of [
    ['blue-green', [100]],
    ['canary', [10, 100]],
    ['linear', [25, 50, 75, 100]],
  ] as const)
    it(`goes through the stages: ${service}`, async () => {
      const region = await open();
      const seen = await follow(region, service, await begin(region, service));
      assert.deepEqual(seen, [
        ...rise('IN_PROGRESS'),
        ...shares.map((share) => `IN_PROGRESS PRODUCTION_TRAFFIC_SHIFT 100/${share} 4:2 3:2`),
        ...end('IN_PROGRESS'),
        'SUCCESSFUL undefined 100/100 4:2',
      ]);
      const { taskDefinition, running } = await ecs.describeService(region, cluster, service);
      assert.deepEqual([ecs.lastPart(taskDefinition ?? ''), running], ['crossing-web:4', 2]);
    });

  it('gives the traffic back to the tasks of before where the new ones fail', async () => {
    const region = await open();
    const arn = await begin(region, 'canary', 'health-check');
    const seen = await follow(region, 'canary', arn);
    assert.deepEqual(seen.slice(-3), [
      'ROLLBACK_IN_PROGRESS PRODUCTION_TRAFFIC_SHIFT 0/0 3:2 4:0',
      'ROLLBACK_IN_PROGRESS CLEAN_UP 0/0 3:2 4:0',
      'ROLLBACK_SUCCESSFUL undefined 0/0 3:2',
    ]);
    assert.ok(
      seen.every((line) => line.includes('3:2')),
      'what ran before runs all the time',
    );
    const [rollout] = await ecs.describeServiceDeployments(region, [arn]);
    assert.equal(rollout?.circuitBreaker?.status, 'TRIGGERED');
    assert.equal((await ecs.describeService(region, cluster, 'canary')).deployments[0]?.rolloutState, 'COMPLETED');
  });

  it('gives the traffic back also where the same revision was started anew', async () => {
    const region = await open();
    const stored = harness.sandbox.world.in('eu-west-1').ecs.cluster(cluster).services.get('linear');
    assert.ok(stored);
    stored.fails = 'exit';
    const [before] = stored.deployments;
    await ecs.updateService(region, { cluster, service: 'linear', forceNewDeployment: true });
    const { serviceDeployment = '' } = await ecs.describeService(region, cluster, 'linear');
    const seen = await follow(region, 'linear', serviceDeployment);
    assert.equal(seen.at(-1), 'ROLLBACK_SUCCESSFUL undefined 0/0 3:2');
    assert.deepEqual(stored.deployments, [before]);
  });

  for (const steps of [1, 4, 6, 9])
    it(`can be called back ${steps} steps after its beginning`, async () => {
      const region = await open();
      const arn = await begin(region, 'linear');
      for (let step = 0; step < steps; step += 1) harness.sandbox.world.step();
      await ecs.stopServiceDeployment(region, arn, 'ROLLBACK');
      const seen = await follow(region, 'linear', arn);
      assert.match(seen.at(-1) ?? '', /^ROLLBACK_SUCCESSFUL undefined 0\/0 3:2$/);
    });

  it('puts its house in order where a rollout begins in the middle of another', async () => {
    const region = await open();
    const first = await begin(region, 'blue-green');
    for (let step = 0; step < 4; step += 1) harness.sandbox.world.step();
    await ecs.updateService(region, { cluster, service: 'blue-green', taskDefinition: 'crossing-web:2' });
    await ecs.updateService(region, { cluster, service: 'blue-green', taskDefinition: 'crossing-web:1' });
    const { serviceDeployment = '' } = await ecs.describeService(region, cluster, 'blue-green');
    const seen = await follow(region, 'blue-green', serviceDeployment);
    assert.match(seen[0] ?? '', /^IN_PROGRESS RECONCILE_SERVICE 0\/0 /);
    assert.match(seen.at(-1) ?? '', /^SUCCESSFUL undefined 100\/100 1:2$/);
    assert.equal((await ecs.describeServiceDeployments(region, [first]))[0]?.status, 'STOPPED');
  });
});

describe('a daemon service', () => {
  const harness = useSandbox();

  it('stops the old task of a machine before it starts the new one', async () => {
    const region = (await harness.open()).region();
    await ecs.updateService(region, { cluster, service: 'daemon', forceNewDeployment: true });
    const most: number[] = [];
    for (let steps = 0; steps < 5; steps += 1) {
      most.push((await collect(ecs.listTasks(region, { cluster, service: 'daemon' }))).length);
      harness.sandbox.world.step();
    }
    assert.equal(Math.max(...most), 2);
    const { deployments } = await ecs.describeService(region, cluster, 'daemon');
    assert.deepEqual(
      deployments.map(({ rolloutState, running }) => [rolloutState, running]),
      [['COMPLETED', 2]],
    );
  });
});
