import assert from 'node:assert/strict';
import Ajv from 'ajv';
import { parseTaskDefinition } from '../../server/src/task-definition/model';
import { documents, type Variant } from '../../server/src/task-definition/schema/api';
import {
  describe as describePlace,
  markdownOf,
  plain,
  referenceOf,
} from '../../server/src/task-definition/schema/describe';
import { describeNode, missingMembers } from '../../server/src/task-definition/schema/place';
import { skeletonOf } from '../../server/src/task-definition/schema/skeleton';
import type { Property, Structure, Type } from '../../server/src/task-definition/schema/types';
import { publishedSchema } from './schema-model';

// What hover and completion are made of.

function members(variant: Variant): [Structure, string, Property][] {
  const found: [Structure, string, Property][] = [];
  const seen = new Set<Structure>();
  visit(documents[variant]);
  return found;

  function visit(type: Type): void {
    if (type.kind === 'list') visit(type.of);
    if (type.kind !== 'structure' || seen.has(type)) return;
    seen.add(type);
    for (const [name, property] of Object.entries(type.members)) {
      found.push([type, name, property]);
      visit(property.type);
    }
  }
}

describe('schemas: what is known of a place', () => {
  it('is found by the path', () => {
    const cpu = describePlace('task-definition', ['containerDefinitions', 0, 'cpu']);
    assert.equal(cpu?.name, 'cpu');
    assert.equal(cpu?.owner?.name, 'ContainerDefinition');
    assert.equal(cpu?.type.kind, 'integer');
    assert.equal(describePlace('task-definition', ['cpu'])?.type.kind, 'text');
    assert.equal(
      describePlace('container-definitions', [0, 'portMappings', 1, 'hostPort'])?.owner?.name,
      'PortMapping',
    );
    assert.equal(describePlace('daemon-task-definition', ['pidMode'])?.owner?.name, 'RegisterDaemonTaskDefinition');
  });

  it('covers entries of lists and of maps', () => {
    const command = describePlace('container-definitions', [0, 'command', 0]);
    assert.equal(command?.type.kind, 'text');
    assert.equal(command?.name, undefined);
    const label = describePlace('container-definitions', [0, 'dockerLabels', 'any']);
    assert.deepEqual([label?.name, label?.type.kind], ['any', 'text']);
  });

  it('is nothing where the API has nothing', () => {
    for (const path of [
      ['no'],
      ['family', 0],
      ['containerDefinitions', 'cpu'],
      ['containerDefinitions', 0, 'toString'],
    ])
      assert.equal(describePlace('task-definition', path), undefined, path.join('.'));
    assert.equal(describePlace('daemon-task-definition', ['networkMode']), undefined);
  });

  it('reads as Markdown and as plain text', () => {
    const { owner, name, property } = describePlace('task-definition', ['networkMode']) ?? {};
    assert.ok(owner && name && property);
    const markdown = markdownOf(owner, name, property);
    assert.match(markdown, /\*\*Fargate:\*\* Must be `awsvpc`\./);
    assert.match(markdown, /API_RegisterTaskDefinition\.html#ECS-RegisterTaskDefinition-request-networkMode\)$/);
    assert.match(plain(markdown), /Fargate: Must be awsvpc\.[\s\S]*API reference: https:/);
    assert.doesNotMatch(plain(markdown), /[`*]/);
  });

  it('links to the page of a structure and to a member on it', () => {
    const tag = describePlace('task-definition', ['tags', 0])?.type;
    assert.ok(tag?.kind === 'structure');
    const page = 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Tag.html';
    assert.equal(referenceOf(tag), page);
    assert.equal(referenceOf(tag, 'key'), `${page}#ECS-Type-Tag-key`);
  });
});

describe('schemas: what is known of a value in a document', () => {
  const parse = (text: string) => parseTaskDefinition({ text, kind: 'task-definition', path: 'task-definition.json' });
  const text = '{"family": "web", "containerDefinitions": [{"memory": 1, "image": null, "dockerLabels": {}}]}';

  it('is the same inside the answer of DescribeTaskDefinition', () => {
    for (const document of [text, `{"taskDefinition": ${text}, "tags": []}`]) {
      const definition = parse(document);
      const memory = definition.containers[0]?.member('memory')?.value;
      assert.ok(memory);
      assert.equal(describeNode(definition, memory)?.owner?.name, 'ContainerDefinition');
    }
  });

  it('is nothing outside of the definition', () => {
    const definition = parse(`{"taskDefinition": ${text}, "tags": []}`);
    assert.ok(definition.root);
    assert.equal(describeNode(definition, definition.root), undefined);
  });

  it('tells which properties an object can have and has not, required ones first', () => {
    const definition = parse(text);
    const container = definition.containers[0];
    assert.ok(container?.object);
    const missing = missingMembers(definition, container.object);
    assert.deepEqual(
      missing.slice(0, 3).map(({ name, isRequired }) => [name, isRequired]),
      [
        ['name', true],
        ['image', true],
        ['essential', false],
      ],
    );
    assert.ok(!missing.some(({ name }) => name === 'memory'));
    const labels = container.section('dockerLabels').object;
    assert.ok(labels);
    assert.deepEqual(missingMembers(definition, labels), []);
  });
});

describe('schemas: values to start from', () => {
  for (const variant of Object.keys(documents) as Variant[]) {
    it(`are right in a ${variant}`, () => {
      const ajv = new Ajv({ strict: false });
      const schema = publishedSchema(variant);
      ajv.addSchema({ ...schema, $id: 'whole' });
      for (const [structure, name, property] of members(variant)) {
        // Nothing that ECS takes can be proposed for what is of no use any more.
        if (property.deprecated) continue;
        const holder = structure.name.startsWith('Register') ? 'whole#' : `whole#/definitions/${structure.name}`;
        const validate = ajv.compile({ $ref: `${holder}/properties/${name}` });
        const value = skeletonOf(property);
        const isBlank = value === '' || JSON.stringify(value) === '[""]';
        if (isBlank) continue;
        assert.ok(
          validate(value),
          `${structure.name}.${name}: ${JSON.stringify(value)} ${ajv.errorsText(validate.errors)}`,
        );
      }
    });
  }

  it('are of the kind that the property takes', () => {
    const skeleton = (name: string) => {
      const property = describePlace('container-definitions', [0, name])?.property;
      assert.ok(property);
      return skeletonOf(property);
    };
    assert.deepEqual(skeleton('essential'), true);
    assert.deepEqual(skeleton('stopTimeout'), 30);
    assert.deepEqual(skeleton('command'), ['']);
    assert.deepEqual(skeleton('portMappings'), [{ containerPort: 80, protocol: 'tcp' }]);
    assert.deepEqual(skeleton('repositoryCredentials'), {
      credentialsParameter: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:registry-AbCdEf',
    });
  });
});
