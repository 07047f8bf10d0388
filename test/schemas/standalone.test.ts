import assert from 'node:assert/strict';
import Ajv, { type AnySchema } from 'ajv';
import { type JsonSchema, publishedSchema } from './schema-model';

// What other editors rely on: each schema is complete by itself, and says something about every property.

const annotations = [
  'defaultSnippets',
  'deprecationMessage',
  'enumDescriptions',
  'markdownDescription',
  'markdownEnumDescriptions',
  'patternErrorMessage',
];

function compile(schema: unknown) {
  const ajv = new Ajv({ allErrors: true, strict: true, strictTypes: false });
  ajv.addVocabulary(annotations);
  return ajv.compile(schema as AnySchema);
}

/** Every property of a schema, by `Structure.property`. */
function properties(schema: JsonSchema, name = 'root'): [string, JsonSchema][] {
  return [
    ...Object.entries(schema.properties ?? {}).map(([key, property]): [string, JsonSchema] => [
      `${name}.${key}`,
      property,
    ]),
    ...Object.entries(schema.definitions ?? {}).flatMap(([key, definition]) => properties(definition, key)),
  ];
}

const container = { name: 'web', image: 'nginx:1.29' };

const documents = {
  'task-definition': {
    good: { family: 'web', containerDefinitions: [container] },
    bad: [
      { family: 'web' },
      { family: 'web', containerDefinitions: [] },
      { family: 'web site', containerDefinitions: [container] },
      { family: 'web', containerDefinitions: [container], cpus: '256' },
      { family: 'web', containerDefinitions: [container], networkMode: 'AWSVPC' },
      { family: 'web', containerDefinitions: [{ ...container, memory: '512' }] },
      { family: 'web', containerDefinitions: [container], ephemeralStorage: { sizeInGiB: 20 } },
      { family: 'web', containerDefinitions: [container], tags: [] },
    ],
  },
  'container-definitions': {
    good: [container],
    bad: [container, [], [{ name: 'web' }], [{ ...container, networkMode: 'awsvpc' }]],
  },
  'daemon-task-definition': {
    good: { family: 'agent', pidMode: 'shared', containerDefinitions: [container] },
    bad: [
      { family: 'agent', pidMode: 'host', containerDefinitions: [container] },
      { family: 'agent', networkMode: 'host', containerDefinitions: [container] },
      { family: 'agent', containerDefinitions: [{ ...container, portMappings: [] }] },
    ],
  },
};

describe('schemas: other editors', () => {
  for (const [variant, { good, bad }] of Object.entries(documents)) {
    describe(variant, () => {
      const schema = publishedSchema(variant);

      it('is draft-07 with a name of its own, and refers to nothing outside', () => {
        compile(schema);
        assert.match(schema.$id ?? '', new RegExp(`^https://.+/schemas/${variant}\\.schema\\.json$`));
        assert.match(schema.title ?? '', /^Amazon ECS /);
        for (const [, reference] of JSON.stringify(schema).matchAll(/"\$ref":"([^"]*)"/g))
          assert.match(reference ?? '', /^#\/definitions\/\w+$/);
      });

      it('explains every property, with a link', () => {
        for (const [name, property] of properties(schema)) {
          assert.ok(property.description, `${name} has no description`);
          assert.match(property.description, /^[A-Z`\d].*[.:)/]/s, `${name}: ${property.description}`);
          assert.doesNotMatch(property.description, /\*\*|`|<\w/, `${name} has markup: ${property.description}`);
          assert.match(property.markdownDescription ?? '', /\S/, name);
        }
      });

      it('explains enumerated values one by one', () => {
        for (const [name, property] of properties(schema)) {
          const holder = property.enum === undefined ? property.items : property;
          if (holder?.enumDescriptions === undefined) continue;
          assert.equal(holder.enumDescriptions.length, holder.enum?.length, name);
          assert.equal(holder.markdownEnumDescriptions?.length, holder.enum?.length, name);
        }
      });

      it('accepts what is right and rejects what is not', () => {
        const validate = compile(schema);
        assert.ok(validate(good), JSON.stringify(validate.errors));
        for (const value of bad) assert.equal(validate(value), false, JSON.stringify(value));
      });
    });
  }
});
