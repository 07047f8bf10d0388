import assert from 'node:assert/strict';
import fc from 'fast-check';
import { features } from '../../server/src/dockerfile/features';
import { rules } from '../../server/src/dockerfile/rules';
import type { SymbolInfo } from '../../server/src/engine/features';
import { readMarks } from '../../server/src/engine/markers';
import { contains, type Span } from '../../server/src/engine/span';
import { soup } from './soup';
import { modelOf } from './support';

/** Files as people write them: the examples of all rules. */
const examples = rules.flatMap(({ examples: { bad, good } }) =>
  [...bad, ...good].map(({ code }) => readMarks(code).text).filter((text) => text.length < 1_000),
);
const texts = fc.oneof(
  soup,
  fc.tuple(fc.constantFrom(...examples), soup).map((parts) => parts.join('')),
);

/** Asks for everything about a text, and for everything at a place of it. */
function ask(text: string, offset: number): void {
  const model = modelOf(text);
  const whole = { start: 0, end: text.length };
  const isWithin = (span: Span, outer: Span, what: string) => {
    assert.ok(span.start <= span.end && contains(outer, span), `${what} of ${JSON.stringify(text)} at ${offset}`);
  };
  const outline = (symbols: readonly SymbolInfo[], outer: Span) => {
    for (const { span, nameSpan, children, name } of symbols) {
      assert.notEqual(name, '');
      isWithin(span, outer, 'symbol');
      isWithin(nameSpan, span, 'name');
      outline(children, span);
    }
  };
  outline(features.symbols?.(model) ?? [], whole);
  for (const { span } of features.workspaceSymbols?.(model) ?? []) isWithin(span, whole, 'workspace symbol');
  for (const { span } of features.folds?.(model) ?? []) {
    isWithin(span, whole, 'fold');
    assert.match(text.slice(span.start, span.end), /\n/);
  }
  const spans = features.selections?.(model, offset) ?? [];
  for (const [index, span] of spans.entries()) {
    isWithin(span, spans[index + 1] ?? whole, 'selection');
    assert.ok(span.start <= offset && offset <= span.end);
  }
  if (text !== '') assert.deepEqual(spans.at(-1), whole);
  const { forms = [], active = 0 } = features.signature?.(model, offset) ?? {};
  if (forms.length > 0) assert.ok(forms[active]);
  for (const { label, parameters, activeParameter = 0 } of forms) {
    for (const { span } of parameters) isWithin(span, { start: 0, end: label.length }, 'parameter');
    if (parameters.length > 0) assert.ok(activeParameter >= 0 && activeParameter < parameters.length);
  }
}

describe('dockerfile: structure, whatever the text', () => {
  it('has every range within the document, and each within the one around it', () => {
    fc.assert(
      fc.property(texts, fc.nat(), (text, place) => ask(text, place % (text.length + 1))),
      { numRuns: 500 },
    );
  });

  it('answers at every place of the examples of all rules', () => {
    for (const text of examples.filter((_, index) => index % 20 === 0))
      for (let offset = 0; offset <= text.length; offset += 7) ask(text, offset);
  });

  it('breaks off nowhere, however deep a script or a value goes', () => {
    const deep = [
      `FROM a\nARG A\nRUN ${'('.repeat(5_000)}echo $A${')'.repeat(5_000)}\n`,
      `FROM a\nARG A\nRUN ${'if $A; then '.repeat(2_000)}:${'; fi'.repeat(2_000)}\n`,
      `FROM a\nARG A\nRUN echo ${'$('.repeat(2_000)}$A${')'.repeat(2_000)}\n`,
      `FROM a\nARG A\nLABEL x=${'${A:-'.repeat(3_000)}${'}'.repeat(3_000)}\n`,
    ];
    for (const text of deep) {
      ask(text, text.lastIndexOf('A'));
      assert.ok(features.references?.(modelOf(text), text.indexOf('ARG A') + 4));
    }
  });
});
