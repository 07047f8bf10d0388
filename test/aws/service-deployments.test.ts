import assert from 'node:assert/strict';
import { type AwsRegion, collect, ecs } from '../../aws/src';
import { problemOf, useSandbox } from './harness';
import type { FailureKind } from './sandbox/ecs/failures';

const cluster = 'parcels';
const service = 'web';

describe('a service deployment', () => {
  const harness = useSandbox();
  const open = async () => (await harness.open()).region();
  const step = () => harness.sandbox.world.step();
  const stored = () => {
    const found = harness.sandbox.world.in('eu-west-1').ecs.cluster(cluster).services.get(service);
    assert.ok(found);
    return found;
  };
  const deploy = async (region: AwsRegion, fails?: FailureKind) => {
    stored().fails = fails;
    await ecs.updateService(region, { cluster, service, taskDefinition: 'parcels-web:1' });
    const { serviceDeployment } = await ecs.describeService(region, cluster, service);
    assert.ok(serviceDeployment);
    const describe = async () => {
      const [found] = await ecs.describeServiceDeployments(region, [serviceDeployment]);
      assert.ok(found);
      return found;
    };
    return { arn: serviceDeployment, describe };
  };

  it('says what runs before and after, and which task definitions these are', async () => {
    const region = await open();
    const { describe } = await deploy(region);
    step();
    const { status, source, target, circuitBreaker } = await describe();
    assert.deepEqual([status, target?.pending, source[0]?.running], ['IN_PROGRESS', 2, 2]);
    assert.deepEqual(circuitBreaker, { status: 'MONITORING', failures: 0, threshold: 3 });
    const revisions = await ecs.describeServiceRevisions(region, [target?.arn ?? '', source[0]?.arn ?? '']);
    assert.deepEqual(
      revisions.map(({ taskDefinition }) => ecs.lastPart(taskDefinition)),
      ['parcels-web:1', 'parcels-web:2'],
    );
  });

  it('is over when the service runs it, and no longer the current one', async () => {
    const region = await open();
    const { describe } = await deploy(region);
    for (let steps = 0; steps < 4; steps += 1) step();
    const { status, finishedAt } = await describe();
    assert.equal(status, 'SUCCESSFUL');
    assert.ok(finishedAt instanceof Date);
    assert.equal((await ecs.describeService(region, cluster, service)).serviceDeployment, undefined);
  });

  it('tells that the circuit breaker undid it, and why', async () => {
    const region = await open();
    const { describe } = await deploy(region, 'image-not-found');
    const seen = new Set<string>();
    for (let steps = 0; steps < 8; steps += 1) {
      step();
      seen.add((await describe()).status);
    }
    assert.deepEqual([...seen], ['IN_PROGRESS', 'ROLLBACK_IN_PROGRESS', 'ROLLBACK_SUCCESSFUL']);
    const { circuitBreaker, rollback, source } = await describe();
    assert.equal(circuitBreaker?.status, 'TRIGGERED');
    assert.match(rollback?.reason ?? '', /^ECS deployment circuit breaker: rolling back to deploymentId ecs-svc/);
    assert.equal(rollback?.revision, source[0]?.arn);
  });

  it('tells that even what ran before does not run any more', async () => {
    const region = await open();
    const { describe } = await deploy(region, 'image-not-found');
    harness.sandbox.world.in('eu-west-1').ecr.repositories.delete('parcels/web');
    for (let steps = 0; steps < 8; steps += 1) step();
    assert.equal((await describe()).status, 'ROLLBACK_FAILED');
    const { deployments, running } = await ecs.describeService(region, cluster, service);
    assert.deepEqual([deployments[0]?.rolloutState, running], ['FAILED', 2]);
  });

  it('is listed, newest first, also when another one has taken its place', async () => {
    const region = await open();
    await deploy(region);
    await ecs.updateService(region, { cluster, service, forceNewDeployment: true });
    const all = await collect(ecs.listServiceDeployments(region, { cluster, service }));
    assert.deepEqual(
      all.map(({ status }) => status),
      ['IN_PROGRESS', 'STOPPED', 'SUCCESSFUL'],
    );
    assert.match(all[1]?.statusReason ?? '', /new service deployment/);
    const after = all[0]?.createdAt;
    assert.deepEqual(await collect(ecs.listServiceDeployments(region, { cluster, service, after })), []);
  });

  it('shifts traffic where the strategy of the service does', async () => {
    const region = await open();
    const { configuration } = stored();
    Object.assign(stored(), { configuration: { ...configuration, strategy: 'CANARY' } });
    const { describe } = await deploy(region);
    const [rollout] = stored().rollouts;
    assert.ok(rollout);
    Object.assign(rollout, { stage: 'PRODUCTION_TRAFFIC_SHIFT', traffic: 10, testTraffic: 100 });
    const { stage, target, source } = await describe();
    assert.equal(stage, 'PRODUCTION_TRAFFIC_SHIFT');
    assert.deepEqual([target?.traffic, target?.testTraffic, source[0]?.traffic], [10, 100, 90]);
  });

  for (const [how, expected] of [
    ['ROLLBACK', 'ROLLBACK_SUCCESSFUL'],
    ['ABORT', 'STOPPED'],
  ] as const)
    it(`can be stopped: ${how}`, async () => {
      const region = await open();
      const { arn, describe } = await deploy(region);
      step();
      await ecs.stopServiceDeployment(region, arn, how);
      for (let steps = 0; steps < 6; steps += 1) step();
      assert.equal((await describe()).status, expected);
      const problem = await problemOf(ecs.stopServiceDeployment(region, arn, how));
      assert.match(problem.says ?? '', new RegExp(`in ${expected} state`));
    });

  it('is not there for services that ECS does not roll out', async () => {
    const asked = ecs.listServiceDeployments(await open(), { cluster: 'machines', service: 'blue-green' });
    assert.equal((await problemOf(collect(asked))).kind, 'rejected');
  });
});
