import assert from 'node:assert/strict';
import { kindOf } from '../../server/src/engine/documents';
import { applyEdits, combineFixes } from '../../server/src/engine/edits';
import type { Finding } from '../../server/src/engine/finding';
import { findings } from '../../server/src/engine/lint';
import { readMarks } from '../../server/src/engine/markers';
import type { Example, RuleDescription } from '../../server/src/engine/rule';
import type { Settings } from '../../server/src/engine/settings';
import { type AnyLanguage, languages } from '../../server/src/languages';

// Every rule carries its own examples; this suite is what makes them tests.

const defaultFile = { dockerfile: 'Dockerfile', 'task-definition': 'task-definition.json' };

/** Every rule is on: those of no preset by name. */
function settingsFor(rule: RuleDescription, { policy }: Example): Settings {
  const rules = rule.preset === 'none' ? { [rule.id]: rule.severity } : {};
  return { commandLine: { preset: 'all', rules }, project: { policy } };
}

function lintExample(language: AnyLanguage, rule: RuleDescription, text: string, example: Example): Finding[] {
  const file = example.file ?? defaultFile[language.id];
  const kind = kindOf({ path: file, head: text });
  assert.ok(kind, `${file} with this text is no document of ours`);
  const context = example.ignore === undefined ? undefined : { ignore: example.ignore };
  const model = language.parse({ text, kind, path: file, context });
  return findings(language, model, settingsFor(rule, example), (id, error) => {
    throw new Error(`rule ${id} threw`, { cause: error });
  });
}

function show(text: string, found: readonly Finding[]): string[] {
  return found.map(
    (finding) => `${finding.ruleId}: «${text.slice(finding.span.start, finding.span.end)}» at ${finding.span.start}`,
  );
}

function checkBad(language: AnyLanguage, rule: RuleDescription, example: Example): void {
  const { text, spans } = readMarks(example.code);
  const all = lintExample(language, rule, text, example);
  const own = all.filter((finding) => finding.ruleId === rule.id);
  assert.deepEqual(
    show(text, own),
    spans.map((span) => `${rule.id}: «${text.slice(span.start, span.end)}» at ${span.start}`),
  );
  assert.notEqual(spans.length, 0, 'a bad example marks at least one place');
  const first = own[0] as Finding;
  if (example.message !== undefined) assert.ok(first.message.includes(example.message), `message is: ${first.message}`);
  assert.equal(first.severity, example.severity ?? rule.severity);
  assert.doesNotMatch(first.message, /undefined|\[object/);
  const fixable = own.some((finding) => finding.fixes.length > 0);
  assert.equal(
    fixable,
    example.fixed !== undefined,
    'a fix that is offered is shown in `fixed`, and the other way round',
  );
  for (const finding of own)
    for (const fix of finding.fixes) checkFix(language, rule, example, text, all, finding, fix.edits);
  if (example.fixed !== undefined) assert.equal(applyEdits(text, combineFixes(own, 'any')), example.fixed);
}

/** Each fix alone heals its finding and adds none. */
function checkFix(
  language: AnyLanguage,
  rule: RuleDescription,
  example: Example,
  text: string,
  before: readonly Finding[],
  finding: Finding,
  edits: Parameters<typeof applyEdits>[1],
): void {
  const healed = applyEdits(text, edits);
  assert.notEqual(healed, text, 'a fix changes the text');
  const after = lintExample(language, rule, healed, example);
  const count = (list: readonly Finding[], id: string) => list.filter((other) => other.ruleId === id).length;
  assert.ok(count(after, rule.id) < count(before, rule.id), `the fix leaves its finding:\n${healed}`);
  for (const id of new Set(after.map((other) => other.ruleId))) {
    const added = after.filter((other) => other.ruleId === id && other.severity === 'error').length;
    const had = before.filter((other) => other.ruleId === id && other.severity === 'error').length;
    assert.ok(added <= had, `the fix of ${finding.ruleId} adds an error of ${id}:\n${healed}`);
  }
}

function checkGood(language: AnyLanguage, rule: RuleDescription, example: Example): void {
  const { text, spans } = readMarks(example.code);
  assert.equal(spans.length, 0, 'a good example marks nothing');
  const found = lintExample(language, rule, text, example);
  const wrong = found.filter((finding) => finding.ruleId === rule.id || finding.severity === 'error');
  assert.deepEqual(show(text, wrong), []);
}

for (const language of languages) {
  describe(`rules: ${language.id}`, () => {
    for (const rule of language.rules) {
      describe(rule.id, () => {
        it('describes itself', () => {
          assert.match(rule.id, /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/);
          assert.match(rule.summary, /^[A-Z`].*\.$/s, 'a summary is a sentence');
          assert.ok(rule.why.length > 40, 'say why');
          assert.notEqual(rule.evidence.length, 0, 'say who says so');
          assert.notEqual(rule.examples.bad.length, 0);
          assert.notEqual(rule.examples.good.length, 0);
        });
        for (const [index, example] of rule.examples.bad.entries())
          it(`reports bad example ${index + 1}`, () => checkBad(language, rule, example));
        for (const [index, example] of rule.examples.good.entries())
          it(`is silent on good example ${index + 1}`, () => checkGood(language, rule, example));
      });
    }
  });
}
