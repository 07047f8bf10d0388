import type { TaskDefinitionModel } from '../model';
import { containerOf, type Node, type ObjectNode } from '../syntax/node';
import { type Description, describe, type Path } from './describe';
import type { Property } from './types';

/** What the API says of a value, or `undefined` if it knows no such place. */
export function describeNode(definition: TaskDefinitionModel, node: Node): Description | undefined {
  const path = pathWithin(definition.wrapper?.value ?? definition.root, node);
  return path && describe(definition.form, path);
}

/** A property that an object can have. */
export interface PossibleMember {
  readonly name: string;
  readonly property: Property;
  readonly isRequired: boolean;
}

/**
 * The properties that an object can have and has not, required ones first, then in the order in which they are usually
 * written. A `null` does not count as present. None for an object whose names are the author's choice.
 */
export function missingMembers(definition: TaskDefinitionModel, object: ObjectNode): readonly PossibleMember[] {
  const type = describeNode(definition, object)?.type;
  if (type?.kind !== 'structure') return [];
  const present = new Set(object.members.flatMap(({ key, value }) => (value.kind === 'null' ? [] : [key])));
  const missing = Object.entries(type.members)
    .filter(([name]) => !present.has(name))
    .map(([name, property]) => ({ name, property, isRequired: type.required.includes(name) }));
  return missing.sort((a, b) => Number(b.isRequired) - Number(a.isRequired));
}

function pathWithin(document: Node | undefined, node: Node): Path | undefined {
  const path: (string | number)[] = [];
  let at: Node | undefined = node;
  while (at !== undefined && at !== document) {
    const { parent }: Node = at;
    if (parent === undefined) return undefined;
    path.unshift('object' in parent ? parent.key : parent.elements.indexOf(at));
    at = containerOf(at);
  }
  return at === undefined ? undefined : path;
}
