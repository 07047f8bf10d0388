import assert from 'node:assert/strict';
import { collect, ecs } from '../../aws/src';
import { useSandbox } from './harness';

const cluster = 'crossing';

describe('the cluster of every kind of service', () => {
  const harness = useSandbox();
  const open = async () => (await harness.open()).region();

  it('has each way in which a service is rolled out, and all of them at rest', async () => {
    const services = await collect(ecs.listServices(await open(), cluster));
    assert.deepEqual(
      services.map(({ name, controller, strategy, scheduling, circuitBreaker, execEnabled, running, desired }) =>
        [
          name,
          controller,
          strategy,
          scheduling,
          circuitBreaker === undefined ? 'no breaker' : `rollback ${circuitBreaker.rollback}`,
          execEnabled ? 'exec' : 'no exec',
          `${running}/${desired}`,
        ].join(' '),
      ),
      [
        'blue-green ECS BLUE_GREEN REPLICA rollback true no exec 2/2',
        'canary ECS CANARY REPLICA rollback true no exec 2/2',
        'linear ECS LINEAR REPLICA rollback true no exec 2/2',
        'with-rollback ECS ROLLING REPLICA rollback true no exec 2/2',
        'without-rollback ECS ROLLING REPLICA rollback false no exec 2/2',
        'unguarded ECS ROLLING REPLICA no breaker no exec 2/2',
        'code-deploy CODE_DEPLOY ROLLING REPLICA no breaker no exec 4/2',
        'external EXTERNAL ROLLING REPLICA no breaker no exec 3/2',
        'daemon ECS ROLLING DAEMON no breaker no exec 2/2',
        'shell ECS ROLLING REPLICA rollback true exec 2/2',
        'sealed ECS ROLLING REPLICA rollback true no exec 1/1',
        'logs ECS ROLLING REPLICA rollback true no exec 1/1',
      ],
    );
  });

  it('has task sets where ECS does not roll out', async () => {
    const region = await open();
    const shown = async (name: string) =>
      (await ecs.describeService(region, cluster, name)).deployments.map(
        ({ status, taskDefinition, running }) => `${status} ${ecs.lastPart(taskDefinition)} ${running}`,
      );
    assert.deepEqual(await shown('code-deploy'), ['PRIMARY crossing-web:3 2', 'ACTIVE crossing-web:4 2']);
    assert.deepEqual(await shown('external'), ['PRIMARY crossing-web:3 2', 'ACTIVE crossing-web:4 1']);
    assert.equal((await ecs.describeService(region, cluster, 'external')).taskDefinition, undefined);
  });

  it('has one daemon on each machine, and one shell whose agent has stopped', async () => {
    const region = await open();
    const daemons = await collect(ecs.listTasks(region, { cluster, service: 'daemon' }));
    assert.equal(new Set(daemons.map(({ containerInstance }) => containerInstance)).size, 2);
    const shells = await collect(ecs.listTasks(region, { cluster, service: 'shell' }));
    assert.deepEqual(
      shells.map(({ containers }) => containers[0]?.execAgent),
      ['RUNNING', 'STOPPED'],
    );
  });

  it('counts its tasks by where they run, and what is left on its machines', async () => {
    const region = await open();
    const { statistics, runningTasks } = await ecs.describeCluster(region, cluster);
    const { runningEC2TasksCount, runningFargateTasksCount } = statistics;
    assert.deepEqual([runningEC2TasksCount, runningFargateTasksCount], [2, runningTasks - 2]);
    await ecs.updateService(region, { cluster, service: 'daemon', forceNewDeployment: true });
    for (let step = 0; step < 4; step += 1) harness.sandbox.world.step();
    const instances = await collect(ecs.listContainerInstances(region, cluster));
    assert.deepEqual(
      instances.map(({ cpu, runningTasks }) => [cpu.left, runningTasks]),
      [
        [1_792, 1],
        [1_792, 1],
      ],
    );
  });
});
