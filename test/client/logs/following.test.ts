import assert from 'node:assert/strict';
import * as room from '../../../aws/src';
import { type AwsRegion, collect, ecs, logs } from '../../../aws/src';
import { Following } from '../../../client/src/features/logs/following';
import { type Target, targetOf } from '../../../client/src/features/logs/target';
import type { Problem } from '../../../client/src/infrastructure/aws/problem';
import { useSandbox } from '../../aws/harness';
import { t } from '../words';

/** What a following wrote, and how to wait for more of it. */
class Page {
  readonly lines: string[] = [];
  readonly told: Problem[] = [];

  readonly write = (text: string) => void this.lines.push(...text.split('\n'));
  readonly tell = (problem: Problem) => void this.told.push(problem);

  /** Lines without their time. */
  get texts(): string[] {
    return this.lines.map((line) => line.replace(/^\d{4}-\S+Z /, ''));
  }

  async until(words: RegExp | string): Promise<void> {
    const isThere = () =>
      this.lines.some((line) => (typeof words === 'string' ? line.includes(words) : words.test(line)));
    for (let tries = 0; tries < 1_500 && !isThere(); tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 10));
    assert.ok(isThere(), `${words} in\n${this.lines.join('\n')}`);
  }
}

describe('following logs', () => {
  const harness = useSandbox();
  const ended: Promise<void>[] = [];
  const followings: Following[] = [];

  afterEach(async () => {
    for (const following of followings.splice(0)) following.stop('over');
    await Promise.all(ended.splice(0));
  });

  /** Follows a target in the sandbox, quickly. */
  async function follow(
    target: Target,
    lateness = 200,
  ): Promise<{ page: Page; following: Following; reasons: readonly string[] }> {
    const session = await harness.open();
    const page = new Page();
    const { write, tell } = page;
    const quick = { pace: new logs.Pace(1), lookEvery: 20, readEvery: 20, lateness };
    const aws = { room, region: async (name: string) => session.region(name) };
    const following = new Following(target, aws, { write, tell, t, ...quick });
    const reasons = await following.begin();
    followings.push(following);
    if (reasons.length === 0) ended.push(following.run());
    return { page, following, reasons };
  }

  const world = () => harness.sandbox.world;
  const home = () => world().in('eu-west-1').ecs;
  const region = async () => (await harness.open()).region();

  async function serviceTarget(cluster: string, service: string): Promise<Target> {
    const { arn, ...rest } = await ecs.describeService(await region(), cluster, service);
    return present(
      targetOf({
        region: 'eu-west-1',
        name: service,
        arn,
        service,
        cluster: rest.cluster,
        taskDefinition: rest.taskDefinition,
      }),
    );
  }

  async function taskTarget(cluster: string, service: string, container?: string): Promise<Target> {
    const [task] = await tasksOf(await region(), cluster, service);
    const { arn, id, taskDefinition, cluster: clusterArn } = present(task);
    const own = { region: 'eu-west-1', cluster: clusterArn, task: arn, taskDefinition };
    return present(
      targetOf(container === undefined ? { ...own, name: id, arn } : { ...own, name: container, arn: 'c' }),
    );
  }

  const tasksOf = (place: AwsRegion, cluster: string, service: string) =>
    collect(ecs.listTasks(place, { cluster, service }));

  it('of a service writes what all of its tasks write, as they write it', async () => {
    const { page, following } = await follow(await serviceTarget('parcels', 'web'));
    await page.until('web is ready');
    const before = page.lines.length;
    world().step();
    await page.until((await nextWords(page, before)) ?? '');
    const [one, other] = (await tasksOf(await region(), 'parcels', 'web')).map(({ id }) => id.slice(0, 8));
    for (const id of [one, other]) assert.ok(page.texts.includes(`web ${id} web is ready`), id);
    assert.match(page.lines[0] ?? '', /^\[Quaymaster\] web \(parcels\) from 2\S+Z on \(UTC\)$/);
    assert.equal(new Set(page.lines).size, page.lines.length, 'each line once');
    following.stop('Stopped.');
    const { length } = page.lines;
    world().step();
    await soon();
    assert.equal(page.lines.length, length);
    assert.equal(page.lines.at(-1), '[Quaymaster] Stopped.');
  });

  it('of a service takes in tasks that start, and lets go of those that stop', async () => {
    const { page } = await follow(await serviceTarget('parcels', 'web'));
    await page.until('web is ready');
    const service = present(home().cluster('parcels').services.get('web'));
    const old = (await tasksOf(await region(), 'parcels', 'web')).map(({ id }) => id.slice(0, 8));
    await ecs.updateService(await region(), { cluster: 'parcels', service: service.name, forceNewDeployment: true });
    for (let step = 0; step < 5; step += 1) world().step();
    const fresh = (await tasksOf(await region(), 'parcels', 'web')).map(({ id }) => id.slice(0, 8));
    for (const id of fresh) await page.until(`web ${id} web is ready`);
    for (const id of fresh) await page.until(`[Quaymaster] Task ${id} starts.`);
    for (const id of old) await page.until(`[Quaymaster] Task ${id} stops.`);
    assert.equal(fresh.filter((id) => old.includes(id)).length, 0);
  });

  it('of a service ends when the service is deleted with its cluster, and says why once', async () => {
    const { page } = await follow(await serviceTarget('parcels', 'web'));
    await page.until('web is ready');
    home().clusters.delete('parcels');
    await Promise.all(ended);
    assert.equal(page.told.length, 1);
    assert.match(page.told[0]?.message ?? '', /Cluster not found/);
  });

  it('of a task writes what each of its containers writes, and ends with the task', async () => {
    const target = await taskTarget('parcels', 'worker');
    const { page } = await follow(target);
    await page.until('worker is ready');
    assert.ok(page.texts.includes('worker worker is ready'));
    await ecs.stopTask(await region(), { cluster: 'parcels', task: present(target.task), reason: 'enough' });
    await Promise.all(ended);
    assert.match(page.lines.at(-1) ?? '', /^\[Quaymaster\] The task has stopped: .*enough/);
  });

  it('of a task that has stopped writes all that there is, and says so', async () => {
    const target = await taskTarget('parcels', 'web', 'web');
    await ecs.stopTask(await region(), { cluster: 'parcels', task: present(target.task) });
    const { page } = await follow(target);
    await Promise.all(ended);
    assert.ok(page.texts.includes('web is ready'), page.lines.join('\n'));
    assert.match(page.lines.at(-1) ?? '', /The task has stopped/);
  });

  it('of a task that has failed ends with what each container ended with', async () => {
    const target = await taskTarget('parcels', 'web', 'web');
    const task = present([...home().cluster('parcels').tasks.values()].find(({ id }) => target.task?.endsWith(id)));
    Object.assign(present(task.containers[0]), { exitCode: 137, reason: 'OutOfMemoryError: Container killed' });
    home().stop(task, 'EssentialContainerExited', 'Essential container in task exited');
    const { page } = await follow(target);
    await Promise.all(ended);
    assert.deepEqual(page.lines.slice(-2), [
      '[Quaymaster] web: exit code 137, OutOfMemoryError: Container killed',
      '[Quaymaster] The task has stopped: Essential container in task exited',
    ]);
  });

  it('of a task with containers of many kinds writes what it can, and says why the rest is missing', async () => {
    const { page } = await follow(await taskTarget('crossing', 'logs'));
    await page.until('router is ready');
    const said = page.texts.filter((line) => line.startsWith('[Quaymaster]'));
    for (const words of [/routed/, /elsewhere sends what it writes elsewhere/, /quiet has no log configuration/])
      assert.ok(
        said.some((line) => words.test(line)),
        `${words}`,
      );
  });

  it('does not begin where nothing can be read, and says why', async () => {
    const { reasons } = await follow(await taskTarget('crossing', 'logs', 'quiet'));
    assert.deepEqual(reasons.length, 1);
    assert.match(reasons[0] ?? '', /^quiet has no log configuration, so what it writes is not kept\./);
    const forgotten = present(
      targetOf({ region: 'eu-west-1', name: 'x', arn: 'x/none', task: 'x/none', cluster: 'parcels' }),
    );
    assert.match((await follow(forgotten)).reasons[0] ?? '', /has forgotten this task/);
  });

  it('waits for tasks where none runs', async () => {
    await ecs.updateService(await region(), { cluster: 'parcels', service: 'web', desired: 0 });
    for (let step = 0; step < 3; step += 1) world().step();
    const { page } = await follow(await serviceTarget('parcels', 'web'));
    await page.until('No task runs.');
    await ecs.updateService(await region(), { cluster: 'parcels', service: 'web', desired: 1 });
    for (let step = 0; step < 3; step += 1) world().step();
    await page.until('web is ready');
  });

  it('waits for a log group, and says once how it comes to be', async () => {
    const options = { 'awslogs-group': '/nowhere', 'awslogs-region': 'us-east-1', 'awslogs-stream-prefix': 'x' };
    const { document } = home().definition('parcels-web');
    const [web] = document.containerDefinitions as object[];
    Object.assign(web ?? {}, { logConfiguration: { logDriver: 'awslogs', options } });
    const { page } = await follow(await serviceTarget('parcels', 'web'));
    await page.until('The log group /nowhere does not exist in us-east-1');
    const [task] = await tasksOf(await region(), 'parcels', 'web');
    world().in('us-east-1').logs.write('/nowhere', `x/web/${task?.id}`, 'here after all', new Date());
    await page.until('here after all');
    assert.deepEqual(
      page.told.map(({ kind, message }) => `${kind} ${message.slice(0, 23)}`),
      ['not-found The log group /nowhere '],
    );
  });

  it('goes on after throttling, of which it tells once', async () => {
    harness.sandbox.faults.add({ kind: 'throttle', operation: 'FilterLogEvents', times: 4 });
    const { page } = await follow(await taskTarget('parcels', 'web', 'web'));
    await page.until('web is ready');
    assert.deepEqual(
      page.told.map(({ kind }) => kind),
      ['throttled'],
    );
    assert.equal(page.lines.filter((line) => line.includes('more requests than this account may send')).length, 1);
  }).timeout(30_000);

  it('ends where reading is denied, and says which permission is missing', async () => {
    harness.sandbox.faults.add({ kind: 'denied', operation: 'FilterLogEvents' });
    const { page } = await follow(await serviceTarget('parcels', 'web'));
    await Promise.all(ended);
    assert.match(page.lines.at(-1) ?? '', /FilterLogEvents/);
    assert.deepEqual(
      page.told.map(({ kind }) => kind),
      ['denied'],
    );
  });
});

const soon = () => new Promise((resolve) => setTimeout(resolve, 100));

/** What comes after so many lines. */
async function nextWords(page: Page, count: number): Promise<string | undefined> {
  for (let tries = 0; tries < 500 && page.lines.length <= count; tries += 1) await soon();
  return page.lines[count];
}

function present<Value>(value: Value | undefined): Value {
  assert.ok(value !== undefined);
  return value;
}
