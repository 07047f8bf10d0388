import { parseTaskDefinition } from '../model';
import { documents } from '../schema/api';
import { type Description, inside } from '../schema/describe';
import { describeOnlyFields } from '../tables/describe-only-fields';
import { canonical } from './canonical';
import { asObject, dataOf, type JsonObject, type JsonValue } from './json-value';
import { labelsOf } from './list-identity';
import { otherHalf, ownIdentity, placeWithin } from './places';

/** Something that differs for ECS. */
export interface DefinitionDifference {
  /** `containerDefinitions[web].environment[LOG_LEVEL]` */
  readonly place: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly before?: JsonValue;
  readonly after?: JsonValue;
}

/** How two task definitions differ for ECS, and both in one canonical form. */
export interface DefinitionComparison {
  readonly differences: readonly DefinitionDifference[];
  readonly before: JsonObject;
  readonly after: JsonObject;
}

/** Compares two texts, each a task definition or the answer of DescribeTaskDefinition. Order and defaults do not count. */
export function compareTexts(before: string, after: string): DefinitionComparison {
  return compare(readDefinition(before), readDefinition(after));
}

/** Compares two task definitions. Order and defaults do not count. */
export function compare(before: JsonObject, after: JsonObject): DefinitionComparison {
  const [was, is] = sameRoles(canonical(before), canonical(after));
  const differences: DefinitionDifference[] = [];
  differ(was, is, '', { type: documents['task-definition'] }, differences);
  return { differences, before: was, after: is };
}

/** What of a text is the task definition: without wrapper, and without what ECS only returns and editors only read. */
function readDefinition(text: string): JsonObject {
  const { root, wrapper } = parseTaskDefinition({ text, kind: 'task-definition' });
  const whole = (root && asObject(dataOf(root, text))) ?? {};
  const { tags } = whole;
  const own = wrapper === undefined ? whole : { ...asObject(whole.taskDefinition), ...(tags ? { tags } : {}) };
  return Object.fromEntries(
    Object.entries(own).filter(([name]) => !describeOnlyFields.has(name) && !name.startsWith('$')),
  );
}

const roles = ['taskRoleArn', 'executionRoleArn'] as const;

/** ECS makes the ARN of a role's name; where one side has the name alone, both get it. */
function sameRoles(before: JsonObject, after: JsonObject): readonly [JsonObject, JsonObject] {
  const renamed = (own: JsonObject, other: JsonObject): JsonObject => {
    const changes = roles.filter((role) => {
      const [arn, name] = [own[role], other[role]];
      return typeof arn === 'string' && typeof name === 'string' && isArnOf(arn, name);
    });
    return changes.length === 0
      ? own
      : { ...own, ...Object.fromEntries(changes.map((role) => [role, other[role] as JsonValue])) };
  };
  return [renamed(before, after), renamed(after, before)];
}

function isArnOf(arn: string, name: string): boolean {
  return /^arn:[\w-]+:iam::\d{12}:role\//.test(arn) && !name.includes(':') && arn.endsWith(`:role/${name}`);
}

type Add = DefinitionDifference[];

function differ(
  before: JsonValue | undefined,
  after: JsonValue | undefined,
  place: string,
  at: Description | undefined,
  found: Add,
): void {
  if (before === undefined || after === undefined) {
    if (before !== undefined) found.push({ place, kind: 'removed', before });
    if (after !== undefined) found.push({ place, kind: 'added', after });
    return;
  }
  const [was, is] = [asObject(before), asObject(after)];
  const identity = ownIdentity(at);
  if (was !== undefined && is !== undefined) differInside(was, is, place, at, found);
  else if (Array.isArray(before) && Array.isArray(after) && identity !== undefined)
    differInList(before, after, place, at, identity, found);
  else if (JSON.stringify(before) !== JSON.stringify(after)) found.push({ place, kind: 'changed', before, after });
}

function differInside(
  before: JsonObject,
  after: JsonObject,
  place: string,
  at: Description | undefined,
  found: Add,
): void {
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)]))
    differ(own(before, name), own(after, name), placeWithin(place, name, at?.type), at && inside(at, name), found);
}

/** Not what every object inherits: a label may be called `constructor`. */
function own(object: JsonObject, name: string): JsonValue | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

function differInList(
  before: readonly JsonValue[],
  after: readonly JsonValue[],
  place: string,
  at: Description | undefined,
  identity: readonly string[],
  found: Add,
): void {
  const element = at && inside(at, 0);
  const half = otherHalf(element?.type, identity);
  const other = (value: JsonValue | undefined) => (half === undefined ? undefined : asObject(value)?.[half]);
  const [was, is] = [byLabel(before, identity), byLabel(after, identity)];
  for (const label of new Set([...was.keys(), ...is.keys()])) {
    const [one, two] = [was.get(label), is.get(label)];
    const within = `${place}[${label}]`;
    const isHalved = [one, two].every((value) => value === undefined || other(value) !== undefined);
    // Of a name and a value, the place says the name.
    if (isHalved) differ(other(one), other(two), within, undefined, found);
    else differ(one, two, within, element, found);
  }
}

function byLabel(elements: readonly JsonValue[], identity: readonly string[]): ReadonlyMap<string, JsonValue> {
  const labels = labelsOf(elements, identity);
  return new Map(elements.map((element, index) => [labels[index] as string, element]));
}
