import assert from 'node:assert/strict';
import { turnOff } from '../../server/src/configuration/turn-off';
import { applyEdits } from '../../server/src/engine/edits';

const table: readonly { name: string; before: string; after: string }[] = [
  { name: 'nothing yet', before: '', after: '{\n  "rules": {\n    "json-args-recommended": "off"\n  }\n}\n' },
  {
    name: 'no rules yet',
    before: '{\n  "preset": "all"\n}\n',
    after: '{\n  "preset": "all",\n  "rules": {\n    "json-args-recommended": "off"\n  }\n}\n',
  },
  {
    name: 'other rules, and comments',
    before: '{\n  // why\n  "rules": {\n    "a": "hint" // and why\n  }\n}\n',
    after: '{\n  // why\n  "rules": {\n    "json-args-recommended": "off",\n    "a": "hint" // and why\n  }\n}\n',
  },
  {
    name: 'the rule, at another level',
    before: '{ "rules": { "json-args-recommended": "hint" } }',
    after: '{ "rules": { "json-args-recommended": "off" } }',
  },
  {
    name: 'the rule, under the name of another tool',
    before: '{ "rules": { "DL3025": "hint" } }',
    after: '{ "rules": { "DL3025": "off" } }',
  },
];

describe('turning a rule off in .quaymaster.json', () => {
  for (const { name, before, after } of table) {
    it(name, () => assert.equal(applyEdits(before, turnOff(before, 'json-args-recommended') ?? []), after));
  }

  for (const broken of ['{ "rules": ', '[]', '['.repeat(10_000)]) {
    it(`leaves ${broken.slice(0, 20)} alone`, () => assert.equal(turnOff(broken, 'json-args-recommended'), undefined));
  }
});
