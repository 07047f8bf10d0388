import { Bench } from './support/bench';
import { testFaults } from './support/faults';

describe('what goes wrong with a real podman', function () {
  this.timeout(180_000);
  let bench: Bench;

  before(async () => {
    bench = await Bench.open({ name: 'podman' });
  });

  after(() => bench?.close());

  testFaults(() => bench);
});
