import assert from 'node:assert/strict';
import * as room from '../../../aws/src';
import { type AwsProblem, type AwsRegion, ecs } from '../../../aws/src';
import { causeOf } from '../../../client/src/features/rollout/causes';
import { followRollout, rolloutReader } from '../../../client/src/features/rollout/follow';
import { mainCause, type View } from '../../../client/src/features/rollout/rollout';
import { useSandbox } from '../../aws/harness';
import { type FailureKind, failureKinds, momentOf } from '../../aws/sandbox/ecs/failures';
import { t } from '../words';

const cluster = 'parcels';

/** What each failure of the sandbox is called. */
const causes: Readonly<Record<FailureKind, string>> = {
  'image-not-found': 'image-not-found',
  'pull-denied': 'image-denied',
  'registry-unreachable': 'unreachable',
  'platform-mismatch': 'platform-mismatch',
  'exec-format': 'platform-mismatch',
  'secret-denied': 'secret-denied',
  'secret-missing': 'secret-not-found',
  'log-group-missing': 'log-group-missing',
  'health-check': 'container-unhealthy',
  'load-balancer': 'target-unhealthy',
  'out-of-memory': 'out-of-memory',
  port: 'port-taken',
  exit: 'exited',
  'command-not-found': 'command-not-found',
  'no-capacity': 'no-capacity',
  role: 'role',
  'efs-mount': 'efs',
  spot: 'spot-interrupted',
};

describe('watching a deployment in the sandbox', () => {
  const harness = useSandbox();
  const place = () => harness.sandbox.world.in('eu-west-1').ecs;
  const step = () => harness.sandbox.world.step();
  const open = async () => (await harness.open()).region();
  const deploy = (region: AwsRegion, taskDefinition = 'parcels-web:1') =>
    ecs.updateService(region, { cluster, service: 'web', taskDefinition });
  const stored = (name = 'web', of = cluster) => {
    const found = place().cluster(of).services.get(name);
    assert.ok(found);
    return found;
  };

  /** Every view until it is over; the sandbox takes a step between two. */
  async function watch(
    region: AwsRegion,
    {
      service = 'web',
      of = cluster,
      most = 30,
      signal = new AbortController().signal,
      between = (_: number) => {},
    } = {},
  ): Promise<View[]> {
    const views: View[] = [];
    const reader = rolloutReader(room, region, of, service, t);
    const wait = async () => {
      between(views.length);
      step();
    };
    for await (const view of followRollout(reader, t, signal, { wait })) {
      views.push(view);
      if (views.length >= most) break;
    }
    return views;
  }

  it('sees it come to its end', async () => {
    const region = await open();
    await deploy(region);
    const views = await watch(region);
    assert.deepEqual(
      views.map(({ line }) => line),
      ['waiting for the first task, 0/2 running', 'starting tasks, 0/2 running, 2 pending', 'done, 2/2 running'],
    );
    assert.deepEqual(views.at(-1)?.causes, []);
    const texts = views.flatMap(({ entries }) => entries.map(({ text }) => text));
    assert.ok(texts.some((text) => text.endsWith('has reached a steady state.')));
    assert.equal(new Set(texts).size, texts.length);
  });

  it('asks once a tick, and for tasks only where something happened', async () => {
    const region = await open();
    await deploy(region);
    const views = await watch(region);
    const count = (name: string) => harness.sandbox.calls.filter(({ operation }) => operation === name).length;
    assert.equal(count('DescribeServices'), views.length);
    assert.ok(count('ListTasks') <= views.length);
    assert.equal(count('DescribeServiceDeployments'), 0);
  });

  for (const kind of failureKinds.filter((one) => momentOf(one) !== 'later'))
    it(`says why it fails: ${kind}`, async () => {
      const region = await open();
      stored().fails = kind;
      await deploy(region);
      const last = (await watch(region)).at(-1);
      assert.deepEqual([last?.phase, last?.other], ['rolled-back', 'parcels-web:2']);
      const cause = mainCause(last?.causes ?? []);
      assert.equal(cause?.cause.id, causes[kind]);
      // Where no task can be placed there is none, and the events of the service say why.
      assert.equal(cause?.task?.containers[0]?.name, momentOf(kind) === 'placing' ? undefined : 'web');
    });

  for (const kind of failureKinds.filter((one) => momentOf(one) === 'later'))
    it(`knows why a task of a finished deployment stopped: ${kind}`, async () => {
      const region = await open();
      stored().fails = kind;
      await deploy(region);
      assert.equal((await watch(region)).at(-1)?.phase, 'complete');
      for (let steps = 0; steps < 3; steps += 1) step();
      const stopped = await room.collect(ecs.listTasks(region, { cluster, service: 'web', stopped: true }));
      const found = stopped.map((task) => causeOf(task, t)).filter(({ isFailure }) => isFailure);
      assert.ok(found.length > 0);
      for (const { id } of found) assert.equal(id, causes[kind]);
    });

  it('reads the last words of a container that ended for reasons of its own, once', async () => {
    const region = await open();
    stored().fails = 'exit';
    await deploy(region);
    const views = await watch(region);
    const cause = mainCause(views.at(-1)?.causes ?? []);
    assert.equal(cause?.cause.what, 'web ended with exit code 1.');
    assert.equal(cause?.cause.todo, 'Its last words: web cannot go on: the database does not answer');
    assert.ok((cause?.count ?? 0) >= 3);
    assert.equal(harness.sandbox.calls.filter(({ operation }) => operation === 'FilterLogEvents').length, 1);
  });

  it('does without them where the log may not be read', async () => {
    const region = await open();
    stored().fails = 'exit';
    harness.sandbox.faults.add({ kind: 'denied', operation: 'FilterLogEvents' });
    await deploy(region);
    const cause = mainCause((await watch(region)).at(-1)?.causes ?? []);
    assert.equal(cause?.cause.todo, 'Its log says why.');
  });

  it('goes on where no circuit breaker ends a failing one, and says so once', async () => {
    const region = await open();
    Object.assign(stored(), { configuration: { strategy: 'ROLLING' }, fails: 'exit' });
    await deploy(region);
    const views = await watch(region, { most: 12 });
    assert.equal(views.length, 12);
    assert.equal(views.filter(({ keepsFailing }) => keepsFailing).length, 1);
    assert.equal(views.at(-1)?.isOver, false);
  });

  it('fails where the circuit breaker brings nothing back', async () => {
    const region = await open();
    Object.assign(stored(), {
      configuration: { deploymentCircuitBreaker: { enable: true, rollback: false } },
      fails: 'exit',
    });
    await deploy(region);
    const last = (await watch(region)).at(-1);
    assert.deepEqual([last?.phase, last?.reason], ['failed', 'ECS deployment circuit breaker: tasks failed to start.']);
  });

  it('follows the deployment that takes its place', async () => {
    const region = await open();
    await deploy(region);
    const reader = rolloutReader(room, region, cluster, 'web', t);
    const views: View[] = [];
    const wait = async () => {
      if (views.length === 2) await deploy(region, 'parcels-web:2');
      else step();
    };
    for await (const view of followRollout(reader, t, new AbortController().signal, { wait })) views.push(view);
    assert.deepEqual(
      views.map(({ revision, phase }) => `${revision} ${phase}`),
      [
        'parcels-web:1 waiting',
        'parcels-web:1 starting',
        'parcels-web:1 superseded',
        'parcels-web:2 waiting',
        'parcels-web:2 starting',
        'parcels-web:2 complete',
      ],
    );
  });

  it('ends when it is no longer wanted, while the deployment goes on', async () => {
    const region = await open();
    await deploy(region);
    const abort = new AbortController();
    const views = await watch(region, { signal: abort.signal, between: () => abort.abort() });
    assert.equal(views.length, 1);
    assert.equal(views[0]?.isOver, false);
    for (let steps = 0; steps < 4; steps += 1) step();
    assert.equal((await ecs.describeService(region, cluster, 'web')).deployments[0]?.rolloutState, 'COMPLETED');
  });

  it('waits out what passes, longer each time, and tells it', async () => {
    const region = await open();
    await deploy(region);
    const session = await harness.open({ maxAttempts: 1 });
    harness.sandbox.faults.add({ kind: 'throttle', operation: 'DescribeServices', times: 2 });
    const pauses: number[] = [];
    const troubles: AwsProblem[] = [];
    const options = {
      wait: async (milliseconds: number) => {
        pauses.push(milliseconds);
        step();
      },
      onTrouble: (problem: AwsProblem) => troubles.push(problem),
    };
    const views: View[] = [];
    const reader = rolloutReader(room, session.region(), cluster, 'web', t);
    for await (const view of followRollout(reader, t, new AbortController().signal, options)) views.push(view);
    assert.deepEqual(
      troubles.map(({ kind }) => kind),
      ['throttled', 'throttled'],
    );
    assert.deepEqual(pauses.slice(0, 2), [10_000, 20_000]);
    assert.ok(pauses.slice(2).every((pause) => pause >= 3_000 && pause <= 5_000));
    assert.equal(views.at(-1)?.phase, 'complete');
  });

  it('throws what does not pass', async () => {
    const region = await open();
    harness.sandbox.faults.add({ kind: 'denied', operation: 'DescribeServices' });
    await assert.rejects(watch(region), { kind: 'denied' });
  });

  it('does without stages where they may not be read, and asks no second time', async () => {
    const region = await open();
    Object.assign(stored(), { configuration: { ...stored().configuration, strategy: 'CANARY' } });
    harness.sandbox.faults.add({ kind: 'denied', operation: 'DescribeServiceDeployments' });
    await deploy(region);
    assert.equal((await watch(region)).at(-1)?.phase, 'complete');
    const asked = harness.sandbox.calls.filter(({ operation }) => operation === 'DescribeServiceDeployments');
    assert.equal(asked.length, 1);
  });

  it('sees that somebody rolled it back', async () => {
    const region = await open();
    const { serviceDeployment = '' } = await deploy(region);
    const views: View[] = [];
    const wait = async () => {
      if (views.length === 1) await ecs.stopServiceDeployment(region, serviceDeployment, 'ROLLBACK');
      else step();
    };
    const reader = rolloutReader(room, region, cluster, 'web', t);
    for await (const view of followRollout(reader, t, new AbortController().signal, { wait })) views.push(view);
    assert.equal(views.at(-1)?.phase, 'rolled-back');
  });

  const others = {
    'code-deploy': 'CodeDeploy rolls it out',
    external: 'something outside of ECS rolls it out',
  };
  for (const [service, words] of Object.entries(others))
    it(`says what can be seen of ${service}, and who rolls it out`, async () => {
      const [view] = await watch(await open(), { service, of: 'crossing', most: 1 });
      assert.equal(view?.phase, 'elsewhere');
      const [who, ...sets] = view?.line.split(', ') ?? [];
      assert.equal(who, words);
      assert.match(
        sets.sort().join(', '),
        /^crossing-web:3 \(PRIMARY\) 2\/2 running, crossing-web:4 \(ACTIVE\) \d\/\d running$/,
      );
    });
});
