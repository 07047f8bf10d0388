import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Suppression } from '../../server/src/engine/language';
import { SuppressionIndex } from '../../server/src/engine/suppression-index';

const suppression = fc
  .record({
    start: fc.nat(50),
    length: fc.nat(20),
    rules: fc.oneof(fc.constant('all' as const), fc.subarray(['a', 'b', 'c'])),
  })
  .map(
    ({ start, length, rules }): Suppression => ({
      span: { start, end: start + length },
      rules: rules === 'all' ? rules : new Set(rules),
    }),
  );

describe('suppressions', () => {
  it('silence what starts within them, however they lie', () => {
    fc.assert(
      fc.property(
        fc.array(suppression),
        fc.constantFrom('a', 'b', 'c', 'd'),
        fc.nat(75),
        (suppressions, rule, offset) => {
          const expected = suppressions.some(
            ({ span, rules }) => span.start <= offset && offset < span.end && (rules === 'all' || rules.has(rule)),
          );
          assert.equal(new SuppressionIndex(suppressions).silences(rule, offset), expected);
        },
      ),
    );
  });
});
