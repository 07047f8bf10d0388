import assert from 'node:assert/strict';
import { listedNames } from '../../client/src/infrastructure/documents/listed-names';

const table: readonly (readonly [text: string, names: readonly string[]])[] = [
  ['{ "taskDefinitionFiles": ["deploy/*.ecs.json", "web.json"] }', ['deploy/*.ecs.json', 'web.json']],
  ['{ // ours\n  "preset": "all",\n  "taskDefinitionFiles": [\n    "a.json",\n  ],\n}', ['a.json']],
  ['{ "taskDefinitionFiles": ["a.json", 1] }', ['a.json']],
  ['{ "taskDefinitionFiles": "a.json" }', []],
  ['{ "taskDefinitionFiles": [a.json] }', []],
  ['{ "preset": "all" }', []],
  ['', []],
];

describe('the names of task definitions in .quaymaster.json', () => {
  for (const [text, names] of table)
    it(`are ${names.join(', ') || 'none'} in ${JSON.stringify(text)}`, () =>
      assert.deepEqual(listedNames(text), names));
});
