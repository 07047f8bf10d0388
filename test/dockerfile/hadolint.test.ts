import assert from 'node:assert/strict';
import { hadolintNotes } from '../../scripts/generate/hadolint/notes';
import { severityInHadolint } from '../../scripts/generate/hadolint/severities';
import { rules } from '../../server/src/dockerfile/rules';
import { hadolintCodes } from '../../server/src/dockerfile/tables/hadolint';

/** The numbers of hadolint 2.15, as ranges. */
const numbers = [
  [1001, 1001],
  [3000, 3004],
  [3006, 3016],
  [3018, 3030],
  [3032, 3038],
  [3040, 3067],
  [4000, 4001],
  [4003, 4006],
].flatMap(([from = 0, to = 0]) => Array.from({ length: to - from + 1 }, (_, index) => `DL${from + index}`));

describe('hadolint: what it says is covered', () => {
  it('knows each of its 71 codes once', () => {
    assert.equal(numbers.length, 71);
    assert.deepEqual(
      hadolintCodes.map(({ value }) => value),
      numbers,
    );
  });

  for (const code of numbers)
    it(`${code} is a rule`, () => {
      const own = rules.filter(({ aliases = [] }) => aliases.includes(code));
      assert.notEqual(own.length, 0);
      // What hadolint leaves off, nobody gets without asking.
      if (severityInHadolint(code) === 'ignored') for (const { id, preset } of own) assert.equal(preset, 'none', id);
    });

  it('has no code that hadolint does not have', () => {
    const known = new Set(numbers);
    for (const { id, aliases = [] } of rules)
      for (const alias of aliases) if (/^DL\d/.test(alias)) assert.ok(known.has(alias), `${alias} of ${id}`);
  });

  it('explains deviations of codes that there are, in sentences', () => {
    for (const [code, note] of Object.entries(hadolintNotes)) {
      assert.ok(numbers.includes(code), code);
      assert.match(note, /^[A-Z`].*\.$/s, code);
    }
  });
});
