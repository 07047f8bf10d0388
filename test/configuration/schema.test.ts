import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import { readProjectFile } from '../../server/src/configuration/project-file';
import { allRules } from '../../server/src/languages';

const schema = JSON.parse(readFileSync(path.resolve(__dirname, '../../schemas/quaymaster.schema.json'), 'utf8'));
const validate = new Ajv({ strict: false }).compile(schema);

describe('the schema of .quaymaster.json', () => {
  it('knows every rule by its id and its aliases', () => {
    for (const { id, aliases = [] } of allRules.rules)
      for (const name of [id, ...aliases]) assert.ok(validate({ rules: { [name]: 'off' } }), name);
  });

  it('describes each of them, and what a key is for', () => {
    const properties: Record<string, { description: string }> = schema.definitions.rules.properties;
    for (const { id, summary } of allRules.rules) assert.equal(properties[id]?.description, summary);
    for (const [key, property] of Object.entries<{ description?: string; $ref?: string }>(schema.properties))
      assert.ok(property.description ?? property.$ref, key);
  });

  const table: [what: string, value: unknown, valid: boolean][] = [
    ['nothing', {}, true],
    [
      'all there is',
      {
        $schema: 's',
        preset: 'all',
        rules: { DL3025: 'hint' },
        overrides: [{ files: ['a'], containers: ['b'], rules: {} }],
        taskDefinitionFiles: ['x.json'],
        images: [
          {
            container: 'web',
            taskDefinition: 'x.json',
            image: 'parcels/web',
            dockerfile: 'web/Dockerfile',
            target: 'web',
          },
        ],
      },
      true,
    ],
    ['an override for every file', { overrides: [{ rules: {} }] }, true],
    ['a list', [], false],
    ['an unknown key', { rulez: {} }, false],
    ['an unknown rule', { rules: { 'no-such-rule': 'off' } }, false],
    ['an unknown level', { rules: { DL3025: 'warn' } }, false],
    ['a number as a level', { rules: { DL3025: 2 } }, false],
    ['an unknown preset', { preset: 'strict' }, false],
    ['an override without rules', { overrides: [{ files: ['a'] }] }, false],
    ['an override for no file', { overrides: [{ files: [], rules: {} }] }, false],
    ['an unknown key in an override', { overrides: [{ file: 'a', rules: {} }] }, false],
    ['an unknown rule in an override', { overrides: [{ rules: { nope: 'off' } }] }, false],
    ['a file as text', { overrides: [{ files: 'a', rules: {} }] }, false],
    ['an image without a Dockerfile', { images: [{ image: 'parcels/web' }] }, false],
    ['a Dockerfile for nothing', { images: [{ dockerfile: 'web/Dockerfile' }] }, false],
    ['an unknown key of an image', { images: [{ image: 'a', dockerfile: 'b', stage: 'c' }] }, false],
    ['an empty name', { taskDefinitionFiles: [''] }, false],
  ];
  for (const [what, value, valid] of table) {
    it(`${valid ? 'takes' : 'refuses'} ${what}, as the program does`, () => {
      assert.equal(validate(value), valid);
      assert.equal(readProjectFile(JSON.stringify(value)).problems.length === 0, valid);
    });
  }
});
