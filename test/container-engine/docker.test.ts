import assert from 'node:assert/strict';
import { Bench } from './support/bench';

// A real Docker engine and a real registry that wants a password. AWS is the sandbox, which hands that password out as its token.

describe('with a real Docker engine and a real registry', function () {
  this.timeout(180_000);
  let bench: Bench;

  before(async () => {
    const { program } = await import('../../scripts/engine/packages.mjs' as string);
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
});
