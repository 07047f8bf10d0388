import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { findEngine, runEngine } from '../../client/src/infrastructure/container-engine';
import { root } from '../architecture/sources';
import { Bench } from './support/bench';
import { assertNothingLeft, commandLines, textOf, until } from './support/faults';

// What goes wrong between us and the engine, and on its machine.

const scripts = (name: string) => import(path.join(root, 'scripts', 'engine', name));

describe('a Docker engine that cannot be used', function () {
  this.timeout(180_000);
  let bench: Bench;

  before(async () => {
    const { program } = await scripts('packages.mjs');
    bench = await Bench.open({ name: 'docker', program: program('docker') });
  });

  after(() => bench?.close());

  afterEach('nothing is left, and a repeat works', async () => {
    assertNothingLeft(bench);
    const { digest } = await bench.push(bench.plan('report'));
    assert.equal(await bench.digest('parcels/report'), digest);
    assertNothingLeft(bench);
  });

  it('no engine on the PATH', async () => {
    const env = { ...process.env, PATH: bench.place('empty') };
    const error: unknown = await findEngine({}, { env, untrusted: [] }).catch((error: unknown) => error);
    assert.match(
      textOf(error as never, bench.plan('web')),
      /^There is no container engine on the PATH: install Docker/,
    );
  });

  it('a setting that names a program that is not there, or a relative one', async () => {
    for (const program of ['/nowhere/docker', 'docker']) {
      const error: unknown = await findEngine({ program }, { env: process.env, untrusted: [] }).catch((error) => error);
      assert.match(
        textOf(error as never, bench.plan('web')),
        new RegExp(`^The container engine ${program} is not there`),
      );
    }
  });

  it('a program of the workspace is not run, by whatever way it is on the PATH', async () => {
    const workspace = bench.place('workspace');
    const bin = bench.place('workspace/bin');
    const script = '#!/bin/sh\necho ran >> "$0.log"\n';
    writeFileSync(path.join(bin, 'docker'), script);
    chmodSync(path.join(bin, 'docker'), 0o755);
    const link = path.join(bench.place('links'), 'bin');
    symlinkSync(bin, link);
    const single = bench.place('single');
    symlinkSync(path.join(bin, 'docker'), path.join(single, 'docker'));
    const docker = path.dirname(bench.engine.program);
    const PATH = [bin, link, single, '.', '', 'bin', docker].join(path.delimiter);
    const engine = await findEngine({ name: 'docker' }, { env: { ...process.env, PATH }, untrusted: [workspace] });
    assert.equal(engine.program, path.join(docker, 'docker'));
    assert.ok(
      !(engine.env.PATH ?? '').split(path.delimiter).some((folder) => [bin, link, '.', '', 'bin'].includes(folder)),
    );
  });

  it('an engine that is not running', async () => {
    const env = { ...process.env, DOCKER_HOST: `unix://${bench.folder}/nothing.sock` };
    const engine = await findEngine({ name: 'docker', program: bench.engine.program }, { env, untrusted: [] });
    const plan = bench.plan('web');
    assert.match(
      textOf(await bench.problem(plan, { engine }), plan),
      /^docker is not running, or not where its context says/,
    );
  });

  it('no permission on the socket', async () => {
    // Root may use every socket, so the real client is run as nobody.
    const script = path.join(bench.place('nobody'), 'docker');
    const program = bench.engine.program;
    writeFileSync(script, `#!/bin/sh\nexec setpriv --reuid=65534 --regid=65534 --clear-groups ${program} "$@"\n`);
    chmodSync(script, 0o755);
    const engine = { ...bench.engine, program: script };
    // Its files are in folders that nobody else may read: those of the test, as of a person.
    chmodSync(bench.folder, 0o755);
    const context = bench.place('contexts/open');
    writeFileSync(path.join(context, 'Dockerfile'), 'FROM scratch\nCOPY Dockerfile /\n');
    const plan = bench.plan('web', { dockerfile: path.join(context, 'Dockerfile'), context });
    assert.match(textOf(await bench.problem(plan, { engine }), plan), /^You may not use the socket of docker\./);
  });

  it('a VS Code that ends in the middle of a build leaves neither a process nor a folder', async () => {
    const context = bench.place('contexts/abandoned');
    const text = `FROM ${bench.baseArgs.BASE_IMAGE}\nRUN echo it has begun; echo ${Math.random()}; sleep 7392\n`;
    writeFileSync(path.join(context, 'Dockerfile'), text);
    const mark = path.join(bench.folder, 'mark');
    const script = path.join(__dirname, 'support', 'abandoned.ts');
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', script, bench.engine.program, context, mark],
      { cwd: root, encoding: 'utf8', timeout: 60_000, env: { ...process.env, TSX_DISABLE_CACHE: '1' } },
    );
    assert.equal(status, 0, stderr);
    assert.ok(!existsSync(readFileSync(mark, 'utf8')));
    await until(() => !commandLines().some((line) => /^sleep 7392|docker build .*abandoned/.test(line)));
  });

  it('a full disk', async () => {
    const { startDocker } = await scripts('docker.mjs');
    const { mountSmallDisk } = await scripts('small-disk.mjs');
    const disk = mountSmallDisk(path.join(bench.folder, 's'), 64);
    const small = await startDocker(path.join(disk.folder, 'd'));
    try {
      const env = { ...process.env, DOCKER_HOST: small.host };
      const engine = await findEngine({ name: 'docker', program: bench.engine.program }, { env, untrusted: [] });
      const context = bench.place('contexts/large');
      mkdirSync(context, { recursive: true });
      writeFileSync(path.join(context, 'large'), Buffer.alloc(96 * 1024 * 1024, 7));
      writeFileSync(path.join(context, 'Dockerfile'), 'FROM scratch\nCOPY large /\n');
      const plan = bench.plan('web', { dockerfile: path.join(context, 'Dockerfile'), context });
      assert.match(textOf(await bench.problem(plan, { engine }), plan), /^The disk of docker is full\./);
      writeFileSync(path.join(context, 'large'), 'no longer');
      // What the message says. The engine frees what it had begun in its own time.
      await runEngine(engine, { args: ['system', 'prune', '--force'] });
      let made: { digest?: string } | undefined;
      for (let tries = 0; made === undefined && tries < 20; tries += 1) {
        made = await bench.push(plan, { engine }).catch(() => undefined);
        if (made === undefined) await pause(1_000);
      }
      assert.ok(made?.digest);
      assert.equal(await bench.digest('parcels/web'), made.digest);
    } finally {
      await small.stop();
      disk.unmount();
    }
  });
});
