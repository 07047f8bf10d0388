import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ignoreFixes } from '../../server/src/dockerfile/ignore';
import { rules } from '../../server/src/dockerfile/rules';
import type { Finding } from '../../server/src/engine/finding';
import { readMarks } from '../../server/src/engine/markers';
import type { Span } from '../../server/src/engine/span';
import { soup, tokens } from './soup';
import { findingsOf, modelOf } from './support';

/** Files as people write them: the examples of all rules. */
const examples = rules.flatMap(({ examples: { bad, good } }) =>
  [...bad, ...good].map(({ code }) => readMarks(code).text).filter((text) => text.length < 2_000),
);

const file = fc.oneof(
  soup,
  fc.constantFrom(...examples),
  fc.tuple(fc.constantFrom(...examples), soup).map((parts) => parts.join('')),
);

/** An edit as typing makes it: somewhere, something goes and something comes. */
const edit = fc.record({ at: fc.nat(1_000), removed: fc.nat(20), added: fc.oneof(fc.constantFrom(...tokens), soup) });

function summary(found: readonly Finding[]): unknown[] {
  return found.map(({ ruleId, severity, span, message, related, fixes }) => ({
    ruleId,
    severity,
    span,
    message,
    related,
    fixes,
  }));
}

function assertInside(text: string, { start, end }: Span, what: string): void {
  assert.ok(start >= 0 && start <= end && end <= text.length, `${what}: ${start} to ${end} of ${text.length}`);
}

const runs = { numRuns: 1_500 };

describe('dockerfile: whatever the text is', () => {
  it('no rule throws, and every place lies in the text', () => {
    fc.assert(
      fc.property(file, (text) => {
        const model = modelOf(text);
        for (const { start, end } of model.statements) assertInside(text, { start, end }, 'instruction');
        for (const finding of findingsOf(model)) {
          assertInside(text, finding.span, finding.ruleId);
          for (const { span } of finding.related) assertInside(text, span, `${finding.ruleId}, related`);
          for (const fix of [...finding.fixes, ...ignoreFixes(model, finding)])
            for (const { span } of fix.edits) assertInside(text, span, `${finding.ruleId}, ${fix.title}`);
        }
      }),
      runs,
    );
  });

  it('instructions and what lies between them make up the text', () => {
    fc.assert(
      fc.property(file, (text) => {
        let position = 0;
        for (const { start, end } of modelOf(text).statements) {
          assert.ok(start >= position, 'instructions overlap');
          const between = text.slice(position, start).replace(/^\ufeff/, '');
          for (const line of between.split('\n')) assert.match(line, /^[\s\u0085]*(?:#.*)?$/s);
          position = end;
        }
      }),
      runs,
    );
  });

  it('a text read after another has the findings of one read afresh', () => {
    fc.assert(
      fc.property(file, fc.array(edit, { minLength: 1, maxLength: 4 }), (first, edits) => {
        let text = first;
        let model = modelOf(text);
        findingsOf(model);
        for (const { at, removed, added } of edits) {
          const start = Math.min(at, text.length);
          text = text.slice(0, start) + added + text.slice(start + removed);
          model = modelOf(text, model);
          assert.deepEqual(summary(findingsOf(model)), summary(findingsOf(modelOf(text))));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('CRLF and a byte-order mark change no finding', () => {
    const kinds = (text: string) =>
      findingsOf(modelOf(text))
        .map(({ ruleId, severity }) => `${severity} ${ruleId}`)
        .sort();
    for (const text of examples) {
      if (text.includes('\r')) continue;
      assert.deepEqual(kinds(text.replaceAll('\n', '\r\n')), kinds(text), text);
      assert.deepEqual(kinds(`\ufeff${text}`), kinds(text), text);
    }
  });

  it('a long or deep text takes no longer than it must, and breaks nothing', () => {
    for (const text of [
      `FROM a\nENV A=${'${A:-'.repeat(20_000)}\n`,
      `FROM a\nCMD ${'['.repeat(50_000)}\n`,
      `FROM a\nRUN ${'<<A '.repeat(5_000)}\n`,
      `FROM a\nRUN a ${'\\\n'.repeat(30_000)}`,
      `# check=${' '.repeat(60_000)}x\nFROM a\n`,
      `FROM ${'a'.repeat(60_000)}\n`,
      `FROM scratch\nENV A0=xx\n${Array.from({ length: 200 }, (_, index) => `ENV A${index + 1}=$A${index}$A${index}\n`).join('')}`,
      `FROM scratch\nENV A=${'a'.repeat(5_000)}\nENV B=\${A//${'*a'.repeat(50)}b/}\nWORKDIR $B\n`,
      `FROM a\nHEALTHCHECK --interval=${'1'.repeat(60_000)} CMD a\n`,
    ])
      findingsOf(modelOf(text));
  });
});
