import { Bench } from './support/bench';
import { testFaults } from './support/faults';

describe('what goes wrong with a real Docker engine', function () {
  this.timeout(180_000);
  let bench: Bench;

  before(async () => {
    const { program } = await import('../../scripts/engine/packages.mjs' as string);
    bench = await Bench.open({ name: 'docker', program: program('docker') });
  });

  after(() => bench?.close());

  testFaults(() => bench);
});
