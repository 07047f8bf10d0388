import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { BuildSource } from '../../client/src/features/push-to-ecr/plan';
import { findEngine, runEngine } from '../../client/src/infrastructure/container-engine';
import { root } from '../architecture/sources';
import { Bench } from './support/bench';
import { assertNothingLeft, textOf } from './support/faults';

// A real Docker engine and a real registry that wants a password. AWS is the sandbox, which hands that password out as its token.

describe('with a real Docker engine and a real registry', function () {
  this.timeout(180_000);
  let bench: Bench;

  before(async () => {
    const { program } = await import(path.join(root, 'scripts', 'engine', 'packages.mjs'));
    bench = await Bench.open({ name: 'docker', program: program('docker') });
  });

  after(() => bench?.close());

  for (const name of ['web', 'worker', 'report'] as const)
    it(`builds examples/${name}, pushes it, and reads its digest back from the registry`, async () => {
      const plan = bench.plan(name);
      const made = await bench.push(plan);
      assert.match(made.digest ?? '', /^sha256:[0-9a-f]{64}$/);
      assert.equal(await bench.digest(`parcels/${name}`), made.digest);
      assert.deepEqual(made.references, [`${bench.proxy.host}/parcels/${name}:test`]);
    });

  it('pushes several tags of one image', async () => {
    const { digest, references } = await bench.push(bench.plan('web', {}, { tags: ['1.4.2', 'main'] }));
    assert.equal(references.length, 2);
    for (const tag of ['1.4.2', 'main']) assert.equal(await bench.digest('parcels/web', tag), digest);
  });

  it('stops at a stage', async () => {
    await bench.push(bench.plan('worker', { target: 'scripts' }, { tags: ['scripts'] }));
    const config = await bench.inspect('parcels/worker:scripts');
    assert.equal(config.WorkingDir, '/build');
  });

  it('only builds, under a name of this machine', async () => {
    const made = await bench.push(bench.plan('web', {}, { target: { name: 'parcels-web' }, tags: ['dev'] }));
    assert.deepEqual(made, { references: ['parcels-web:dev'], digest: undefined });
  });

  it('pushes an image that is there', async () => {
    const plan = bench.plan('web', {}, { tags: ['dev'] });
    await bench.push({ ...plan, target: { name: 'there' } });
    const { digest } = await bench.push({ ...plan, source: { image: 'there:dev' }, tags: ['again'] });
    assert.equal(await bench.digest('parcels/web', 'again'), digest);
    const missing = { ...plan, source: { image: 'missing:dev' } };
    assert.match(textOf(await bench.problem(missing), missing), /^docker has no such image: .*missing:dev/);
  });

  it('hands secrets to the build from the environment and from files, and nowhere else', async () => {
    const file = path.join(bench.place('secrets'), 'a,"b');
    writeFileSync(file, 'from a file');
    const md5 = createHash('md5').update('typed-in').digest('hex');
    const dockerfile = `ARG BASE_IMAGE\nFROM $BASE_IMAGE\nRUN --mount=type=secret,id=one --mount=type=secret,id=two md5sum /run/secrets/one | grep -q ${md5} && test "$(cat /run/secrets/two)" = "from a file"\n`;
    const secrets = [
      { id: 'one', env: 'TYPED_SECRET' },
      { id: 'two', file },
    ];
    const plan = bench.written(dockerfile);
    const source = { ...(plan.source as BuildSource), secrets };
    assert.equal((await bench.problem({ ...plan, source })).kind, 'secret-missing');
    await bench.push({ ...plan, source }, { environment: { TYPED_SECRET: 'typed-in' } });
    assert.doesNotMatch(bench.printed.join(''), /\btyped-in\b/);
  });

  it('leaves the configuration of the person as it is, byte for byte, and uses what stands in it', async () => {
    const home = process.env.DOCKER_CONFIG ?? '';
    const helpers = bench.place('helpers');
    const asked = path.join(helpers, 'asked');
    // The person's helper knows the password of one registry: that of the private base image.
    const sameByAnotherName = bench.proxy.host.replace('127.0.0.1', 'localhost');
    const answer = JSON.stringify({ Username: 'AWS', Secret: bench.token });
    writeFileSync(
      path.join(helpers, 'docker-credential-mine'),
      `#!/bin/sh\nread name; echo "$1 $name" >> ${asked}\nif [ "$1 $name" = "get ${sameByAnotherName}" ]; then echo '${answer}'; exit 0; fi\necho credentials not found in native keychain; exit 1\n`,
    );
    chmodSync(path.join(helpers, 'docker-credential-mine'), 0o755);
    const context = ['context', 'create', 'mine', '--docker', `host=${process.env.DOCKER_HOST}`];
    assert.equal((await runEngine(bench.engine, { args: context })).code, 0);
    writeFileSync(
      path.join(home, 'config.json'),
      JSON.stringify({
        auths: { [bench.proxy.host]: {}, 'registry.example': { auth: 'c29tZTpib2R5' } },
        credsStore: 'mine',
        currentContext: 'mine',
        proxies: { default: { noProxy: 'registry.example' } },
      }),
    );
    const before = snapshot(home);
    const { digest } = await bench.push(bench.plan('web', {}, { tags: ['private'] }));
    assert.ok(digest);
    // DOCKER_HOST is gone: only the person's context still says where the engine is.
    const env = { ...process.env, DOCKER_HOST: undefined, PATH: `${helpers}:${process.env.PATH}` };
    const surroundings = { env, untrusted: [] };
    const engine = await findEngine({ name: 'docker', program: bench.engine.program }, surroundings);
    const dockerfile = `FROM ${sameByAnotherName}/parcels/web:private\nRUN test -z "$HTTP_PROXY" && test "$NO_PROXY" = registry.example\n`;
    await bench.push(bench.written(dockerfile, { tags: ['on-private'] }), { engine, surroundings });
    assert.ok(await bench.digest('parcels/web', 'on-private'));
    assert.deepEqual(snapshot(home), before);
    const questions = readFileSync(asked, 'utf8').trim().split('\n');
    assert.ok(questions.includes(`get ${sameByAnotherName}`), 'for the private base');
    assert.ok(!questions.some((question) => question.endsWith(` ${bench.proxy.host}`)), 'not for the registry');
    assertNothingLeft(bench);
    writeFileSync(path.join(home, 'config.json'), '{}');
  });

  it('signs in before the build where its base comes from the same registry', async () => {
    await bench.push(bench.plan('web', {}, { tags: ['base'] }));
    const gone = ['image', 'rm', '--force', `${bench.proxy.host}/parcels/web:base`];
    assert.equal((await runEngine(bench.engine, { args: gone })).code, 0);
    const plan = bench.written(`FROM ${bench.proxy.host}/parcels/web:base\nLABEL a=b\n`, { tags: ['on-base'] });
    const { digest } = await bench.push(plan);
    assert.equal(await bench.digest('parcels/web', 'on-base'), digest);
  });

  it("uses Amazon's credential helper where the person has set it up (faked: a script of its name)", async () => {
    const home = process.env.DOCKER_CONFIG ?? '';
    const helpers = bench.place('amazon');
    const answer = JSON.stringify({ Username: 'AWS', Secret: bench.token });
    writeFileSync(path.join(helpers, 'docker-credential-ecr-login'), `#!/bin/sh\necho '${answer}'\n`);
    chmodSync(path.join(helpers, 'docker-credential-ecr-login'), 0o755);
    writeFileSync(path.join(home, 'config.json'), JSON.stringify({ credHelpers: { [bench.proxy.host]: 'ecr-login' } }));
    const before = snapshot(home);
    const surroundings = { env: { ...process.env, PATH: `${helpers}:${process.env.PATH}` }, untrusted: [] };
    const engine = await findEngine({ name: 'docker', program: bench.engine.program }, surroundings);
    const calls = bench.sandbox.calls.length;
    const { digest } = await bench.push(bench.plan('web', {}, { tags: ['helped'] }), { engine, surroundings });
    assert.equal(await bench.digest('parcels/web', 'helped'), digest);
    assert.ok(!bench.sandbox.calls.slice(calls).some(({ operation }) => operation === 'GetAuthorizationToken'));
    assert.deepEqual(snapshot(home), before);
    writeFileSync(path.join(home, 'config.json'), '{}');
  });

  it('removes what a VS Code that was killed in the middle of a run has left', async () => {
    const left = bench.place('tmp/quaymaster-engine-4194304-abc');
    await bench.push(bench.plan('report'));
    assert.ok(!existsSync(left));
    assertNothingLeft(bench);
  });
});

/** Every file below a folder with its bytes. */
function snapshot(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map(({ parentPath, name }) => path.join(parentPath, name)).sort();
  return Object.fromEntries(paths.map((file) => [file, readFileSync(file, 'base64')]));
}
