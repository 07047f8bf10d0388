import assert from 'node:assert/strict';
import { kindOf } from '../../server/src/engine/documents';
import { applyEdits, preferredFix } from '../../server/src/engine/edits';
import { safeFixes } from '../../server/src/engine/fix-all';
import { lint, type OnRuleFailure } from '../../server/src/engine/lint';
import { readMarks } from '../../server/src/engine/markers';
import { languages } from '../../server/src/languages';

const defaultFile = { dockerfile: 'Dockerfile', 'task-definition': 'task-definition.json' };
const settings = { commandLine: { preset: 'all' } } as const;
const fail: OnRuleFailure = (id, error) => {
  throw new Error(`rule ${id} threw`, { cause: error });
};

// Fixes that undo each other would change a file with every save.
describe('all safe fixes of a document', () => {
  for (const language of languages) {
    for (const rule of language.rules) {
      it(`come to rest: ${rule.id}`, () => {
        for (const { code, file } of rule.examples.bad) {
          const { text } = readMarks(code);
          const path = file ?? defaultFile[language.id];
          const kind = kindOf({ path, head: text });
          assert.ok(kind);
          const fixed = applyEdits(text, safeFixes(language, { text, kind, path }, settings, fail));
          const left = lint(language, { text: fixed, kind, path }, settings, fail);
          assert.deepEqual(
            left.filter((finding) => preferredFix(finding, 'safe') !== undefined),
            [],
            fixed,
          );
        }
      });
    }
  }
});
