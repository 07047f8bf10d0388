import assert from 'node:assert/strict';
import * as room from '../../../aws/src';
import { collect, ecs } from '../../../aws/src';
import type { Subject } from '../../../client/src/features/explorer/node';
import { findLogs } from '../../../client/src/features/logs/find-logs';
import type { LogsAws } from '../../../client/src/features/logs/following';
import { logDocument } from '../../../client/src/features/logs/log-document';
import { limits, readLogs } from '../../../client/src/features/logs/read-logs';
import { targetOf } from '../../../client/src/features/logs/target';
import { useSandbox } from '../../aws/harness';
import { t } from '../words';

describe('a range of a log', () => {
  const harness = useSandbox();
  const now = () => new Date(Date.now() + 1_000);
  const lastHour = () => ({ from: new Date(Date.now() - 3_600_000), to: now() });

  async function open(): Promise<LogsAws> {
    const session = await harness.open();
    return { room, region: async (name) => session.region(name) };
  }

  const service = async (cluster: string, name: string): Promise<Subject> => {
    const { arn, ...rest } = await ecs.describeService((await harness.open()).region(), cluster, name);
    return {
      region: 'eu-west-1',
      name,
      arn,
      service: name,
      cluster: rest.cluster,
      taskDefinition: rest.taskDefinition,
    };
  };

  const tasksOf = async (cluster: string, of: string, stopped = false) =>
    collect(ecs.listTasks((await harness.open()).region(), { cluster, service: of, stopped }));

  async function read(subject: Subject, { pattern = undefined as string | undefined, most = limits } = {}) {
    const target = targetOf(subject);
    assert.ok(target);
    const aws = await open();
    const found = await findLogs(target, aws, t);
    const range = { ...lastHour(), pattern };
    const counts: number[] = [];
    const text = await readLogs(found.streams, range, aws, { most, onCount: (count) => counts.push(count) });
    return { ...text, found, counts, document: logDocument(target, found, range, text, t) };
  }

  it('of a service has the lines of all its tasks in the order of their time, also of those that have stopped', async () => {
    const [old] = await tasksOf('parcels', 'web');
    const region = (await harness.open()).region();
    await ecs.updateService(region, { cluster: 'parcels', service: 'web', forceNewDeployment: true });
    for (let step = 0; step < 5; step += 1) harness.sandbox.world.step();
    const ids = [...(await tasksOf('parcels', 'web')), old].map((task) => task?.id.slice(0, 8));
    const { lines, cutAt, counts, document } = await read(await service('parcels', 'web'));
    for (const id of ids)
      assert.ok(
        lines.some((line) => line.endsWith(` web ${id} web is ready`)),
        id,
      );
    assert.deepEqual(
      lines.map((line) => line.slice(0, 24)),
      lines.map((line) => line.slice(0, 24)).toSorted(),
    );
    assert.equal(cutAt, undefined);
    assert.equal(counts.at(-1), lines.length);
    assert.match(
      document,
      /^# web \(parcels\)\n# \S+Z to \S+Z \(UTC\)\n# eu-west-1: \/parcels\/web \w+\/web\/\*\n# Lines: \d+\n\n\d{4}-\S+Z web \w{8} web starts\n/,
    );
    assert.ok(document.endsWith(`${lines.at(-1)}\n`));
  });

  it('of a task has the lines of its containers alone', async () => {
    const [task] = await tasksOf('parcels', 'worker');
    assert.ok(task);
    const { arn, id, cluster, taskDefinition } = task;
    const { lines, found } = await read({ region: 'eu-west-1', name: id, arn, task: arn, cluster, taskDefinition });
    assert.equal(found.task?.id, id);
    assert.ok(lines.some((line) => line.endsWith('Z worker worker is ready')));
    assert.equal(lines.filter((line) => line.endsWith('worker is ready')).length, 1);
  });

  it('of a task that ECS has forgotten is found by its id', async () => {
    const [task] = await tasksOf('parcels', 'web');
    assert.ok(task);
    const { arn, id, cluster, taskDefinition } = task;
    harness.sandbox.world.in('eu-west-1').ecs.cluster('parcels').tasks.delete(id);
    const subject = { region: 'eu-west-1', name: 'web', arn: `${arn}/c`, task: arn, cluster, taskDefinition };
    const { lines, found } = await read(subject);
    assert.equal(found.task, undefined);
    assert.ok(lines.some((line) => line.endsWith('Z web is ready')));
  });

  it('has what a filter lets through', async () => {
    const { lines, document } = await read(await service('parcels', 'web'), { pattern: 'ready' });
    assert.equal(lines.length, 2);
    assert.match(document, /\n# Filter: ready\n# Lines: 2\n/);
  });

  it('ends at a number of lines, or at a length, and says so', async () => {
    const web = await service('parcels', 'web');
    const few = await read(web, { most: { ...limits, lines: 3 } });
    assert.equal(few.lines.length, 3);
    assert.match(few.document, /\n# Cut at \S+Z: there is more\. A shorter range or a filter shows it\.\n/);
    const short = await read(web, { most: { ...limits, length: 120 } });
    assert.ok(short.cutAt instanceof Date);
    assert.ok(short.lines.join('').length <= 120);
  });

  it('says which containers cannot be read, and which groups do not exist', async () => {
    const { lines, document } = await read(await service('crossing', 'logs'));
    assert.ok(lines.some((line) => / router \w{8} router is ready$/.test(line)));
    assert.match(document, /\n# quiet has no log configuration/);
    const options = { 'awslogs-group': '/nowhere', 'awslogs-region': 'eu-west-1', 'awslogs-stream-prefix': 'x' };
    const { ecs: home } = harness.sandbox.world.in('eu-west-1');
    const [web] = home.definition('parcels-web').document.containerDefinitions as object[];
    Object.assign(web ?? {}, { logConfiguration: { logDriver: 'awslogs', options } });
    const none = await read(await service('parcels', 'web'));
    assert.deepEqual(none.lines, []);
    assert.match(none.document, /\n# The log group \/nowhere does not exist\.\n/);
  });
});
