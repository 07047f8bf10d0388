import assert from 'node:assert/strict';
import { RegisterDaemonTaskDefinitionRequest$, RegisterTaskDefinitionRequest$ } from '@aws-sdk/client-ecs';
import { publishedSchema, schemaModel } from './schema-model';
import { type Model, type ModelMember, type ModelStructure, sdkModel } from './sdk-model';

// An update of the SDK that brings something new fails here, with a list of what there is to do.

/** Where the service is stricter than its model: "Container.name should not be null or empty.", and the same for `image`. */
const requiredByTheService = new Set(['ContainerDefinition.name', 'ContainerDefinition.image']);

/** Lists of values that the model tells in prose only. */
const vocabularies = new Set(['KernelCapabilities.add', 'KernelCapabilities.drop']);

/** Where the model lists values that are of no use in this place. */
const narrower = new Map([['LogDriverVolumeConfiguration.driver', ['json-file']]]);

function differences(sdk: Model, ours: Model): string[] {
  const missing = [...sdk.keys()].filter((name) => !ours.has(name)).map((name) => `add the structure ${name}`);
  const surplus = [...ours.keys()].filter((name) => !sdk.has(name)).map((name) => `remove the structure ${name}`);
  const inside = [...sdk].flatMap(([name, structure]) => {
    const other = ours.get(name);
    return other === undefined ? [] : differencesInside(name, structure, other);
  });
  return [...missing, ...surplus, ...inside];
}

function differencesInside(name: string, sdk: ModelStructure, ours: ModelStructure): string[] {
  const todo: string[] = [];
  for (const [member, expected] of sdk.members) {
    const path = `${name}.${member}`;
    const actual = ours.members.get(member);
    if (actual === undefined) todo.push(`add ${path}: ${expected.type}`);
    else todo.push(...differencesOf(path, expected, actual));
    if (sdk.required.includes(member) && !ours.required.includes(member)) todo.push(`require ${path}`);
  }
  for (const member of ours.members.keys()) if (!sdk.members.has(member)) todo.push(`remove ${name}.${member}`);
  for (const member of ours.required)
    if (!sdk.required.includes(member) && !requiredByTheService.has(`${name}.${member}`))
      todo.push(`do not require ${name}.${member}`);
  return todo;
}

function differencesOf(path: string, sdk: ModelMember, ours: ModelMember): string[] {
  const todo: string[] = [];
  if (sdk.type !== ours.type) todo.push(`change the type of ${path} from ${ours.type} to ${sdk.type}`);
  const values = narrower.get(path) ?? sdk.values ?? [];
  if (!vocabularies.has(path) && values.join() !== (ours.values ?? []).join())
    todo.push(`change the values of ${path} from ${ours.values?.join()} to ${values.join()}`);
  if (sdk.deprecated !== ours.deprecated) todo.push(`${sdk.deprecated ? '' : 'do not '}deprecate ${path}`);
  return todo;
}

const requests = [
  {
    variant: 'task-definition',
    name: 'RegisterTaskDefinition',
    request: RegisterTaskDefinitionRequest$,
    size: { structures: 38, members: 162 },
  },
  {
    variant: 'daemon-task-definition',
    name: 'RegisterDaemonTaskDefinition',
    request: RegisterDaemonTaskDefinitionRequest$,
    size: { structures: 22, members: 88 },
  },
];

describe('schemas: the model of the SDK', () => {
  for (const { variant, name, request, size } of requests) {
    const sdk = sdkModel(request, name);

    it(`${name} is read whole`, () => {
      const members = [...sdk.values()].reduce((sum, structure) => sum + structure.members.size, 0);
      assert.ok(sdk.size >= size.structures, `${sdk.size} structures`);
      assert.ok(members >= size.members, `${members} members`);
    });

    it(`${variant} knows what ${name} knows, and nothing else`, () => {
      assert.deepEqual(differences(sdk, schemaModel(publishedSchema(variant), name)), []);
    });
  }

  it('reads enumerations and deprecations', () => {
    const sdk = sdkModel(RegisterTaskDefinitionRequest$, 'RegisterTaskDefinition');
    const members = sdk.get('RegisterTaskDefinition')?.members;
    assert.deepEqual(members?.get('networkMode')?.values, ['awsvpc', 'bridge', 'host', 'none']);
    assert.deepEqual(members?.get('requiresCompatibilities')?.values?.includes('MANAGED_INSTANCES'), true);
    assert.equal(members?.get('inferenceAccelerators')?.deprecated, true);
    assert.equal(members?.get('family')?.deprecated, false);
  });

  it('tells each kind of difference', () => {
    const sdk = sdkModel(RegisterTaskDefinitionRequest$, 'RegisterTaskDefinition');
    const ours = schemaModel(publishedSchema('task-definition'), 'RegisterTaskDefinition');
    const tag: ModelStructure = {
      required: ['key'],
      members: new Map([['name', { type: 'number', deprecated: false }]]),
    };
    const changed = new Map(ours).set('Tag', tag).set('Label', tag);
    changed.delete('Volume');
    assert.deepEqual(differences(sdk, changed), [
      'add the structure Volume',
      'remove the structure Label',
      'add Tag.key: string',
      'add Tag.value: string',
      'remove Tag.name',
      'do not require Tag.key',
    ]);
  });
});
