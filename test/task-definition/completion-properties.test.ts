import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits } from '../../server/src/engine/edits';
import type { CompletionChoice, HoverInfo } from '../../server/src/engine/features';
import { readMarks } from '../../server/src/engine/markers';
import { complete } from '../../server/src/task-definition/features/completion';
import { hover } from '../../server/src/task-definition/features/hover';
import { taskDefinitionLanguage } from '../../server/src/task-definition/language';
import { parseJson } from '../../server/src/task-definition/syntax/json';
import { modelOf, plainTextOf } from './support';

// What must hold at every place of every text, tried on the examples of all rules, whole and broken.

const texts = [
  ...new Set(
    taskDefinitionLanguage.rules.flatMap(({ examples }) =>
      [...examples.bad, ...examples.good].map(({ code }) => readMarks(code).text),
    ),
  ),
].filter((text) => text.length < 2_000);

function applied(text: string, choice: CompletionChoice): string {
  return applyEdits(text, [...(choice.alongside ?? []), { span: choice.span, text: plainTextOf(choice) }]);
}

function assertSound(text: string, offset: number, choice: CompletionChoice): void {
  const place = `${choice.label} at ${offset} of ${text}`;
  const { span, alongside = [] } = choice;
  assert.ok(0 <= span.start && span.start <= offset && offset <= span.end && span.end <= text.length, place);
  assert.doesNotMatch(text.slice(span.start, span.end), /\n/, `on one line: ${place}`);
  for (const edit of alongside) assert.ok(edit.span.end <= span.start, `before it: ${place}`);
}

/** A choice by itself is JSON: a value, a member, or members. */
function assertJson(choice: CompletionChoice): void {
  const written = plainTextOf(choice).trim().replace(/,$/, '');
  const whole = choice.kind === 'property' || choice.kind === 'snippet' ? [written, `{${written}}`] : [written];
  assert.ok(whole.some(isJson), `${choice.label} writes ${written}`);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function assertSoundAt(places: Iterable<number>, text: string): void {
  const model = modelOf(text);
  const problems = parseJson(text).problems.length;
  for (const offset of places) {
    assertHover(text, offset, hover(model, offset));
    const choices = complete(model, offset)?.choices ?? [];
    for (const choice of choices) assertSound(text, offset, choice);
    // Each choice comes to its turn at one place or another.
    const choice = choices[offset % Math.max(choices.length, 1)];
    if (choice === undefined) continue;
    assertJson(choice);
    if (problems > 0) continue;
    const after = applied(text, choice);
    assert.deepEqual(parseJson(after).problems, [], `${choice.label} at ${offset} of ${text} makes ${after}`);
  }
}

function assertHover(text: string, offset: number, found: HoverInfo | undefined): void {
  if (found === undefined) return;
  const { span, markdown } = found;
  assert.ok(span.start <= offset && offset < span.end && span.end <= text.length, `hover at ${offset} of ${text}`);
  assert.ok(markdown.trim() !== '' && !markdown.includes('undefined'), `${markdown} at ${offset} of ${text}`);
}

function* every(step: number, start: number, text: string): Generator<number> {
  for (let offset = start % step; offset <= text.length; offset += step) yield offset;
}

describe('task definitions: completion and hover, at every place', () => {
  it(`are about what stands there, and break nothing (${texts.length} texts)`, () => {
    for (const [index, text] of texts.entries()) assertSoundAt(every(7, index, text), text);
  }).timeout(120_000);

  it('are so in texts that are cut off', () => {
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.nat(2_000), (text, length) => {
        const cut = text.slice(0, length % text.length);
        assertSoundAt(every(5, cut.length, cut), cut);
      }),
      { numRuns: 100 },
    );
  }).timeout(120_000);

  it('are so in texts in which something is missing or too much', () => {
    const signs = fc.constantFrom(
      '',
      '"',
      ',',
      '{',
      '}',
      '[',
      ']',
      ':',
      '\n',
      'x',
      '{{ x }}',
      '{% if x %}',
      '//',
      '/*',
    );
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.nat(2_000), fc.nat(3), signs, (text, at, length, sign) => {
        const start = at % text.length;
        const broken = text.slice(0, start) + sign + text.slice(start + length);
        assertSoundAt(every(5, at, broken), broken);
      }),
      { numRuns: 200 },
    );
  }).timeout(120_000);
});
