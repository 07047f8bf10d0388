import assert from 'node:assert/strict';
import { lint } from '../../server/src/engine/lint';
import { taskDefinitionLanguage } from '../../server/src/task-definition/language';
import { hugeDocuments } from './huge';

const fail = (id: string, error: unknown): never => {
  throw new Error(`rule ${id} threw`, { cause: error });
};

function findingsIn(text: string): string[] {
  const settings = { commandLine: { preset: 'all' } } as const;
  return lint(taskDefinitionLanguage, { text, kind: 'task-definition' }, settings, fail).map(
    ({ ruleId, severity }) => `${ruleId} ${severity}`,
  );
}

describe('task definitions: what is far too large', () => {
  for (const [what, text] of hugeDocuments) {
    it(`${what}: one information finding`, () => assert.deepEqual(findingsIn(text), ['not-checked information']));
  }

  // Just small enough to be read; the square of its size would take minutes.
  const large: [what: string, text: string][] = [
    ['many blanks before a fault', `{"containerDefinitions":[1${' '.repeat(1_900_000)}2]}`],
    ['an indentation without an end', `{\n"containerDefinitions":[\n${' '.repeat(1_900_000)}{},null\n]}`],
    ['nothing but closing brackets', `{"containerDefinitions":[]}${'}'.repeat(1_900_000)}`],
    ['nothing but commas', `{"containerDefinitions":[${','.repeat(1_900_000)}]}`],
    ['nothing but quotes', `{"containerDefinitions":[${'"'.repeat(1_900_000)}]}`],
    ['nothing but braces of templates', `{"containerDefinitions":[${'{{'.repeat(900_000)}]}`],
    ['nothing but dollar signs', `{"containerDefinitions":["${'$'.repeat(1_900_000)}"]}`],
    ['half placeholders of all kinds', `{"containerDefinitions":["${'<{[%@#__'.repeat(200_000)}"]}`],
    ['underscores outside of strings', `{"containerDefinitions":[${'_'.repeat(1_900_000)}]}`],
    ['a list of nulls', `{"containerDefinitions":[${'null,'.repeat(40_000)}null]}`],
    [
      'an object with the same key again and again',
      `{"containerDefinitions":[{"dockerLabels":{${'"a":null,'.repeat(40_000)}"b":1}}]}`,
    ],
    ['a misspelt property again and again', `{"containerDefinitions":[{${'"nam":1,'.repeat(40_000)}"name":"web"}]}`],
    [
      'thousands of containers that wait for one that is not there',
      `{"containerDefinitions":[${'{"name":"a","dependsOn":[{"containerName":"b"}]},'.repeat(7_000)}{}]}`,
    ],
    [
      'thousands of equal ports',
      `{"containerDefinitions":[{"portMappings":[${'{"containerPort":80,"hostPort":80},'.repeat(15_000)}{}]}]}`,
    ],
    ['nothing but comments', `{"containerDefinitions":[${'/**/'.repeat(400_000)}]}`],
    ['nothing but line ends', `{"containerDefinitions":[${'\n'.repeat(1_900_000)}null]}`],
  ];
  for (const [what, text] of large) {
    it(`survives ${what}`, () => assert.ok(findingsIn(text).length > 0));
  }
});
