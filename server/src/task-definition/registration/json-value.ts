import type { Node } from '../syntax/node';

/** What JSON holds. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;

/** An object of JSON. */
export type JsonObject = { readonly [name: string]: JsonValue };

/** A value as an object, if it is one. */
export function asObject(value: JsonValue | undefined): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;
}

/** What a node says; of members of the same name the last one counts. What stands there without being JSON is its text. */
export function dataOf(node: Node, text: string): JsonValue {
  switch (node.kind) {
    case 'object':
      return Object.fromEntries(node.members.map(({ key, value }) => [key, dataOf(value, text)]));
    case 'array':
      return node.elements.map((element) => dataOf(element, text));
    case 'null':
      return null;
    case 'unknown':
      return text.slice(node.span.start, node.span.end);
    default:
      return node.value;
  }
}
