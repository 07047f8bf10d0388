import assert from 'node:assert/strict';
import { applyEdits } from '../../server/src/engine/edits';
import type { Finding } from '../../server/src/engine/finding';
import { lint } from '../../server/src/engine/lint';
import { taskDefinitionLanguage } from '../../server/src/task-definition/language';
import { documents } from '../../server/src/task-definition/schema/api';
import { skeletonOf, skeletonOfType } from '../../server/src/task-definition/schema/skeleton';
import type { Json, Property, Structure, Type } from '../../server/src/task-definition/schema/types';

// Every property of the API in turn: a sound document with it has no fault, and each way to get it wrong is found once, on
// the wrong token, by the rule for it; whatever fix is offered leaves no fault behind.

const rulesOfShape = ['unknown-property', 'missing-property', 'wrong-type', 'invalid-value', 'out-of-range'];

function lintShape(text: string): Finding[] {
  const source = { text, kind: 'task-definition', path: 'task-definition.json' } as const;
  const found = lint(taskDefinitionLanguage, source, { commandLine: { preset: 'all' } }, (_, error) => {
    throw error;
  });
  return found.filter(({ ruleId }) => rulesOfShape.includes(ruleId));
}

/** Texts of patterns that no table proposes a value for. */
const samples: Readonly<Record<string, string>> = {
  family: 'web',
  name: 'web',
  key: 'team',
  image: 'web:1',
  containerPortRange: '8000-8010',
};

function sample(name: string, property: Property): Json {
  const value = skeletonOf(property);
  return value === '' ? (samples[name] ?? 'text') : value;
}

function soundObject(structure: Structure): Record<string, Json> {
  const required = structure.union ? Object.keys(structure.members).slice(0, 1) : structure.required;
  return Object.fromEntries(required.map((name) => [name, sample(name, structure.members[name] as Property)]));
}

/** Where a structure can stand: puts an object there into an otherwise sound document. */
type Frame = (object: Json) => Json;

interface Place {
  readonly structure: Structure;
  readonly frame: Frame;
  /** The property that holds it directly; absent at the root and in lists. */
  readonly key?: string;
}

function places(root: Structure): Place[] {
  const found: Place[] = [];
  const seen = new Set<Structure>();
  visit(root, (object) => object);
  return found;

  function visit(type: Type, frame: Frame, key?: string): void {
    if (type.kind === 'list') visit(type.of, (object) => frame([object]));
    if (type.kind !== 'structure' || seen.has(type)) return;
    seen.add(type);
    found.push({ structure: type, frame, key });
    for (const [name, property] of Object.entries(type.members))
      visit(property.type, (object) => frame({ ...soundObject(type), [name]: object }), name);
  }
}

const print = (document: Json) => JSON.stringify(document, null, 2);

interface Mutation {
  readonly rule: string;
  readonly document: Json;
  /** The text of the token. */
  readonly token: string;
}

function wrongTypes(type: Type): Json[] {
  switch (type.kind) {
    case 'text':
      return [7, true];
    case 'integer':
      return ['seven', true, 1.5, String(type.min ?? 7)];
    case 'flag':
      return ['true', 1];
    default:
      return [7];
  }
}

function outOfRange(type: Type): Json[] {
  if (type.kind !== 'integer') return [];
  return [type.min !== undefined ? [type.min - 1] : [], type.max !== undefined ? [type.max + 1] : []].flat();
}

function invalidTexts(type: Type): string[] {
  if (type.kind !== 'text' || type.open) return [];
  const [first] = Object.keys(type.values ?? {});
  if (first !== undefined) return [`${first}x`, '#'];
  const { pattern } = type;
  return pattern === undefined
    ? []
    : ['{', 'a'.repeat(300)].filter((text) => !new RegExp(pattern.source, 'u').test(text));
}

function mutations({ structure, frame }: Place, name: string, property: Property): Mutation[] {
  const withValue = (value: Json) => frame({ ...soundObject(structure), [name]: value });
  const wrong = (rule: string, put: (value: Json) => Json, values: readonly Json[]) =>
    values.map((value): Mutation => ({ rule, document: withValue(put(value)), token: JSON.stringify(value) }));
  const inPlace = (type: Type, put: (value: Json) => Json) => [
    ...wrong('wrong-type', put, wrongTypes(type)),
    ...wrong('out-of-range', put, outOfRange(type)),
    ...wrong('invalid-value', put, invalidTexts(type)),
  ];
  const { type } = property;
  const found = inPlace(type, (value) => value);
  if (type.kind === 'map') found.push(...inPlace({ kind: 'text' }, (value) => ({ any: value })));
  if (type.kind !== 'list') return found;
  // What is wrong with its entries, a rule of its own reports.
  if (name === 'credentialSpecs') return [...found, ...wrong('wrong-type', (value) => [value], [7, true])];
  const { of, min, max } = type;
  const lengths = [min !== undefined ? min - 1 : [], max !== undefined ? max + 1 : []].flat();
  return [
    ...found,
    ...inPlace(of, (value) => [value]),
    ...lengths.map((length) => ({
      rule: 'out-of-range',
      document: withValue(Array(length).fill(sampleItem(of, property))),
      token: `"${name}"`,
    })),
  ];
}

function misspellings({ structure, frame }: Place, name: string, property: Property): Mutation {
  const { [name]: _, ...others } = soundObject(structure);
  const misspelt = name.replace(/^./, (letter) => letter.toUpperCase());
  const document = frame({ ...others, [misspelt]: sample(name, property) });
  return { rule: 'unknown-property', document, token: `"${misspelt}"` };
}

/** Rules of their own report that these are missing. */
const reportedAlone = new Set([
  'ContainerDefinition.name',
  'ContainerDefinition.image',
  'DaemonContainerDefinition.image',
]);

function lacks({ structure, frame, key }: Place): Mutation[] {
  const required = structure.required.filter((name) => !reportedAlone.has(`${structure.name}.${name}`));
  return required.map((name) => {
    const { [name]: _, ...others } = soundObject(structure);
    const anchor = typeof others.name === 'string' ? JSON.stringify(others.name) : key && `"${key}"`;
    return { rule: 'missing-property', document: frame(others), token: anchor ?? '{' };
  });
}

function sampleItem(type: Type, property: Property): Json {
  if (type.kind === 'structure') return soundObject(type);
  const skeleton = skeletonOf(property);
  return Array.isArray(skeleton) ? (skeleton[0] as Json) : skeletonOfType(type);
}

function checkMutation({ rule, document, token }: Mutation): void {
  const text = print(document);
  const found = lintShape(text);
  assert.deepEqual(
    found.map(({ ruleId, span }) => `${ruleId} ${text.slice(span.start, span.end)}`),
    [`${rule} ${token}`],
    text,
  );
  for (const fix of found[0]?.fixes ?? []) {
    const healed = applyEdits(text, fix.edits);
    assert.deepEqual(
      lintShape(healed).map(({ message }) => message),
      [],
      `${fix.title}:\n${healed}`,
    );
  }
}

for (const variant of ['task-definition', 'daemon-task-definition'] as const) {
  describe(`schemas: each property of a ${variant}`, () => {
    const root = documents[variant];
    // Without this a daemon would be taken for an ordinary task definition.
    const asDaemon: Frame = (document) => ({ pidMode: 'shared', ...(document as Record<string, Json>) });
    const frameOfRoot: Frame = variant === 'daemon-task-definition' ? asDaemon : (document) => document;
    for (const place of places(root)) {
      const inRoot: Place = { ...place, frame: (object) => frameOfRoot(place.frame(object)) };
      const { structure } = place;
      const members = Object.entries(structure.members).filter(
        ([name]) => name !== 'pidMode' || variant === 'task-definition',
      );

      it(`${structure.name} is sound`, () => {
        for (const [name, property] of members) {
          const text = print(inRoot.frame({ ...soundObject(structure), [name]: sample(name, property) }));
          assert.deepEqual(
            lintShape(text).map(({ message }) => message),
            [],
            text,
          );
        }
      });

      it(`${structure.name} goes wrong in one way at a time`, () => {
        lacks(inRoot).forEach(checkMutation);
        for (const [name, property] of members) {
          mutations(inRoot, name, property).forEach(checkMutation);
          checkMutation(misspellings(inRoot, name, property));
        }
      });
    }
  });
}
