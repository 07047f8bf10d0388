import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';

const { Dot, Spec } = Mocha.reporters;

/**
 * Shows a dot for each test, then what failed, and leaves the counts for `scripts/test.mjs`. With the option `spec` every test
 * is shown by its name.
 */
export default class CountingReporter {
  /**
   * @param {import('mocha').Runner} runner
   * @param {import('mocha').MochaOptions} options
   */
  constructor(runner, options) {
    const { results, spec } = options.reporterOptions ?? {};
    new (spec ? Spec : Dot)(runner, options);
    runner.once('end', () => {
      const { passes = 0, failures = 0, pending = 0 } = runner.stats ?? {};
      if (results) writeFileSync(results, JSON.stringify({ passed: passes, failed: failures + pending }));
    });
  }
}
