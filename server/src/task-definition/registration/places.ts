import type { TaskDefinitionModel } from '../model';
import { documents } from '../schema/api';
import { type Description, inside } from '../schema/describe';
import type { Structure, Type } from '../schema/types';
import { containerOf, type Node, type ObjectNode } from '../syntax/node';
import { dataOf, type JsonObject } from './json-value';
import { identityOf, labelOf } from './list-identity';

/** The place of a member: `containerDefinitions[web].image`. The names in a map are the author's, dots and all. */
export function placeWithin(place: string, name: string, holder: Type | undefined): string {
  if (holder?.kind === 'map') return `${place}[${name}]`;
  return place === '' ? name : `${place}.${name}`;
}

/** The one other member of an entry such as `{ "name": …, "value": … }`, by the member that names it. */
export function otherHalf(type: Type | undefined, identity: readonly string[]): string | undefined {
  if (type?.kind !== 'structure' || identity.length !== 1) return undefined;
  const names = Object.keys(type.members);
  return names.length === 2 ? names.find((name) => name !== identity[0]) : undefined;
}

/** Where a node stands, in words of the task definition: `containerDefinitions[web].environment[LOG_LEVEL]`. */
export function placeOf({ root, wrapper, text }: TaskDefinitionModel, node: Node): string {
  const chain: Node[] = [];
  for (let at: Node | undefined = node; at !== undefined; at = containerOf(at)) {
    if (at === root || at === wrapper?.value) break;
    chain.unshift(at);
  }
  let place = '';
  let description: Description | undefined = { type: documents['task-definition'] };
  let half: string | undefined;
  for (const one of chain) {
    const { parent } = one;
    if (parent === undefined) break;
    if ('object' in parent) {
      if (parent.key !== half) place = placeWithin(place, parent.key, description?.type);
      description = description && inside(description, parent.key);
      half = undefined;
      continue;
    }
    const identity = ownIdentity(description);
    const index = parent.elements.indexOf(one);
    const naming = one.kind === 'object' ? namingPart(one, identity ?? [], text) : undefined;
    place += `[${naming === undefined ? index : labelOf(naming, identity ?? [])}]`;
    description = description && inside(description, index);
    half = otherHalf(description?.type, identity ?? []);
  }
  return place;
}

/** The members of an element that tell it apart. */
function namingPart({ members }: ObjectNode, identity: readonly string[], text: string): JsonObject | undefined {
  const named = members.filter(({ key, value }) => identity.includes(key) && value.kind !== 'null');
  if (named.length === 0) return undefined;
  return Object.fromEntries(named.map(({ key, value }) => [key, dataOf(value, text)]));
}

/** What tells the elements of a list apart, by what the API says of the list. */
export function ownIdentity(list: Description | undefined): readonly string[] | undefined {
  const owner: Structure | undefined = list?.owner;
  return owner === undefined || list?.name === undefined ? undefined : identityOf(owner.name, list.name);
}
