import type { Node } from '../syntax/node';
import type { Description } from './describe';
import type { IntegerType, Type } from './types';

// How messages about the shape of a document put things.

/** The subject of a sentence: `"memory"`, or `An entry of "command"`. */
export function subject(place: Description): string {
  return place.name === undefined ? `An entry of ${listed(place)}` : `"${place.name}"`;
}

/** The property, or the one whose list it stands in: `"command"`. */
export function listed({ name, entryOf }: Description): string {
  return name === undefined && entryOf === undefined ? 'the list' : `"${name ?? entryOf}"`;
}

/** What a type asks for: "a whole number". */
export function kindOfType(type: Type): string {
  switch (type.kind) {
    case 'text':
      return 'a string';
    case 'integer':
      return 'a whole number';
    case 'flag':
      return 'true or false';
    case 'list':
      return `a list of ${type.of.kind === 'text' ? 'strings' : type.of.kind === 'integer' ? 'whole numbers' : 'objects'}`;
    case 'map':
      return 'an object whose values are strings';
    case 'structure':
      return 'an object';
  }
}

/** What stands there: "a string". */
export function kindOfNode(node: Node): string {
  switch (node.kind) {
    case 'number':
      return Number.isInteger(node.value) ? 'a number' : 'a fraction';
    case 'boolean':
      return `${node.value}`;
    case 'array':
      return 'a list';
    case 'object':
      return 'an object';
    default:
      return 'a string';
  }
}

/** "2 to 60 seconds", "at least 2 seconds". */
export function range({ min, max, unit }: IntegerType): string {
  const counted = unit === undefined ? '' : ` ${unit}`;
  if (min === undefined) return `at most ${max}${counted}`;
  return max === undefined ? `at least ${min}${counted}` : `${min} to ${max}${counted}`;
}
