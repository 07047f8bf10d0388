import assert from 'node:assert/strict';
import { collect, ecr, ecs, logs } from '../../aws/src';
import { problemOf, useSandbox } from './harness';
import { type FailureKind, failureKinds, momentOf } from './sandbox/ecs/failures';
import { exampleDefinitions } from './sandbox/seed';

const cluster = 'parcels';
const service = 'web';

describe('a deployment', () => {
  const harness = useSandbox();
  const open = async () => (await harness.open()).region();
  const failing = (kind: FailureKind | undefined) => {
    const stored = harness.sandbox.world.in('eu-west-1').ecs.cluster(cluster).services.get(service);
    assert.ok(stored);
    stored.fails = kind;
  };

  it('of the sample workspace has come to an end', async () => {
    const services = await collect(ecs.listServices(await open(), cluster));
    assert.deepEqual(
      services.map(({ name, running, desired, deployments }) => [name, running, desired, deployments[0]?.rolloutState]),
      [
        ['web', 2, 2, 'COMPLETED'],
        ['worker', 2, 2, 'COMPLETED'],
      ],
    );
  });

  it('rolls forward step by step: new tasks start, run, and replace the old ones', async () => {
    const region = await open();
    const { document } = await ecs.describeTaskDefinition(region, 'parcels-web');
    const { arn } = await ecs.registerTaskDefinition(region, document);
    await ecs.updateService(region, { cluster, service, taskDefinition: arn });
    const seen: string[] = [];
    for (let step = 0; step < 10; step += 1) {
      const { deployments } = await ecs.describeService(region, cluster, service);
      const counts = deployments.map(({ status, running, pending }) => `${status} ${running}+${pending}`);
      seen.push(`${counts.join(', ')} ${deployments[0]?.rolloutState}`);
      if (deployments[0]?.rolloutState === 'COMPLETED') break;
      harness.sandbox.world.step();
    }
    assert.deepEqual(seen, [
      'PRIMARY 0+0, ACTIVE 2+0 IN_PROGRESS',
      'PRIMARY 0+2, ACTIVE 2+0 IN_PROGRESS',
      'PRIMARY 2+0 COMPLETED',
    ]);
    const after = await ecs.describeService(region, cluster, service);
    assert.match(after.events[0]?.message ?? '', /has reached a steady state/);
    assert.ok((after.events[0]?.at ?? 0) instanceof Date);
    const stopped = await collect(ecs.listTasks(region, { cluster, service, stopped: true }));
    assert.equal(stopped.length, 2);
    assert.match(stopped[0]?.stoppedReason ?? '', /^Scaling activity initiated by \(deployment ecs-svc\/\d+\)$/);
  });

  for (const kind of failureKinds.filter((one) => momentOf(one) !== 'later' && momentOf(one) !== 'placing'))
    it(`that fails (${kind}) is undone by the circuit breaker, and its tasks say why`, async () => {
      const region = await open();
      const before = await ecs.describeService(region, cluster, service);
      const { document } = await ecs.describeTaskDefinition(region, 'parcels-web');
      const { arn } = await ecs.registerTaskDefinition(region, document);
      failing(kind);
      await ecs.updateService(region, { cluster, service, taskDefinition: arn });
      for (let step = 0; step < 8; step += 1) harness.sandbox.world.step();
      const after = await ecs.describeService(region, cluster, service);
      assert.equal(after.taskDefinition, before.taskDefinition);
      assert.equal(after.running, 2);
      assert.ok(after.events.some(({ message }) => /deployment failed: tasks failed to start/.test(message)));
      const stopped = await collect(ecs.listTasks(region, { cluster, service, stopped: true }));
      const failed = stopped.find(({ taskDefinition, stopCode }) => taskDefinition === arn && stopCode !== undefined);
      assert.ok(failed?.stoppedReason, 'a reason');
      assert.equal(failed.containers[0]?.status, 'STOPPED');
    });

  it('fails by itself where the image is not in the repository', async () => {
    const region = await open();
    const { document } = await ecs.describeTaskDefinition(region, 'parcels-web');
    const text = JSON.stringify(document).replace('parcels/web:1.4.2', 'parcels/web:9.9.9');
    const { arn } = await ecs.registerTaskDefinition(region, JSON.parse(text));
    await ecs.updateService(region, { cluster, service, taskDefinition: arn });
    harness.sandbox.world.step();
    harness.sandbox.world.step();
    const stopped = await collect(ecs.listTasks(region, { cluster, service, stopped: true }));
    assert.match(stopped[0]?.stoppedReason ?? '', /^CannotPullContainerError: .*parcels\/web:9\.9\.9: not found$/);
    assert.equal(stopped[0]?.stopCode, 'TaskFailedToStart');
  });

  it('fails by itself where the image is for another processor', async () => {
    const region = await open();
    const { document } = await ecs.describeTaskDefinition(region, 'parcels-web');
    const text = JSON.stringify(document).replace('parcels/web:1.4.2', 'parcels/report:1.4.2');
    const { arn } = await ecs.registerTaskDefinition(region, JSON.parse(text));
    await ecs.updateService(region, { cluster, service, taskDefinition: arn });
    harness.sandbox.world.step();
    harness.sandbox.world.step();
    const stopped = await collect(ecs.listTasks(region, { cluster, service, stopped: true }));
    assert.match(stopped[0]?.stoppedReason ?? '', /does not contain descriptor matching platform/);
  });

  it('of CodeDeploy is left to CodeDeploy', async () => {
    const region = await open();
    const found = await ecs.describeService(region, 'machines', 'blue-green');
    assert.equal(found.controller, 'CODE_DEPLOY');
    const change = { cluster: 'machines', service: 'blue-green', taskDefinition: 'parcels-web' };
    const problem = await problemOf(ecs.updateService(region, change));
    assert.equal(problem.kind, 'rejected');
    assert.match(problem.says ?? '', /CODE_DEPLOY deployment controller/);
  });
});

describe('what runs', () => {
  const harness = useSandbox();
  const open = async () => (await harness.open()).region();

  it('writes logs where its definition says', async () => {
    const region = await open();
    const [task] = await collect(ecs.listTasks(region, { cluster, service }));
    const { document } = await ecs.describeTaskDefinition(region, 'parcels-web');
    const [container] = document.containerDefinitions as { logConfiguration: { options: Record<string, string> } }[];
    const prefix = container?.logConfiguration.options['awslogs-stream-prefix'];
    const lines = await collect(
      logs.filterLogs(region, { group: '/parcels/web', streams: [`${prefix}/web/${task?.id}`] }),
    );
    const [first, second, third = ''] = lines.map(({ message }) => message);
    assert.deepEqual([first, second], ['web starts', 'web is ready']);
    assert.match(third, /^web (took|weighed|sent) parcel /);
  });

  it('has standalone tasks beside those of services', async () => {
    const standalone = await collect(ecs.listStandaloneTasks(await open(), cluster));
    assert.deepEqual(
      standalone.map(({ group, startedBy }) => [group, startedBy]),
      [['family:parcels-report', 'events-rule/nightly']],
    );
  });

  it('has container instances with what is left on them', async () => {
    const instances = await collect(ecs.listContainerInstances(await open(), 'machines'));
    assert.deepEqual(
      instances.map(({ instance, status, runningTasks, cpu }) => [instance, status, runningTasks, cpu]),
      [
        ['i-0a1b2c3d4e5f60710', 'ACTIVE', 1, { left: 1_792, all: 2_048 }],
        ['i-0a1b2c3d4e5f60711', 'DRAINING', 0, { left: 2_048, all: 2_048 }],
      ],
    );
    const onIt = await collect(
      ecs.listTasks(await open(), { cluster: 'machines', containerInstance: instances[0]?.arn }),
    );
    assert.equal(onIt.length, 1);
  });

  it('opens a shell where ECS Exec is on, and hides the token', async () => {
    const region = await open();
    const [task] = await collect(ecs.listTasks(region, { cluster, service: 'worker' }));
    assert.ok(task);
    assert.equal(task.containers[0]?.execAgent, 'RUNNING');
    const session = await ecs.executeCommand(region, {
      cluster,
      task: task.arn,
      container: 'worker',
      command: '/bin/sh',
    });
    assert.match(session.streamUrl, /^wss:\/\//);
    assert.match(session.token, /SECRET/);
    assert.doesNotMatch(JSON.stringify(session), /SECRET/);
  });

  it('says in the words of ECS where ECS Exec is off', async () => {
    const region = await open();
    const [task] = await collect(ecs.listTasks(region, { cluster, service: 'web' }));
    const problem = await problemOf(
      ecs.executeCommand(region, { cluster, task: task?.arn ?? '', container: 'web', command: '/bin/sh' }),
    );
    assert.match(problem.says ?? '', /execute command was not enabled/);
  });

  it('cannot start without a network, in the words of ECS', async () => {
    const problem = await problemOf(ecs.runTask(await open(), { cluster, taskDefinition: 'parcels-report' }));
    assert.equal(problem.kind, 'rejected');
    assert.match(problem.message, /Network Configuration must be provided when networkMode 'awsvpc' is specified\./);
  });
});

describe('registering', () => {
  const harness = useSandbox();
  const open = async () => (await harness.open()).region();

  it('rejects what ECS rejects, in the words of ECS', async () => {
    const region = await open();
    const [, web] = exampleDefinitions();
    const problem = await problemOf(ecs.registerTaskDefinition(region, { ...web, cpu: '512', memory: '512' }));
    assert.equal(problem.kind, 'rejected');
    assert.equal(
      problem.says,
      'No Fargate configuration exists for given values: 512 CPU, 512 memory. See the Amazon ECS documentation for the valid values.',
    );
    assert.match(problem.message, /^AWS rejected RegisterTaskDefinition\. AWS says: No Fargate configuration/);
  });

  it('sends and gives back fields that the SDK does not know yet', async () => {
    const region = await open();
    const container = {
      name: 'app',
      image: 'busybox:1.37',
      memory: 64,
      essential: true,
      fieldOfTomorrow: { level: 3 },
    };
    const document = { family: 'tomorrow', containerDefinitions: [container], settingOfTomorrow: ['a'] };
    await ecs.registerTaskDefinition(region, document);
    const described = await ecs.describeTaskDefinition(region, 'tomorrow');
    assert.deepEqual(described.document.settingOfTomorrow, ['a']);
    const [found] = described.document.containerDefinitions as Record<string, unknown>[];
    assert.deepEqual(found?.fieldOfTomorrow, { level: 3 });
  });

  it('keeps tags', async () => {
    const region = await open();
    const [report] = exampleDefinitions();
    const tags = [{ key: 'team', value: 'parcels' }];
    await ecs.registerTaskDefinition(region, { ...report, tags });
    assert.deepEqual((await ecs.describeTaskDefinition(region, 'parcels-report')).document.tags, tags);
  });

  it('of a document with letters of every alphabet keeps them', async () => {
    const region = await open();
    const environment = [{ name: 'GREETING', value: 'Grüße, 世界 😀' }];
    const container = { name: 'app', image: 'busybox:1.37', memory: 64, essential: true, environment };
    await ecs.registerTaskDefinition(region, { family: 'letters', containerDefinitions: [container] });
    const { document } = await ecs.describeTaskDefinition(region, 'letters');
    assert.deepEqual((document.containerDefinitions as { environment: object }[])[0]?.environment, environment);
  });

  it('is undone: deregister, then delete', async () => {
    const region = await open();
    assert.equal((await ecs.deleteTaskDefinitions(region, ['parcels-web:1']))[0]?.reason.includes('ACTIVE'), true);
    await ecs.deregisterTaskDefinition(region, 'parcels-web:1');
    const inactive = await collect(ecs.listRevisions(region, 'parcels-web', { inactive: true }));
    assert.deepEqual(
      inactive.map(({ revision }) => revision),
      [1],
    );
    assert.deepEqual(await ecs.deleteTaskDefinitions(region, ['parcels-web:1']), []);
    assert.equal((await ecs.describeTaskDefinition(region, 'parcels-web:1')).status, 'DELETE_IN_PROGRESS');
  });
});

describe('scans', () => {
  const harness = useSandbox();
  const of = { repository: 'parcels/web' };

  it('give their findings, with packages and versions', async () => {
    const region = (await harness.open()).region();
    const { scan, findings } = await ecr.readFindings(region, of, { tag: '1.4.2' });
    assert.equal(scan.status, 'COMPLETE');
    assert.deepEqual(scan.counts, { CRITICAL: 1, HIGH: 2, LOW: 1 });
    assert.deepEqual(
      findings.map(({ name, severity, package: packageName, installed }) => [name, severity, packageName, installed]),
      [
        ['CVE-2026-1001', 'CRITICAL', 'openssl', '3.5.0'],
        ['CVE-2026-1002', 'HIGH', 'zlib', '1.3.1'],
        ['CVE-2026-1003', 'HIGH', 'busybox', '1.37.0'],
        ['CVE-2026-1004', 'LOW', 'musl', '1.2.5'],
      ],
    );
  });

  it('are started, once a day', async () => {
    const region = (await harness.open()).region();
    const report = { repository: 'parcels/report' };
    const image = { tag: '1.4.2' };
    assert.equal((await problemOf(ecr.readFindings(region, report, image))).kind, 'not-found');
    assert.equal((await ecr.startScan(region, report, image)).status, 'IN_PROGRESS');
    assert.equal((await ecr.readFindings(region, report, image)).findings.length, 1);
    const problem = await problemOf(ecr.startScan(region, report, image));
    assert.match(problem.says ?? '', /scan quota per image has been exceeded/);
    // A quota is not throttling: nobody waits for a second refusal.
    assert.equal(harness.sandbox.calls.filter(({ operation }) => operation === 'StartImageScan').length, 2);
  });

  it('are counted on the images', async () => {
    const region = (await harness.open()).region();
    const [newest, second] = await ecr.imagesNewestFirst(region, of);
    assert.deepEqual(newest?.tags, ['1.4.2', 'latest']);
    assert.deepEqual(newest?.scan?.counts, { CRITICAL: 1, HIGH: 2, LOW: 1 });
    assert.deepEqual(second?.tags, []);
    const untagged = await collect(ecr.listImages(region, { ...of, only: 'untagged' }));
    assert.equal(untagged.length, 1);
  });
});
