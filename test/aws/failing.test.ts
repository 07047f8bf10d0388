import assert from 'node:assert/strict';
import { type AwsRegion, collect, ecs } from '../../aws/src';
import { problemOf, useSandbox } from './harness';
import { breakerThreshold } from './sandbox/ecs/deployments';
import { type FailureKind, failureKinds, momentOf, sourceOf } from './sandbox/ecs/failures';
import type { StoredService } from './sandbox/ecs/stored';

const cluster = 'crossing';

describe('tasks that are to fail', () => {
  const harness = useSandbox();
  const open = async () => (await harness.open()).region();
  const step = (times = 1) => {
    for (let count = 0; count < times; count += 1) harness.sandbox.world.step();
  };
  const begin = async (region: AwsRegion, service: string, fails: FailureKind, failsTimes?: number) => {
    const stored = harness.sandbox.world.in('eu-west-1').ecs.cluster(cluster).services.get(service);
    assert.ok(stored);
    Object.assign(stored, { fails, failsTimes });
    await ecs.updateService(region, { cluster, service, taskDefinition: 'crossing-web:4' });
  };
  const look = (region: AwsRegion, service: string) => ecs.describeService(region, cluster, service);
  const newTasks = async (region: AwsRegion, service: string, stopped: boolean) => {
    const tasks = await collect(ecs.listTasks(region, { cluster, service, stopped }));
    return tasks.filter(({ taskDefinition }) => ecs.lastPart(taskDefinition) === 'crossing-web:4');
  };
  const told = async (region: AwsRegion, service: string) =>
    (await look(region, service)).events.map(({ message }) => message).reverse();

  it('do so in words that are on record somewhere', () => {
    for (const kind of failureKinds) assert.match(sourceOf(kind), /^https:\/\/(docs\.aws\.amazon|github)\.com\//);
  });

  for (const kind of failureKinds.filter((one) => momentOf(one) === 'starting'))
    it(`never run: ${kind}`, async () => {
      const region = await open();
      await begin(region, 'unguarded', kind);
      step(2);
      const [task] = await newTasks(region, 'unguarded', true);
      assert.equal(task?.stopCode, 'TaskFailedToStart');
      assert.equal(task.startedAt, undefined);
      assert.match(`${task.stoppedReason} ${task.containers[0]?.reason}`, /^(?:Task failed to start )?\w+Error: /);
    });

  for (const kind of failureKinds.filter((one) => momentOf(one) === 'running'))
    it(`run, and end at once: ${kind}`, async () => {
      const region = await open();
      await begin(region, 'unguarded', kind);
      step(2);
      const [task] = await newTasks(region, 'unguarded', true);
      assert.equal(task?.stopCode, 'EssentialContainerExited');
      assert.equal(task.stoppedReason, 'Essential container in task exited');
      assert.ok(task.startedAt instanceof Date);
      assert.ok((task.containers[0]?.exitCode ?? 0) > 0);
    });

  for (const [kind, event, reason] of [
    [
      'health-check',
      /^\(service unguarded\) \(task [0-9a-f]{32}\) failed container health checks\.$/,
      /^Task failed container/,
    ],
    [
      'load-balancer',
      /^\(service unguarded\) \(task [0-9a-f]{32}\) \(port 8080\) is unhealthy in \(target-group arn:\S+\) due to \(reason Health checks failed with these codes: \[503\]\)\.$/,
      /^Task failed ELB health checks in \(target-group arn:/,
    ],
  ] as const)
    it(`run, and are stopped when their health checks fail: ${kind}`, async () => {
      const region = await open();
      await begin(region, 'unguarded', kind);
      step(2);
      assert.equal((await newTasks(region, 'unguarded', false)).filter(({ status }) => status === 'RUNNING').length, 2);
      assert.equal((await look(region, 'unguarded')).deployments[1]?.running, 2, 'what is healthy stays');
      step();
      const [task] = await newTasks(region, 'unguarded', true);
      assert.equal(task?.stopCode, 'ServiceSchedulerInitiated');
      assert.match(task.stoppedReason ?? '', reason);
      const events = await told(region, 'unguarded');
      assert.ok(
        events.some((message) => event.test(message)),
        events.join('\n'),
      );
      assert.match(events.at(-1) ?? '', /Amazon ECS replaced 2 tasks due to an unhealthy status\.$/);
    });

  for (const [kind, event] of [
    ['no-capacity', /was unable to place a task\. Reason: Capacity is unavailable at this time\./],
    ['role', /failed to launch a task with \(error ECS was unable to assume the role 'arn:aws:iam::/],
  ] as const)
    it(`are not even there: ${kind}`, async () => {
      const region = await open();
      await begin(region, 'with-rollback', kind);
      step();
      assert.deepEqual(await newTasks(region, 'with-rollback', false), []);
      assert.match((await told(region, 'with-rollback')).at(-1) ?? '', event);
      assert.equal((await look(region, 'with-rollback')).deployments[0]?.failed, 1);
    });

  it('are missed once, however often ECS tries', async () => {
    const region = await open();
    await begin(region, 'unguarded', 'no-capacity');
    step(6);
    const events = await told(region, 'unguarded');
    assert.equal(events.filter((message) => /unable to place a task/.test(message)).length, 1);
  });

  it('are not replaced where the bounds of the service leave no room, and the service says so once', async () => {
    const region = await open();
    const stored = harness.sandbox.world.in('eu-west-1').ecs.cluster(cluster).services.get('unguarded');
    assert.ok(stored);
    Object.assign(stored, { configuration: { ...stored.configuration, maximumPercent: 100 } });
    await ecs.updateService(region, { cluster, service: 'unguarded', forceNewDeployment: true });
    step(4);
    const events = await told(region, 'unguarded');
    const stuck = events.filter((message) => /unable to stop or start tasks during a deployment/.test(message));
    assert.deepEqual([stuck.length, (await look(region, 'unguarded')).running], [1, 2]);
  });

  it('run well until they are interrupted: spot', async () => {
    const region = await open();
    await begin(region, 'unguarded', 'spot', 1);
    step(2);
    assert.equal((await look(region, 'unguarded')).deployments[0]?.rolloutState, 'COMPLETED');
    step();
    const [task] = await newTasks(region, 'unguarded', true);
    assert.deepEqual([task?.stopCode, task?.stoppedReason], ['SpotInterruption', 'Your Spot Task was interrupted.']);
    step(2);
    assert.equal((await look(region, 'unguarded')).running, 2);
  });

  it('fail as often as they are told to, and do well afterwards', async () => {
    const region = await open();
    await begin(region, 'with-rollback', 'exit', 2);
    step(5);
    assert.equal((await newTasks(region, 'with-rollback', true)).length, 2);
    const { deployments } = await look(region, 'with-rollback');
    assert.deepEqual(
      deployments.map(({ rolloutState, failed, running }) => [rolloutState, failed, running]),
      [['COMPLETED', 0, 2]],
    );
  });

  it('go on failing where no circuit breaker ends it, and the service says so once', async () => {
    const region = await open();
    await begin(region, 'unguarded', 'exit');
    step(12);
    const { deployments } = await look(region, 'unguarded');
    assert.deepEqual(
      deployments.map(({ status, rolloutState, running }) => [status, rolloutState, running]),
      [
        ['PRIMARY', 'IN_PROGRESS', 0],
        ['ACTIVE', 'COMPLETED', 2],
      ],
    );
    const impaired = (await told(region, 'unguarded')).filter((message) =>
      /unable to consistently start/.test(message),
    );
    assert.equal(impaired.length, 1);
  });

  it('end the deployment where the circuit breaker does not roll back, and leave the old tasks', async () => {
    const region = await open();
    await begin(region, 'without-rollback', 'image-not-found');
    step(8);
    const { deployments, events } = await look(region, 'without-rollback');
    assert.deepEqual(
      deployments.map(({ rolloutState, running, rolloutReason }) => [rolloutState, running, rolloutReason]),
      [
        ['FAILED', 0, 'ECS deployment circuit breaker: tasks failed to start.'],
        ['COMPLETED', 2, deployments[1]?.rolloutReason],
      ],
    );
    assert.match(
      events[0]?.message ?? '',
      /\(deployment ecs-svc\/\d{19}\) deployment failed: tasks failed to start\.$/,
    );
  });

  it('tell their story in the order in which ECS tells it', async () => {
    const region = await open();
    const before = (await told(region, 'with-rollback')).length;
    await begin(region, 'with-rollback', 'health-check');
    step(8);
    const events = (await told(region, 'with-rollback')).slice(before);
    const kinds = events.map((message) =>
      message
        .replace('(service with-rollback', '')
        .replace(/^\)? ?/, '')
        .replace(/arn:\S+\)/g, '…)')
        .replace(/[0-9a-f]{32}|ecs-svc\/\d+/g, '…'),
    );
    const failing = [
      '(task …) failed container health checks.',
      '(task …) failed container health checks.',
      'has stopped 2 running tasks: (task …) (task …).',
      'deregistered 2 targets in (target-group …)',
    ];
    const draining = ', taskSet …) has begun draining connections on 2 tasks.';
    assert.deepEqual(kinds, [
      'has started 2 tasks: (task …) (task …).',
      'registered 2 targets in (target-group …)',
      ...failing,
      'has started 2 tasks: (task …) (task …). Amazon ECS replaced 2 tasks due to an unhealthy status.',
      'registered 2 targets in (target-group …)',
      ...failing,
      '(deployment …) deployment failed: tasks failed to start.',
      'rolling back to deployment ….',
      'has started 2 tasks: (task …) (task …).',
      'registered 2 targets in (target-group …)',
      'has stopped 2 running tasks: (task …) (task …).',
      'deregistered 2 targets in (target-group …)',
      draining,
      '(deployment …) deployment completed.',
      'has reached a steady state.',
    ]);
  });
});

describe('a task of no service', () => {
  const harness = useSandbox();
  const post = (name: string, body: object) =>
    fetch(`${harness.sandbox.address}/_sandbox/${name}`, { method: 'POST', body: JSON.stringify(body) });

  it('fails as its family is to fail, as often as it is to', async () => {
    const region = (await harness.open()).region();
    await post('failures', { family: 'crossing-web', kind: 'command-not-found', times: 1 });
    const network = { subnets: ['subnet-0a1b2c3d4e5f60718'], securityGroups: [], publicIp: false };
    const run = { cluster, taskDefinition: 'crossing-web', launchType: 'FARGATE', network, count: 2 } as const;
    const ids = (await ecs.runTask(region, run)).map(({ id }) => id);
    await post('step', {});
    const tasks = await ecs.describeTasks(region, cluster, ids);
    assert.deepEqual(
      tasks.map(({ status, stopCode }) => [status, stopCode]),
      [
        ['STOPPED', 'TaskFailedToStart'],
        ['RUNNING', undefined],
      ],
    );
    assert.match(tasks[0]?.containers[0]?.reason ?? '', /executable file not found in \$PATH/);
  });
});

describe('tasks for which there is no room', () => {
  const harness = useSandbox();
  const network = { subnets: ['subnet-0a1b2c3d4e5f60718'], securityGroups: [], publicIp: false };
  const failing = (family: string, times: number) =>
    harness.sandbox.world.in('eu-west-1').ecs.failing.set(family, { kind: 'no-capacity', times });

  for (const [where, run, reason] of [
    [
      'on Fargate',
      { taskDefinition: 'crossing-web', launchType: 'FARGATE', network },
      /Capacity is unavailable at this time/,
    ],
    ['on machines', { taskDefinition: 'crossing-daemon', launchType: 'EC2' }, /RESOURCE:MEMORY/],
  ] as const)
    it(`are not run, and ECS says why: ${where}`, async () => {
      const region = (await harness.open()).region();
      failing(run.taskDefinition, 1);
      const problem = await problemOf(ecs.runTask(region, { cluster, ...run }));
      assert.match(problem.message, reason);
      assert.equal((await ecs.runTask(region, { cluster, ...run })).length, 1);
    });

  it('are left out of those that run', async () => {
    const region = (await harness.open()).region();
    failing('crossing-web', 1);
    const run = { cluster, taskDefinition: 'crossing-web', launchType: 'FARGATE', network, count: 3 } as const;
    assert.equal((await ecs.runTask(region, run)).length, 2);
  });
});

describe('the circuit breaker', () => {
  for (const [desired, threshold] of [
    [1, 3],
    [6, 3],
    [7, 4],
    [25, 13],
    [400, 200],
    [800, 200],
  ] as const)
    it(`of ${desired} tasks opens at ${threshold} failures`, () => {
      assert.equal(breakerThreshold({ desired } as StoredService), threshold);
    });
});
