import assert from 'node:assert/strict';
import { rules } from '../../server/src/dockerfile/rules';
import { buildChecks, checkOfRule } from '../../server/src/dockerfile/tables/checks';
import { checkNotes, hardErrors } from '../../server/src/dockerfile/tables/coverage';
import { instructionFacts } from '../../server/src/dockerfile/tables/instructions';

const ids = new Set(rules.map(({ id }) => id));

describe('dockerfile: what BuildKit says is covered', () => {
  const rows = hardErrors.flatMap((section) => section.rows);

  it('lists each of the 64 hard errors once', () => {
    assert.deepEqual(
      rows.map(({ row }) => row),
      Array.from({ length: 64 }, (_, index) => index + 1),
    );
  });

  for (const { row, what, rules: named, note } of rows)
    it(`${row}: ${what}`, () => {
      assert.ok(named.length > 0 || note !== undefined, 'neither a rule nor a reason');
      for (const id of named) assert.ok(ids.has(id), `there is no rule ${id}`);
    });

  for (const { name } of buildChecks)
    it(`${name} is exactly one rule`, () => {
      const own = rules.filter((rule) => checkOfRule(rule)?.name === name);
      assert.equal(own.length, 1);
    });

  it('explains deviations of checks that there are', () => {
    const names = new Set(buildChecks.map(({ name }) => name));
    for (const name of Object.keys(checkNotes)) assert.ok(names.has(name), name);
  });

  it('describes every instruction and flag in a sentence', () => {
    for (const { keyword, description, usage, flags } of instructionFacts) {
      assert.match(description, /^[A-Z`].*\.$/, keyword);
      assert.ok(usage.length > 0, keyword);
      for (const flag of flags) assert.match(flag.description, /^[A-Z`].*\.$/, `${keyword} --${flag.name}`);
    }
  });
});
