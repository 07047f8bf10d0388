import type { TaskDefinitionModel } from '../model';
import { containerOf, type Member, type Node, type ObjectNode } from '../syntax/node';
import { type Description, describe, type Path } from './describe';
import type { Property } from './types';

/** What the API says of a value, or `undefined` if it knows no such place. */
export function describeNode(definition: TaskDefinitionModel, node: Node): Description | undefined {
  const path = pathInDefinition(definition, node);
  return path && describe(definition.form, path);
}

/** The names and indices that lead from the definition, without a wrapper, to a value; `undefined` for what is outside. */
export function pathInDefinition({ wrapper, root }: TaskDefinitionModel, node: Node): Path | undefined {
  return pathWithin(wrapper?.value ?? root, node);
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
 * @param typed a member whose name is being written, which therefore does not count either.
 */
export function missingMembers(
  definition: TaskDefinitionModel,
  object: ObjectNode,
  typed?: Member,
): readonly PossibleMember[] {
  const type = describeNode(definition, object)?.type;
  if (type?.kind !== 'structure') return [];
  const counted = object.members.filter((member) => member !== typed && member.value.kind !== 'null');
  const present = new Set(counted.map(({ key }) => key));
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
