import assert from 'node:assert/strict';
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
});
