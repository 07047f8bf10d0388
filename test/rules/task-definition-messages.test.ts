import assert from 'node:assert/strict';
import { kindOf } from '../../server/src/engine/documents';
import { lint } from '../../server/src/engine/lint';
import { readMarks } from '../../server/src/engine/markers';
import { taskDefinitionLanguage } from '../../server/src/task-definition/language';
import { documents } from '../../server/src/task-definition/schema/api';
import type { Type } from '../../server/src/task-definition/schema/types';

// Messages are plain text. What stands in a file is written as it stands there: names and strings in double quotes.

/** Every property name that no one could take for a word of the language. */
function namesIn(type: Type): string[] {
  if (type.kind === 'list') return namesIn(type.of);
  if (type.kind !== 'structure') return [];
  const members = Object.entries(type.members);
  return [...members.map(([name]) => name), ...members.flatMap(([, member]) => namesIn(member.type))];
}

const names = [...new Set(Object.values(documents).flatMap(namesIn))].filter((name) => /[A-Z]/.test(name));
const unquoted = new RegExp(String.raw`(?<!["\w])(?:${names.join('|')})(?!["\w])`);

function assertReadable(message: string): void {
  assert.match(message, /^["A-Z\d].*[.?]$/s, 'sentences');
  assert.doesNotMatch(message, /[`!]|\*\*/, 'plain text');
  assert.doesNotMatch(message, unquoted, 'names of properties in double quotes');
  assert.doesNotMatch(message, /(?<!\bthere )\b(?:is|are) no (?!longer|more)/i, 'plain English: "is not a …"');
  assert.ok(message.length <= 240, `${message.length} characters are too many`);
}

describe('messages about task definitions', () => {
  for (const rule of taskDefinitionLanguage.rules) {
    it(`${rule.id} speaks plainly`, () => {
      for (const { code, file: path = 'task-definition.json' } of rule.examples.bad) {
        const { text } = readMarks(code);
        const kind = kindOf({ path, head: text });
        assert.ok(kind);
        const found = lint(taskDefinitionLanguage, { text, kind, path }, { commandLine: { preset: 'all' } }, () => {});
        for (const { ruleId, message, related } of found) {
          if (ruleId !== rule.id) continue;
          assertReadable(message);
          for (const other of related) assertReadable(other.message);
        }
      }
    });
  }
});
