import assert from 'node:assert/strict';
import { lint } from '../../server/src/engine/lint';
import { taskDefinitionLanguage } from '../../server/src/task-definition/language';

// ECS counts the bytes of compact JSON in UTF-8 and takes 65536 of them.

function findingOf(text: string): string | undefined {
  const all = lint(taskDefinitionLanguage, { text, kind: 'task-definition' }, {}, () => {});
  const found = all.find(({ ruleId }) => ruleId === 'definition-too-large');
  return found && `${found.severity}: ${/\d+ bytes/.exec(found.message)?.[0]}`;
}

/** A sound definition whose compact form has so many bytes; one letter takes `width` bytes. */
function definition(bytes: number, letter = 'a', width = 1, layout?: number): string {
  const make = (value: string) => ({
    family: 'web',
    containerDefinitions: [
      { name: 'web', image: 'web:1.4', memory: 512, environment: [{ name: 'DATA', value: value.padEnd(10_000, '_') }] },
    ],
  });
  const empty = JSON.stringify(make('')).length - 10_000;
  const letters = Math.floor((bytes - empty) / width);
  const rest = bytes - empty - letters * width;
  return JSON.stringify(make(letter.repeat(letters) + 'a'.repeat(rest)), undefined, layout);
}

describe('task definitions: their size', () => {
  const table: [what: string, text: string, finding: string | undefined][] = [
    ['the largest that ECS takes is near the limit', definition(65_536), 'warning: 65536 bytes'],
    ['one byte more is an error', definition(65_537), 'error: 65537 bytes'],
    ['nine tenths are fine', definition(58_982), undefined],
    [
      'blanks between the parts do not count',
      definition(58_982, 'a', 1, 4).replaceAll('\n', '\n'.repeat(2_000)),
      undefined,
    ],
    ['blanks within strings do', definition(65_537, ' '), 'error: 65537 bytes'],
    ['a letter with an accent has two bytes', definition(65_537, 'é', 2), 'error: 65537 bytes'],
    ['a Chinese character has three', definition(65_537, '字', 3), 'error: 65537 bytes'],
    ['an emoji has four', definition(65_537, '🐳', 4), 'error: 65537 bytes'],
    ['an escape counts as it is written', definition(65_537, '"', 2), 'error: 65537 bytes'],
    ['with a placeholder nobody knows', definition(65_537).replace('aa', '$X'), 'warning: 65537 bytes'],
    [
      'what stands around a wrapped one does not count',
      `{"taskDefinition":${definition(58_982)},"tags":["${'a'.repeat(9_000)}"]}`,
      undefined,
    ],
  ];
  for (const [what, text, finding] of table) it(what, () => assert.equal(findingOf(text), finding));
});
