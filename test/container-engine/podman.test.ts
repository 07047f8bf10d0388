import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { BuildSource } from '../../client/src/features/push-to-ecr/plan';
import { runEngine } from '../../client/src/infrastructure/container-engine';
import { Bench } from './support/bench';

// The real podman and the same registry.

describe('with a real podman and a real registry', function () {
  this.timeout(180_000);
  let bench: Bench;

  before(async () => {
    bench = await Bench.open({ name: 'podman' });
  });

  after(() => bench?.close());

  for (const name of ['web', 'worker', 'report'] as const)
    it(`builds examples/${name}, pushes it, and reads its digest back from the registry`, async () => {
      const made = await bench.push(bench.plan(name));
      assert.match(made.digest ?? '', /^sha256:[0-9a-f]{64}$/);
      assert.equal(await bench.digest(`parcels/${name}`), made.digest);
      assert.deepEqual(bench.leftovers(), []);
      assert.deepEqual(bench.filesWithToken(), []);
    });

  it('builds for several platforms, and pushes a list of them under each tag', async () => {
    // Nothing is run for the foreign platform, so that no QEMU is needed.
    const plan = bench.written('FROM scratch\nCOPY Dockerfile /\n', { tags: ['both', 'again'] });
    const platforms = ['linux/amd64', 'linux/arm64'];
    const several = { ...plan, source: { ...(plan.source as BuildSource), platforms } };
    await bench.push(several);
    const { digest } = await bench.push(several);
    // Both are built at once, and stand in the order in which they were done.
    for (const tag of plan.tags) {
      assert.equal(await bench.digest('parcels/web', tag), digest);
      assert.deepEqual((await bench.platforms('parcels/web', tag)).sort(), platforms);
    }
  });

  it('hands secrets to the build, and nowhere else', async () => {
    const md5 = createHash('md5').update('typed-in').digest('hex');
    const text = `ARG BASE_IMAGE\nFROM $BASE_IMAGE\nRUN --mount=type=secret,id=one md5sum /run/secrets/one | grep -q ${md5}\n`;
    const plan = bench.written(text);
    const source = { ...(plan.source as BuildSource), secrets: [{ id: 'one', env: 'TYPED_SECRET' }] };
    await bench.push({ ...plan, source }, { environment: { TYPED_SECRET: 'typed-in' } });
    assert.doesNotMatch(bench.printed.join(''), /typed-in/);
  });

  it('leaves the sign-ins of the person as they are, and uses those of other registries', async () => {
    await bench.push(bench.plan('web', {}, { tags: ['private'] }));
    const other = bench.proxy.host.replace('127.0.0.1', 'localhost');
    const auth = Buffer.from(`AWS:${bench.token}`).toString('base64');
    const file = path.join(bench.place('user/run/containers'), 'auth.json');
    const docker = path.join(bench.place('user/docker'), 'config.json');
    writeFileSync(file, JSON.stringify({ auths: { [bench.proxy.host]: { auth: 'b2xkOm9sZA==' } } }));
    // Podman falls back to the sign-ins of Docker.
    writeFileSync(docker, JSON.stringify({ auths: { [other]: { auth } } }));
    const before = [file, docker].map((one) => readFileSync(one, 'utf8'));
    const plan = bench.written(`FROM ${other}/parcels/web:private\nLABEL a=b\n`, { tags: ['on-private'] });
    const { digest } = await bench.push(plan);
    assert.equal(await bench.digest('parcels/web', 'on-private'), digest);
    assert.deepEqual(
      [file, docker].map((one) => readFileSync(one, 'utf8')),
      before,
    );
    assert.deepEqual(bench.leftovers(), []);
  });

  it('fetches an image', async () => {
    await bench.push(bench.plan('report', {}, { tags: ['fetched'] }));
    const reference = `${bench.proxy.host}/parcels/report:fetched`;
    assert.equal((await runEngine(bench.engine, { args: ['image', 'rm', '--force', reference] })).code, 0);
    await bench.pull(reference);
    assert.equal((await runEngine(bench.engine, { args: ['image', 'inspect', reference] })).code, 0);
    assert.deepEqual(bench.leftovers(), []);
  });
});
