import assert from 'node:assert/strict';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { BuildSource } from '../../client/src/features/push-to-ecr/plan';
import { type Engine, findEngine, platformsOf } from '../../client/src/infrastructure/container-engine';
import { root } from '../architecture/sources';
import { Bench } from './support/bench';
import { assertNothingLeft } from './support/faults';

// The ways in which Docker builds. Debian 12 has Docker 20.10, whose BuildKit is inside of the engine: that and the classic builder are real here.
// buildx cannot be had there, so that a script plays it.

describe('the builders of Docker', function () {
  this.timeout(180_000);
  let bench: Bench;

  before(async () => {
    const { program } = await import(path.join(root, 'scripts', 'engine', 'packages.mjs'));
    bench = await Bench.open({ name: 'docker', program: program('docker') });
  });

  after(() => bench?.close());

  const find = (env: NodeJS.ProcessEnv, program = bench.engine.program): Promise<Engine> =>
    findEngine({ name: 'docker', program }, { env: { ...process.env, ...env }, untrusted: [] });

  it('the BuildKit inside of the engine is found', () => {
    assert.match(bench.engine.version, /^\d+\.\d+/);
    assert.ok(['buildkit', 'buildx'].includes(bench.engine.builder), bench.engine.builder);
  });

  it('the classic builder, where a person has chosen it, pushes and tells the line of a failed step', async () => {
    const engine = await find({ DOCKER_BUILDKIT: '0' });
    assert.equal(engine.builder, 'classic');
    const written = (text: string) => ({
      ...bench.written(`ARG BASE_IMAGE\nFROM $BASE_IMAGE\n${text}`),
      engine: { name: 'docker', builder: 'classic' } as const,
    });
    const { digest } = await bench.push(written('LABEL classic=yes\n'), { engine });
    assert.equal(await bench.digest('parcels/web'), digest);
    for (const [text, kind, line] of [
      ['ENV A=b\n\nRUN echo it && exit 4\n', 'step-failed', 5],
      ['COPY missing /\n', 'file-missing', 3],
      ['FETCH it\n', 'dockerfile-error', 3],
    ] as const) {
      const problem = await bench.problem(written(text), { engine });
      assert.deepEqual([problem.kind, problem.line], [kind, line]);
    }
    const secrets = [{ id: 'a', env: 'HOME' }];
    const plan = written('');
    const refused = { ...plan, source: { ...(plan.source as BuildSource), secrets } };
    assert.equal((await bench.problem(refused, { engine })).detail, 'needs BuildKit: secret');
    assertNothingLeft(bench);
  });

  it('without buildx, several platforms and attestations are refused before anything runs, and it is named', async () => {
    const engine = { ...bench.engine, builder: 'buildkit' } as const;
    const plan = { ...bench.plan('web'), engine: { name: 'docker', builder: 'buildkit' } as const };
    const several = { ...(plan.source as BuildSource), platforms: ['linux/amd64', 'linux/arm64'] };
    const problem = await bench.problem({ ...plan, source: several }, { engine });
    assert.equal(problem.detail, 'needs buildx: linux/amd64, linux/arm64');
    const attested = { ...(plan.source as BuildSource), provenance: true };
    assert.equal((await bench.problem({ ...plan, source: attested }, { engine })).detail, 'needs buildx: provenance');
  });

  describe('buildx (faked: a script that plays it)', () => {
    const digest = `sha256:${'5'.repeat(64)}`;
    let script: string;
    let log: string;

    before(() => {
      const folder = bench.place('buildx');
      script = path.join(folder, 'docker');
      log = path.join(folder, 'log');
      writeFileSync(
        script,
        `#!/bin/sh
case "$1 $2" in
  "buildx version") echo "github.com/docker/buildx v0.29.1 abcdef" ;;
  "buildx inspect") echo "Name: mine"; echo "Platforms: linux/amd64*, linux/arm64, linux/386" ;;
  "buildx build")
    echo "$@" >> ${log}
    if [ -e ${folder}/expired ]; then rm ${folder}/expired; echo "ERROR: failed to solve: failed to push: unexpected status from HEAD request: 401 Unauthorized" >&2; exit 1; fi
    grep -q '"auth"' "$DOCKER_CONFIG/config.json" || { echo "no basic auth credentials" >&2; exit 1; }
    while [ "$1" != "--metadata-file" ]; do shift; done
    echo '{ "containerimage.digest": "${digest}" }' > "$2" ;;
  *) exec ${bench.engine.program} "$@" ;;
esac
`,
      );
      chmodSync(script, 0o755);
    });

    const several = () => {
      const plan = bench.plan('web', { platforms: ['linux/amd64', 'linux/arm64'], provenance: true });
      return { ...plan, engine: { name: 'docker', builder: 'buildx' } as const };
    };

    it('is found by its version, and says its platforms', async () => {
      const engine = await find({}, script);
      assert.equal(engine.builder, 'buildx');
      assert.deepEqual(await platformsOf(engine), ['linux/amd64', 'linux/arm64', 'linux/386']);
      assert.equal((await find({ DOCKER_BUILDKIT: '0' }, script)).builder, 'classic');
    });

    it('signs in, pushes from within the build, and the digest is the one that it tells', async () => {
      const made = await bench.push(several(), { engine: await find({}, script) });
      assert.equal(made.digest, digest);
      assert.match(
        readFileSync(log, 'utf8'),
        /^buildx build --metadata-file \S+ --push --provenance=true --progress plain --platform linux\/amd64,linux\/arm64 --build-arg /,
      );
      assertNothingLeft(bench);
    });

    it('is tried once more with a new token', async () => {
      writeFileSync(path.join(path.dirname(script), 'expired'), '');
      const before = bench.sandbox.calls.filter(({ operation }) => operation === 'GetAuthorizationToken').length;
      assert.equal((await bench.push(several(), { engine: await find({}, script) })).digest, digest);
      const after = bench.sandbox.calls.filter(({ operation }) => operation === 'GetAuthorizationToken').length;
      assert.equal(after - before, 2);
      assertNothingLeft(bench);
    });
  });
});
