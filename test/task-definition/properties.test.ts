import assert from 'node:assert/strict';
import fc from 'fast-check';
import { kindOf } from '../../server/src/engine/documents';
import { applyEdits } from '../../server/src/engine/edits';
import type { Finding } from '../../server/src/engine/finding';
import { lint } from '../../server/src/engine/lint';
import { readMarks } from '../../server/src/engine/markers';
import { taskDefinitionLanguage } from '../../server/src/task-definition/language';
import { parseJson } from '../../server/src/task-definition/syntax/json';
import { type Node, walk } from '../../server/src/task-definition/syntax/node';
import { bareForms, markedForms, placeholderForms } from '../../server/src/task-definition/tables/placeholders';

// What must hold for every document, tried on the examples of all rules.

const texts = [
  ...new Set(
    taskDefinitionLanguage.rules.flatMap(({ examples }) =>
      [...examples.bad, ...examples.good].map(({ code }) => readMarks(code).text),
    ),
  ),
].filter((text) => text.length < 5_000);

function findingsIn(text: string): Finding[] {
  const kind = kindOf({ path: 'task-definition.json', head: text }) ?? 'task-definition';
  return lint(taskDefinitionLanguage, { text, kind }, { commandLine: { preset: 'all' } }, (id, error) => {
    throw new Error(`rule ${id} threw on ${text}`, { cause: error });
  });
}

function errorCounts(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { ruleId, severity } of findingsIn(text)) {
    if (severity === 'error') counts.set(ruleId, (counts.get(ruleId) ?? 0) + 1);
  }
  return counts;
}

function assertSound(text: string): void {
  for (const { ruleId, span, fixes, related } of findingsIn(text)) {
    const spans = [
      span,
      ...related.map((other) => other.span),
      ...fixes.flatMap((fix) => fix.edits.map((it) => it.span)),
    ];
    for (const { start, end } of spans) {
      assert.ok(start >= 0 && start <= end && end <= text.length, `${ruleId} leaves the text: ${start} to ${end}`);
    }
  }
}

const scalars = (text: string): Node[] =>
  [...walk(parseJson(text).root)].filter(({ kind }) => kind !== 'object' && kind !== 'array');

const isOfOneLine = (text: string): boolean => !text.trim().includes('\n');

/** Strict JSON, without placeholders outside of strings. */
function isSound(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const quoted = placeholderForms.map(({ example }) => JSON.stringify(example));
const bare = [...markedForms, ...bareForms].map(({ example }) => example).filter((it) => !/^(?:\{%|%\{)/.test(it));
const anyText = fc.constantFrom(...texts);

describe('task definitions: what holds for every document', () => {
  it('no placeholder in place of a value is accused of anything', () => {
    for (const text of texts) {
      const before = errorCounts(text);
      for (const [index, { span }] of scalars(text).entries()) {
        const placeholder = ['"${VALUE}"', '{{ value }}'][index % 2];
        const templated = text.slice(0, span.start) + placeholder + text.slice(span.end);
        for (const [ruleId, count] of errorCounts(templated)) {
          assert.ok(count <= (before.get(ruleId) ?? 0), `${ruleId} is new in\n${templated}`);
        }
      }
    }
  }).timeout(60_000);

  it('nor is a document all of whose values are placeholders, whatever their form', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(...quoted, ...bare), (text, placeholder) => {
        let templated = text;
        for (const { span } of scalars(text).reverse()) {
          templated = templated.slice(0, span.start) + placeholder + templated.slice(span.end);
        }
        const before = errorCounts(text);
        for (const [ruleId, count] of errorCounts(templated)) {
          assert.ok(count <= (before.get(ruleId) ?? 0), `${ruleId} is new in\n${templated}`);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('a text that breaks off anywhere gives findings within it, and no rule throws', () => {
    fc.assert(
      fc.property(anyText, fc.double({ min: 0, max: 1, noNaN: true }), (text, part) => {
        assertSound(text.slice(0, Math.floor(text.length * part)));
      }),
      { numRuns: 500 },
    );
  });

  it('so does a text with anything put in or taken out', () => {
    const noise = fc.oneof(
      fc.constantFrom(
        '{',
        '}',
        '[',
        ']',
        ',',
        ':',
        '"',
        '\\',
        '{{',
        '}}',
        '${',
        '//',
        '/*',
        'null',
        '-',
        '\n',
        '\uFEFF',
      ),
      fc.string({ maxLength: 5, unit: 'binary' }),
    );
    const place = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        anyText,
        fc.array(fc.tuple(place, fc.nat(8), noise), { minLength: 1, maxLength: 3 }),
        (text, changes) => {
          let changed = text;
          for (const [part, length, insertion] of changes) {
            const at = Math.floor(changed.length * part);
            changed = changed.slice(0, at) + insertion + changed.slice(at + length);
          }
          assertSound(changed);
        },
      ),
      { numRuns: 500 },
    );
  });

  const layouts: [what: string, lay: (value: unknown) => string][] = [
    ['on one line', (value) => JSON.stringify(value)],
    ['indented by tabs', (value) => `${JSON.stringify(value, undefined, '\t')}\n`],
    ['indented by four blanks, with CRLF', (value) => JSON.stringify(value, undefined, 4).replaceAll('\n', '\r\n')],
    ['with blanks around everything', (value) => JSON.stringify(value, undefined, 1).replace(/\n */g, ' ')],
  ];
  for (const [what, lay] of layouts) {
    it(`every fix leaves JSON in its layout and heals its finding: ${what}`, () => {
      for (const text of texts.filter(isSound).map((sound) => lay(JSON.parse(sound)))) {
        const before = findingsIn(text);
        for (const { ruleId, fixes } of before) {
          for (const { title, edits } of fixes) {
            const fixed = applyEdits(text, edits);
            assert.ok(isSound(fixed), `${title} (${ruleId}) leaves\n${fixed}`);
            const count = (all: readonly Finding[]) => all.filter((finding) => finding.ruleId === ruleId).length;
            assert.ok(count(findingsIn(fixed)) < count(before), `${title} does not heal ${ruleId}:\n${fixed}`);
            assert.equal(isOfOneLine(fixed), isOfOneLine(text), `${title} (${ruleId}) leaves\n${fixed}`);
            assert.equal(/[^\r]\n/.test(fixed), /[^\r]\n/.test(text), `${title} (${ruleId}) mixes line ends`);
          }
        }
      }
    }).timeout(60_000);
  }

  for (const name of ['constructor', 'toString', 'hasOwnProperty', 'valueOf']) {
    it(`a property called ${name} is one like any other`, () => {
      const text = (value: string) =>
        `{"family":"web","${name}":${value},"containerDefinitions":[{"name":"web","image":"web:1","memory":512,"${name}":${value},"dockerLabels":{"${name}":"x"}}]}`;
      for (const value of ['1', '{"name":1}', '[]', '"x"']) {
        const found = findingsIn(text(value)).filter(({ severity }) => severity === 'error');
        assert.deepEqual(
          found.map(({ ruleId, span }) => [ruleId, text(value).slice(span.start, span.end)]),
          [
            ['unknown-property', `"${name}"`],
            ['unknown-property', `"${name}"`],
          ],
        );
      }
      assert.deepEqual([...errorCounts(text('null'))], []);
    });
  }

  it('a property called __proto__ has the form of a placeholder and no power', () => {
    for (const value of ['1', '{"family":"x y"}', '[]', 'null']) {
      const text = `{"family":"web","__proto__":${value},"containerDefinitions":[{"name":"web","image":"web:1"}]}`;
      assert.deepEqual([...errorCounts(text)], []);
    }
    assert.equal(Object.keys(Object.prototype).length, 0);
  });

  it('values of any other type in any place make no rule throw', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.json({ maxDepth: 2 }), (text, index, value) => {
        const nodes = [...walk(parseJson(text).root)];
        const span = nodes[index % Math.max(nodes.length, 1)]?.span ?? { start: 0, end: 0 };
        assertSound(text.slice(0, span.start) + value + text.slice(span.end));
      }),
      { numRuns: 500 },
    );
  });
});
