import assert from 'node:assert/strict';
import { collect, ecs } from '../../../aws/src';
import { problemOf, useSandbox } from '../harness';

const cluster = 'parcels';

describe('a task', () => {
  const harness = useSandbox();
  const open = async () => (await harness.open()).region();

  it('is told whole: what ECS says of it, with readable times', async () => {
    const region = await open();
    const [task] = await collect(ecs.listTasks(region, { cluster, service: 'worker' }));
    const document = await ecs.taskDocument(region, cluster, task?.arn ?? '');
    assert.deepEqual(
      [document.taskArn, document.lastStatus, document.createdAt],
      [task?.arn, 'RUNNING', task?.createdAt?.toISOString()],
    );
    assert.ok(Object.hasOwn(document, 'overrides'));
  });

  it('that is gone is not found', async () => {
    const gone = await problemOf(ecs.taskDocument(await open(), cluster, '0123456789abcdef0123456789abcdef'));
    assert.equal(gone.kind, 'not-found');
  });

  it('tells with a shell where ECS was asked for it, as the plugin wants to know', async () => {
    const region = await open();
    const [task] = await collect(ecs.listTasks(region, { cluster, service: 'worker' }));
    const what = { cluster, task: task?.arn ?? '', container: 'worker', command: '/bin/sh' };
    assert.equal((await ecs.executeCommand(region, what)).endpoint, harness.sandbox.address);
  });
});
