import assert from 'node:assert/strict';
import fc from 'fast-check';
import { features } from '../../server/src/dockerfile/features';
import { rules } from '../../server/src/dockerfile/rules';
import { readMarks } from '../../server/src/engine/markers';
import { modelOf } from './support';

/** Files as people write them: the examples of all rules. */
const examples = rules.flatMap(({ examples: { bad, good } }) =>
  [...bad, ...good].map(({ code }) => readMarks(code).text).filter((text) => text.length < 400),
);

/** What somebody is in the middle of typing. */
const halves = [
  ...[
    '\nCOPY --',
    '\nRUN --mount=type=cache,',
    ' \\\n',
    '\nENV A=${',
    '$',
    '"',
    "'",
    '<<EOF',
    '\nONBUILD ',
    '\n# check=skip=',
  ],
  ...[
    '\n# ',
    '\r\n',
    '\n\t',
    '\nHEALTHCHECK ',
    '\nFROM ',
    ' AS ',
    '=',
    ',',
    '[',
    '${A:',
    '\ufeff',
    '\u00a0',
    '🚢',
    '`',
    '\\',
  ],
];

/** Asks for everything at a place, and checks that what comes lies at the place. */
function ask(text: string, offset: number): void {
  const model = modelOf(text);
  const where = JSON.stringify(`${text.slice(0, offset)}|${text.slice(offset)}`);
  for (const { span, label, text: inserted } of features.complete?.(model, offset)?.choices ?? []) {
    const about = `${label} at ${where}`;
    assert.ok(0 <= span.start && span.start <= offset && offset <= span.end && span.end <= text.length, about);
    assert.doesNotMatch(text.slice(span.start, span.end), /\n/, about);
    assert.notEqual(inserted, '', about);
  }
  const hover = features.hover?.(model, offset);
  if (hover === undefined) return;
  assert.ok(hover.span.start <= offset && offset < hover.span.end && hover.span.end <= text.length, where);
  assert.notEqual(hover.markdown.trim(), '', where);
}

describe('dockerfile: whatever the text is and wherever the cursor stands', () => {
  it('completion and hover answer with places at the cursor, in every example', () => {
    for (const text of examples) for (let offset = 0; offset <= text.length; offset++) ask(text, offset);
  });

  it('and while somebody types', () => {
    const change = fc.record({ at: fc.nat(400), removed: fc.nat(6), added: fc.constantFrom(...halves) });
    fc.assert(
      fc.property(
        fc.constantFrom(...examples),
        fc.array(change, { minLength: 1, maxLength: 3 }),
        (example, changes) => {
          let text = example;
          for (const { at, removed, added } of changes) {
            const start = Math.min(at, text.length);
            text = text.slice(0, start) + added + text.slice(start + removed);
            for (
              let offset = Math.max(0, start - 3);
              offset <= Math.min(text.length, start + added.length + 3);
              offset++
            )
              ask(text, offset);
          }
        },
      ),
      { numRuns: 400 },
    );
  });
});
