import assert from 'node:assert/strict';
import { collect, ecr, ecs } from '../../aws/src';
import { problemOf, useSandbox } from './harness';
import type { FaultKind } from './sandbox/faults';
import { seededClusters } from './sandbox/seed';

/** Impatient, so that a test of silence is short. */
const impatient = { patience: { connect: 1_000, answer: 300 }, maxAttempts: 2 } as const;

interface Row {
  readonly fault: FaultKind;
  readonly kind: string;
  readonly message: RegExp;
  /** How many calls reach AWS before the problem is told: what passes is tried again. */
  readonly calls: number;
  readonly canRetry: boolean;
}

const rows: readonly Row[] = [
  { fault: 'throttle', kind: 'throttled', message: /more requests.*ListClusters\. Retry/, calls: 2, canRetry: true },
  { fault: 'expired', kind: 'expired', message: /have expired\. Renew them, then retry\.$/, calls: 2, canRetry: true },
  {
    fault: 'denied',
    kind: 'denied',
    message: /may not do ListClusters in eu-west-1\. Ask for/,
    calls: 1,
    canRetry: false,
  },
  {
    fault: 'server-error',
    kind: 'unavailable',
    message: /could not answer ListClusters\. Retry/,
    calls: 2,
    canRetry: true,
  },
  {
    fault: 'bad-gateway',
    kind: 'unavailable',
    message: /could not answer ListClusters\. Retry/,
    calls: 2,
    canRetry: true,
  },
  { fault: 'silent', kind: 'timeout', message: /did not answer ListClusters in time/, calls: 2, canRetry: true },
  { fault: 'stall', kind: 'timeout', message: /did not answer ListClusters in time/, calls: 2, canRetry: true },
  { fault: 'cut', kind: 'network', message: /could not be reached. Check the connection/, calls: 2, canRetry: true },
  { fault: 'malformed', kind: 'malformed', message: /is not what AWS sends/, calls: 1, canRetry: true },
];

describe('trouble with AWS', () => {
  const harness = useSandbox();

  for (const { fault, kind, message, calls, canRetry } of rows)
    it(`${fault}: ends in one clear message, and a retry works`, async () => {
      const session = await harness.open(impatient);
      const region = session.region();
      harness.sandbox.faults.add({ kind: fault, operation: 'ListClusters' });
      const problem = await problemOf(collect(ecs.listClusters(region)));
      assert.equal(problem.kind, kind);
      assert.match(problem.message, message);
      assert.equal(problem.operation, 'ListClusters');
      assert.equal(problem.canRetry, canRetry);
      assert.equal(problem.cause, undefined);
      assert.ok(problem.message.length < 400, problem.message);
      assert.equal(harness.sandbox.calls.filter(({ operation }) => operation === 'ListClusters').length, calls);
      harness.sandbox.faults.clear();
      assert.equal((await collect(ecs.listClusters(region))).length, seededClusters);
    });

  for (const fault of ['throttle', 'server-error', 'bad-gateway', 'cut', 'silent'] as const)
    it(`${fault}, once: nobody notices`, async () => {
      const session = await harness.open(impatient);
      harness.sandbox.faults.add({ kind: fault, times: 1 });
      assert.equal((await collect(ecs.listClusters(session.region()))).length, seededClusters);
    });

  it('silent: is told after the second silence, however often other trouble is tried again', async () => {
    const session = await harness.open({ ...impatient, maxAttempts: 4 });
    harness.sandbox.faults.add({ kind: 'silent' });
    assert.equal((await problemOf(collect(ecs.listClusters(session.region())))).kind, 'timeout');
    assert.equal(harness.sandbox.calls.length, 2);
  });

  it('slow, but within patience: it is waited for', async () => {
    const session = await harness.open(impatient);
    harness.sandbox.faults.add({ kind: 'slow', milliseconds: 100, times: 1 });
    assert.equal((await collect(ecs.listClusters(session.region()))).length, seededClusters);
  });

  it('in the middle of a list: the pages before it have come', async () => {
    const session = await harness.open({ ...impatient, maxAttempts: 1 });
    for (let index = 0; index < 1_500; index += 1) harness.sandbox.world.in('eu-west-1').ecr.create(`r-${index}`);
    let seen = 0;
    const reading = async () => {
      for await (const page of ecr.listRepositories(session.region())) {
        seen += page.length;
        harness.sandbox.faults.add({ kind: 'server-error' });
      }
    };
    assert.equal((await problemOf(reading())).kind, 'unavailable');
    assert.equal(seen, 1_000);
  });

  it('an endpoint where nothing listens is a plain problem', async () => {
    const session = await harness.open({ ...impatient, endpoint: 'http://127.0.0.1:9' });
    const problem = await problemOf(session.identity());
    assert.equal(problem.kind, 'network');
  });

  it('keys that AWS does not know are a plain problem', async () => {
    process.env.AWS_ACCESS_KEY_ID = 'AKIAUNKNOWN000000000';
    const session = await harness.open();
    const problem = await problemOf(collect(ecs.listClusters(session.region())));
    assert.equal(problem.kind, 'invalid-credentials');
    assert.match(problem.message, /does not accept the credentials/);
    process.env.AWS_ACCESS_KEY_ID = 'AKIASANDBOX000000000';
    assert.equal((await collect(ecs.listClusters(session.region()))).length, seededClusters);
  });

  it('a download that fails does not show its address', async () => {
    const session = await harness.open(impatient);
    harness.sandbox.world.in('eu-west-1').ecr.blobs.clear();
    const image = { tag: '1.4.1' };
    const address = `${harness.sandbox.address}/_sandbox/blobs/sha256:0?X-Amz-Signature=SECRET-presigned`;
    const problem = await problemOf(session.region().download(address, {}));
    assert.equal(problem.kind, 'not-found');
    assert.doesNotMatch(JSON.stringify(problem) + problem.message + problem.stack, /SECRET/);
    assert.equal(
      (await problemOf(ecr.imagePlatforms(session.region(), { repository: 'parcels/web' }, image))).kind,
      'not-found',
    );
  });
});

describe('cancelling', () => {
  const harness = useSandbox();

  it('ends a call that is under way, at once', async () => {
    const session = await harness.open();
    harness.sandbox.faults.add({ kind: 'silent' });
    const abort = new AbortController();
    const call = collect(ecs.listClusters(session.region(), { signal: abort.signal }));
    setTimeout(() => abort.abort(), 30);
    const problem = await problemOf(call);
    assert.equal(problem.kind, 'cancelled');
    assert.equal(problem.canRetry, false);
  });

  it('ends a call that waits for its next attempt', async () => {
    const session = await harness.open({ maxAttempts: 10 });
    harness.sandbox.faults.add({ kind: 'throttle' });
    const abort = new AbortController();
    const call = collect(ecs.listClusters(session.region(), { signal: abort.signal }));
    setTimeout(() => abort.abort(), 300);
    assert.equal((await problemOf(call)).kind, 'cancelled');
  });

  it('ends a call that waits for its turn, and gives the turn to the others', async () => {
    const session = await harness.open({ maxCalls: 1 });
    const region = session.region();
    harness.sandbox.faults.add({ kind: 'slow', milliseconds: 200, times: 1 });
    const first = collect(ecs.listClusters(region));
    await new Promise((resolve) => setTimeout(resolve, 50));
    const abort = new AbortController();
    const second = problemOf(collect(ecs.listClusters(region, { signal: abort.signal })));
    const third = collect(ecs.listClusters(region));
    abort.abort();
    assert.equal((await second).kind, 'cancelled');
    assert.equal((await first).length, seededClusters);
    assert.equal((await third).length, seededClusters);
  });

  it('asks for nothing where the signal was given before', async () => {
    const session = await harness.open();
    const problem = await problemOf(collect(ecs.listClusters(session.region(), { signal: AbortSignal.abort() })));
    assert.equal(problem.kind, 'cancelled');
    assert.equal(harness.sandbox.calls.length, 0);
  });

  it('stops a list after the page that was wanted', async () => {
    const session = await harness.open();
    for (let index = 0; index < 2_500; index += 1) harness.sandbox.world.in('eu-west-1').ecr.create(`r-${index}`);
    for await (const page of ecr.listRepositories(session.region())) {
      assert.equal(page.length, 1_000);
      break;
    }
    assert.equal(harness.sandbox.calls.length, 1);
  });
});

describe('a session', () => {
  const harness = useSandbox();

  it('sends no more calls at once than it may', async () => {
    let most = 0;
    let now = 0;
    const { faults } = harness.sandbox;
    const session = await harness.open({ maxCalls: 3 });
    const take = faults.take.bind(faults);
    faults.take = (operation) => {
      now += 1;
      most = Math.max(most, now);
      setTimeout(() => (now -= 1), 15);
      return take(operation);
    };
    faults.add({ kind: 'slow', milliseconds: 20 });
    await Promise.all(Array.from({ length: 20 }, () => ecs.describeCluster(session.region(), 'parcels')));
    assert.ok(most > 1 && most <= 3, `${most} at once`);
  });

  it('tells its log of each attempt: operation, status, request id, milliseconds', async () => {
    const records: object[] = [];
    const session = await harness.open({ log: (record) => records.push(record) });
    harness.sandbox.faults.add({ kind: 'server-error', times: 1 });
    await ecs.describeCluster(session.region(), 'parcels');
    assert.equal(records.length, 2);
    const [failed, passed] = records as Record<string, unknown>[];
    assert.deepEqual(
      { ...failed, requestId: '', milliseconds: 0 },
      {
        service: 'ECS',
        operation: 'DescribeClusters',
        region: 'eu-west-1',
        status: 500,
        error: 'InternalFailure',
        requestId: '',
        milliseconds: 0,
      },
    );
    assert.equal(passed?.status, 200);
    assert.match(String(passed?.requestId), /^\w{32}$/);
    assert.equal(typeof passed?.milliseconds, 'number');
  });

  it('asks who it is once, and again after it was renewed', async () => {
    const session = await harness.open();
    const [one, other] = await Promise.all([session.identity(), session.identity()]);
    assert.deepEqual(one, { account: '111122223333', arn: 'arn:aws:iam::111122223333:user/newcomer' });
    assert.equal(one, other);
    assert.equal(harness.sandbox.calls.length, 1);
    session.renew();
    await session.identity();
    assert.equal(harness.sandbox.calls.length, 2);
  });

  it('works in several regions', async () => {
    const session = await harness.open();
    assert.equal(session.region('us-east-1'), session.region('us-east-1'));
    assert.deepEqual(await collect(ecs.listClusters(session.region('us-east-1'))), []);
    assert.equal((await collect(ecs.listClusters(session.region('eu-west-1')))).length, seededClusters);
    assert.deepEqual([...new Set(harness.sandbox.calls.map(({ region }) => region))], ['us-east-1', 'eu-west-1']);
  });
});
