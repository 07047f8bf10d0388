import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isProblem } from '../../../aws/src';
import { isPush, type PushPlan } from '../../../client/src/features/push-to-ecr/plan';
import { problemText } from '../../../client/src/features/push-to-ecr/words';
import type { EngineProblem } from '../../../client/src/infrastructure/container-engine';
import { t } from '../../client/words';
import type { Bench } from './bench';

// What goes wrong with every engine. Each fault has a message of its own and leaves nothing behind, and the next push works.

const from = 'ARG BASE_IMAGE\nFROM $BASE_IMAGE\n';

const expired = {
  status: 403,
  code: 'DENIED',
  message: 'Your authorization token has expired. Reauthenticate and try again.',
};

/** A word that only the processes of a test have in their command lines. */
const slowCommand = 'sleep 7391';

/** Faults, as tests of the suite that calls this. */
export function testFaults(bench: () => Bench): void {
  afterEach('nothing is left, and a repeat works', async () => {
    bench().proxy.relent();
    bench().sandbox.faults.clear();
    assertNothingLeft(bench());
    const { digest } = await bench().push(bench().written(`${from}LABEL repeat=yes\n`, { tags: ['repeat'] }));
    assert.equal(await bench().digest('parcels/web', 'repeat'), digest);
    assertNothingLeft(bench());
  });

  const builds: readonly (readonly [what: string, dockerfile: string, line: number, message: RegExp])[] = [
    [
      'a Dockerfile with an error',
      `${from}\nFETCH it\n`,
      4,
      /^The Dockerfile has an error, .*Dockerfile:4: .*(?:FETCH|fetch)/,
    ],
    [
      'a step that fails',
      `${from}RUN echo one\n\nRUN echo two \\\n  && exit 9\n`,
      5,
      /^The build failed, .*Dockerfile:5: .*9/,
    ],
    [
      'a step that fails in a stage of its own',
      `ARG BASE_IMAGE\nFROM $BASE_IMAGE AS tests\nWORKDIR /src\nRUN exit 3\nFROM $BASE_IMAGE\nCOPY --from=tests /bin/sh /other\n`,
      4,
      /^The build failed, .*Dockerfile:4: /,
    ],
    [
      'a file that is not there',
      `${from}\nCOPY missing.txt /\n`,
      4,
      /^A file is not there, .*Dockerfile:4: .*missing\.txt/,
    ],
  ];
  for (const [what, dockerfile, line, message] of builds)
    it(what, async () => {
      const plan = bench().written(dockerfile);
      const problem = await bench().problem(plan);
      assert.match(textOf(problem, plan), message);
      assert.equal(problem.line, line);
    });

  it('a registry that is down', async () => {
    const plan = bench().plan(
      'report',
      {},
      {
        target: { registry: '127.0.0.1:9', repository: 'parcels/report', region: 'eu-west-1', account: '111122223333' },
      },
    );
    assert.match(textOf(await bench().problem(plan), plan), /^127\.0\.0\.1:9 did not answer: .*refused/);
  });

  for (const [what, forgery] of [
    ['a 401 in the middle of a push', { status: 401, code: 'UNAUTHORIZED', message: 'authentication required' }],
    ['a token that ends in the middle of a push', expired],
  ] as const)
    it(`${what} is tried once more, with a new token`, async () => {
      const before = tokensAsked(bench());
      bench().proxy.forge('PUT', /\/manifests\//, forgery);
      const { digest } = await bench().push(bench().plan('web'));
      assert.equal(bench().proxy.forged.length, 1);
      bench().proxy.forged.splice(0);
      assert.equal(await bench().digest('parcels/web'), digest);
      assert.equal(tokensAsked(bench()) - before, 2);
    });

  it('a registry that takes no token', async () => {
    const before = tokensAsked(bench());
    bench().proxy.forge('PUT', /\/manifests\//, expired, 10);
    const plan = bench().plan('web');
    assert.match(textOf(await bench().problem(plan), plan), /did not accept the sign-in, not even with a new token: /);
    assert.equal(tokensAsked(bench()) - before, 2);
    bench().proxy.forged.splice(0);
  });

  it('a repository that is missing, before anything is built', async () => {
    const plan = bench().written(`${from}RUN exit 1\n`, targetOf(bench(), 'parcels/nowhere'));
    assert.match(textOf(await bench().problem(plan), plan), /^There is no repository parcels\/nowhere in 127/);
  });

  it('a repository that goes missing before the push', async () => {
    const message = "The repository with name 'parcels/web' does not exist in the registry with id '111122223333'";
    bench().proxy.forge('HEAD', /\/blobs\//, { status: 404, code: 'NAME_UNKNOWN', message }, 100);
    bench().proxy.forge('POST', /\/blobs\/uploads/, { status: 404, code: 'NAME_UNKNOWN', message }, 100);
    const plan = bench().written(`${from}RUN echo ${Math.random()} > /random\n`);
    assert.match(textOf(await bench().problem(plan), plan), /^There is no repository parcels\/web in 127/);
    bench().proxy.forged.splice(0);
  });

  it('a repository that is missing is created where the plan says so', async () => {
    const { target } = targetOf(bench(), 'parcels/new');
    const create = { tagMutability: 'IMMUTABLE', scansOnPush: true } as const;
    const { digest } = await bench().push(bench().written(from, { target: { ...target, create } }));
    assert.equal(await bench().digest('parcels/new'), digest);
    assert.equal(bench().sandbox.world.in('eu-west-1').ecr.repository('parcels/new').mutability, 'IMMUTABLE');
  });

  it('an immutable tag that is there, before anything is built', async () => {
    const { ecr } = bench().sandbox.world.in('eu-west-1');
    if (!ecr.repositories.has('parcels/fixed')) ecr.create('parcels/fixed', { mutability: 'IMMUTABLE' });
    ecr.push('parcels/fixed', { tags: ['1.0.0'] });
    const plan = bench().written(`${from}RUN exit 1\n`, { ...targetOf(bench(), 'parcels/fixed'), tags: ['1.0.0'] });
    assert.match(
      textOf(await bench().problem(plan), plan),
      /^The tag 1\.0\.0 is taken, and tags of parcels\/fixed cannot be moved/,
    );
  });

  it('an immutable tag that somebody else has pushed meanwhile', async () => {
    const message =
      "The image tag 'test' already exists in the 'parcels/web' repository and cannot be overwritten because the tag is immutable.";
    bench().proxy.forge('PUT', /\/manifests\//, { status: 400, code: 'TAG_INVALID', message }, 10);
    const plan = bench().plan('web');
    assert.match(textOf(await bench().problem(plan), plan), /^The tag test is taken, /);
    bench().proxy.forged.splice(0);
  });

  it('a cancel in the middle of a build', async () => {
    const abort = new AbortController();
    const plan = bench().written(`${from}RUN echo ${Math.random()} && ${slowCommand}\n`);
    const run = bench().push(plan, { signal: abort.signal });
    await until(() => commandLines().some((line) => line.startsWith(slowCommand)));
    abort.abort();
    await assert.rejects(run, { name: 'AbortError' });
    await until(() => !commandLines().some((line) => line.startsWith(slowCommand)));
  });

  it('a cancel in the middle of a push', async () => {
    const abort = new AbortController();
    bench().proxy.forge('PUT', /\/manifests\//, 'hold', 10);
    const run = bench().push(bench().plan('web', {}, { tags: ['never'] }), { signal: abort.signal });
    await until(() => bench().proxy.forged.length > 0);
    abort.abort();
    await assert.rejects(run, { name: 'AbortError' });
    bench().proxy.forged.splice(0);
    assert.ok(!commandLines().some((line) => line.includes('parcels/web:never')));
    assert.equal(await bench().digest('parcels/web', 'never'), undefined);
  });

  it('credentials that have expired', async () => {
    bench().sandbox.faults.add({ kind: 'expired', operation: 'GetAuthorizationToken' });
    const error: unknown = await bench()
      .push(bench().plan('web'))
      .catch((error: unknown) => error);
    assert.ok(isProblem(error, 'expired'));
  });

  it('the token is in no command line while it is used, nor in what was printed, nor in a file afterwards', async () => {
    const seen = new Set<string>();
    const timer = setInterval(() => {
      for (const line of commandLines()) seen.add(line);
    }, 20);
    await bench()
      .push(bench().plan('worker'))
      .finally(() => clearInterval(timer));
    const lines = [...seen].join('\n');
    assert.match(lines, /login\0?.*--password-stdin/);
    const pair = Buffer.from(`AWS:${bench().token}`).toString('base64');
    for (const secret of [bench().token, pair]) {
      assert.ok(!lines.includes(secret));
      assert.ok(!bench().printed.join('').includes(secret));
    }
  });
}

/** No sign-in, no folder, no process. */
export function assertNothingLeft(bench: Bench): void {
  assert.deepEqual(bench.leftovers(), []);
  assert.deepEqual(bench.filesWithToken(), []);
}

/** The message that a person gets. */
export function textOf(problem: EngineProblem, { engine, target, source }: PushPlan): string {
  const dockerfile = 'dockerfile' in source ? source.dockerfile : undefined;
  return problemText(problem, { engine: engine.name, dockerfile, ...(isPush(target) ? target : {}) }, t);
}

function targetOf(bench: Bench, repository: string) {
  return { target: { registry: bench.proxy.host, repository, region: 'eu-west-1', account: '111122223333' } };
}

function tokensAsked({ sandbox }: Bench): number {
  return sandbox.calls.filter(({ operation }) => operation === 'GetAuthorizationToken').length;
}

/** The command lines of all processes of this machine, with blanks between the arguments. */
export function commandLines(): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => {
      try {
        return readFileSync(path.join('/proc', name, 'cmdline'), 'utf8')
          .replaceAll('\0', ' ')
          .trim();
      } catch {
        return '';
      }
    });
}

/** Waits for something for half a minute. */
export async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (isSo()) return;
    await pause(100);
  }
  assert.fail('it did not come to that');
}
