import type { ArrayNode, Member, Node, NumberNode, ObjectNode, StringNode } from '../syntax/node';
import type { Description } from './describe';
import type { Structure } from './types';

/** One way in which a document does not have the shape that the API asks for. */
export type Fault = UnknownProperty | MissingProperty | WrongType | InvalidValue | OutOfRange;

/** A structure has no member of that name. */
export interface UnknownProperty {
  readonly kind: 'unknown-property';
  readonly member: Member;
  readonly structure: Structure;
}

/** A member is missing without which ECS rejects the object. */
export interface MissingProperty {
  readonly kind: 'missing-property';
  readonly object: ObjectNode;
  readonly structure: Structure;
  readonly name: string;
}

/** A value of another JSON type stands there, or a number with a fraction. */
export interface WrongType {
  readonly kind: 'wrong-type';
  readonly node: Node;
  readonly place: Description;
}

/** A text is none of the known values, has other characters, or is too long. */
export interface InvalidValue {
  readonly kind: 'invalid-value';
  readonly node: StringNode;
  readonly place: Description;
}

/** A number is too small or too large, or a list has too few or too many entries. */
export interface OutOfRange {
  readonly kind: 'out-of-range';
  readonly node: NumberNode | ArrayNode;
  readonly place: Description;
}
