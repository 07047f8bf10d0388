import { documents } from '../schema/api';
import { type Description, inside } from '../schema/describe';
import type { MapType, Structure, TextType } from '../schema/types';
import { parseCpu, parseMemory } from '../sizes';
import { asObject, type JsonObject, type JsonValue } from './json-value';
import { labelOf } from './list-identity';
import { ownIdentity } from './places';

/**
 * What ECS takes for absent, or writes into a revision where nothing was written; beyond the defaults that the tables of the API name.
 * Sources: answers of DescribeTaskDefinition (`cpu: 0`, `hostPort: 0`, empty lists); the Terraform provider for AWS, which ignores the same
 * in containers and for `configuredAtLaunch`; API reference, HealthCheck, for `startPeriod`, which is off by default, and ProxyConfiguration.
 */
const moreDefaults: Readonly<Record<string, JsonValue>> = {
  'ContainerDefinition.cpu': 0,
  'ContainerDefinition.privileged': false,
  'HealthCheck.startPeriod': 0,
  'PortMapping.hostPort': 0,
  'ProxyConfiguration.type': 'APPMESH',
  'Volume.configuredAtLaunch': false,
};

/** Defaults that are not the same everywhere: the agent of a container instance has a setting for it. */
const variable: ReadonlySet<string> = new Set(['ContainerDefinition.stopTimeout']);

/** Defaults that follow from what stands beside them. */
const dependent: Readonly<Record<string, (object: JsonObject, around: Surroundings) => JsonValue | undefined>> = {
  'PortMapping.hostPort': ({ containerPort }, { sharesPorts }) => (sharesPorts ? containerPort : undefined),
  // Source: API reference, RegisterTaskDefinition, for Linux on container instances; moto gives it back.
  'RegisterTaskDefinition.networkMode': ({ requiresCompatibilities, runtimePlatform }) =>
    /WINDOWS|MANAGED|FARGATE/.test(JSON.stringify([requiresCompatibilities, runtimePlatform])) ? undefined : 'bridge',
  // Source: ECS's own answer, "If 'user' field is specified on firelens container, then 'UID' has to be '0'."
  'ContainerDefinition.user': ({ firelensConfiguration }) => (firelensConfiguration === undefined ? undefined : '0'),
};

/** What the whole document says about the meaning of its parts. */
interface Surroundings {
  /** A host port is the container's port: the task, or the host, has one network for both. */
  readonly sharesPorts: boolean;
}

/** A task definition without defaults, with its lists in one order, and its members in that of the API. */
export function canonical(definition: JsonObject): JsonObject {
  const sharesPorts = definition.networkMode === 'awsvpc' || definition.networkMode === 'host';
  return structure(definition, documents['task-definition'], { type: documents['task-definition'] }, { sharesPorts });
}

/** `undefined`: it is as if it were not there. */
function reduce(value: JsonValue, at: Description | undefined, around: Surroundings): JsonValue | undefined {
  if (value === null) return undefined;
  const type = at?.type;
  if (Array.isArray(value)) return list(value, at, around);
  const object = asObject(value);
  if (object !== undefined) {
    const reduced = type?.kind === 'structure' ? structure(object, type, at, around) : map(object, at, around);
    return Object.keys(reduced).length === 0 ? undefined : reduced;
  }
  if (type?.kind === 'integer') return typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
  if (type?.kind === 'flag') return value === 'true' ? true : value === 'false' ? false : value;
  return type?.kind === 'text' && typeof value !== 'string' ? String(value) : value;
}

function structure(
  object: JsonObject,
  { name: owner, members }: Structure,
  at: Description | undefined,
  around: Surroundings,
): JsonObject {
  const known = Object.keys(members).filter((name) => Object.hasOwn(object, name));
  const others = Object.keys(object).filter((name) => !Object.hasOwn(members, name));
  // Without a prototype, so that `__proto__` is a member like any other.
  const reduced: Record<string, JsonValue> = Object.create(null);
  for (const name of [...known, ...others.sort()]) {
    const value = reduce(object[name] as JsonValue, at && inside(at, name), around);
    const written = value === undefined ? undefined : spelling(owner, name, value);
    if (written === undefined || isDefault(owner, name, written, members[name])) continue;
    reduced[name] = written;
  }
  const differs = ([name, value]: [string, JsonValue]) => dependent[`${owner}.${name}`]?.(reduced, around) !== value;
  return Object.fromEntries(Object.entries(reduced).filter(differs));
}

function isDefault(owner: string, name: string, value: JsonValue, property: Structure['members'][string] | undefined) {
  const place = `${owner}.${name}`;
  if (variable.has(place)) return false;
  if (value === moreDefaults[place] || (property?.default !== undefined && value === property.default)) return true;
  const { values } = (property?.type ?? {}) as Partial<TextType>;
  // A value that ECS takes without complaint for the default.
  return property?.lenient !== undefined && typeof value === 'string' && !Object.hasOwn(values ?? {}, value);
}

/** The size of a task, of which ECS takes more than one spelling. */
const sizes = new Map([
  ['RegisterTaskDefinition.cpu', parseCpu],
  ['RegisterTaskDefinition.memory', parseMemory],
]);

/** The size of a task in units and MiB, as ECS gives it back. */
function spelling(owner: string, name: string, value: JsonValue): JsonValue {
  const parse = sizes.get(`${owner}.${name}`);
  const size = typeof value === 'string' ? parse?.(value) : undefined;
  return size === undefined ? value : String(size);
}

function map(object: JsonObject, at: Description | undefined, around: Surroundings): JsonObject {
  const isMap = (at?.type as MapType | undefined)?.kind === 'map';
  const entries = Object.keys(object)
    .sort()
    .map((name) => [name, reduce(object[name] as JsonValue, isMap && at ? inside(at, name) : undefined, around)]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as JsonObject;
}

function list(values: readonly JsonValue[], at: Description | undefined, around: Surroundings): JsonValue | undefined {
  const element = at && inside(at, 0);
  const reduced = values.flatMap((value) => reduce(value, element, around) ?? []);
  if (reduced.length === 0) return undefined;
  const identity = ownIdentity(at);
  if (identity === undefined) return reduced;
  const labelled = reduced.map((value) => ({ value, label: labelOf(value, identity) }));
  return labelled.sort((a, b) => (a.label < b.label ? -1 : a.label > b.label ? 1 : 0)).map(({ value }) => value);
}
