import type { Node } from '../syntax/node';
import type { Type } from './types';

/** Whether a value could stand where a type is asked for: its JSON types and its members, not its numbers and texts. */
export function fits(node: Node, type: Type): boolean {
  if (node.kind === 'unknown' || node.kind === 'null') return true;
  switch (type.kind) {
    case 'text':
      return node.kind === 'string' && (type.values === undefined || type.open === true || node.value in type.values);
    case 'integer':
      return node.kind === 'number' && Number.isInteger(node.value);
    case 'flag':
      return node.kind === 'boolean';
    case 'list':
      return node.kind === 'array' && node.elements.every((element) => fits(element, type.of));
    case 'map':
      return node.kind === 'object' && node.members.every(({ value }) => fits(value, { kind: 'text' }));
    case 'structure':
      return (
        node.kind === 'object' &&
        type.required.every((name) => node.members.some(({ key }) => key === name)) &&
        node.members.every(({ key, value }) => {
          const member = Object.hasOwn(type.members, key) ? type.members[key] : undefined;
          return member !== undefined && fits(value, member.type);
        })
      );
  }
}
