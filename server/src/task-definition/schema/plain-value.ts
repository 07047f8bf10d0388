import type { Node, ObjectNode } from '../syntax/node';

/** Stands for a value that a template or a deployment fills in later. No check of a value can pass it; see `validate.ts`. */
export const unknownValue = Symbol('unknown');

/** A value as the validator takes it. */
export type PlainValue =
  | string
  | number
  | boolean
  | symbol
  | readonly PlainValue[]
  | { readonly [key: string]: PlainValue };

/**
 * The value of a node without what the validator must not see: members that are `null`, members whose names hold a
 * placeholder, earlier ones of a name that is written twice. Elements keep their index, so `null` among them is unknown.
 */
export function plainValue(node: Node): PlainValue {
  switch (node.kind) {
    case 'object':
      return plainObject(node);
    case 'array':
      return node.elements.map(plainValue);
    case 'string':
      return node.hasPlaceholder ? unknownValue : node.value;
    case 'number':
    case 'boolean':
      return node.value;
    default:
      return unknownValue;
  }
}

function plainObject({ members }: ObjectNode): PlainValue {
  // An ordinary object, since one without a prototype takes three times as long. Its one dangerous name, `__proto__`, has the
  // form of a placeholder.
  const object: Record<string, PlainValue> = {};
  for (const { key, keyHasPlaceholder, value } of members) {
    if (keyHasPlaceholder) continue;
    if (value.kind === 'null') delete object[key];
    else object[key] = plainValue(value);
  }
  return object;
}
