import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits } from '../../server/src/engine/edits';
import type { Edit } from '../../server/src/engine/finding';
import { Patch } from '../../server/src/engine/patch';

const replace = (start: number, end: number, text: string): Edit => ({ span: { start, end }, text });

/** Rounds of edits, and the edits of the original that they come to. */
const table: readonly { name: string; text: string; rounds: readonly (readonly Edit[])[]; edits: readonly Edit[] }[] = [
  { name: 'one round stays as it is', text: 'abc', rounds: [[replace(1, 2, 'B')]], edits: [replace(1, 2, 'B')] },
  {
    name: 'edits far apart stay apart',
    text: 'abcdef',
    rounds: [[replace(0, 1, 'A')], [replace(5, 6, 'F')]],
    edits: [replace(0, 1, 'A'), replace(5, 6, 'F')],
  },
  {
    name: 'an edit of what was inserted becomes one with it',
    text: 'ab',
    rounds: [[replace(1, 1, 'xyz')], [replace(2, 3, '-')]],
    edits: [replace(1, 1, 'x-z')],
  },
  { name: 'what is undone is no edit', text: 'ab', rounds: [[replace(0, 1, '')], [replace(0, 0, 'a')]], edits: [] },
  { name: 'what stays is not replaced', text: 'abcd', rounds: [[replace(0, 4, 'aXcd')]], edits: [replace(1, 2, 'X')] },
  {
    name: 'a CRLF is not cut in two',
    text: 'a\r\nb',
    rounds: [[replace(1, 3, '\n')]],
    edits: [replace(1, 3, '\n')],
  },
  { name: 'nor is an emoji', text: '😀', rounds: [[replace(0, 2, '😁')]], edits: [replace(0, 2, '😁')] },
];

describe('rounds of edits', () => {
  for (const { name, text, rounds, edits } of table) {
    it(name, () => {
      const patch = new Patch(text);
      for (const round of rounds) patch.apply(round);
      assert.deepEqual(patch.edits(), edits);
    });
  }

  it('come to edits of the original that have the same effect', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '\r', '\n', '\ud83d', '\ude00'), maxLength: 20 });
    const rounds = fc.array(fc.array(fc.tuple(fc.nat(6), fc.nat(4), text), { maxLength: 4 }), { maxLength: 4 });
    const property = fc.property(text, rounds, (original, rounds) => {
      const patch = new Patch(original);
      let expected = original;
      for (const round of rounds) {
        const edits = inTurn(round, expected.length);
        patch.apply(edits);
        expected = applyEdits(expected, edits);
        assert.equal(patch.text, expected);
      }
      assert.equal(applyEdits(original, patch.edits()), expected);
    });
    fc.assert(property, { numRuns: 500 });
  });
});

/** Edits that follow each other: each a gap, a length, and what comes instead. */
function inTurn(steps: readonly (readonly [number, number, string])[], length: number): Edit[] {
  const edits: Edit[] = [];
  let position = -1;
  for (const [gap, removed, text] of steps) {
    const start = position + 1 + gap;
    if (start > length) break;
    position = Math.min(start + removed, length);
    edits.push(replace(start, position, text));
  }
  return edits;
}
