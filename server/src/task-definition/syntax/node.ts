import type { Span } from '../../engine/span';

/**
 * One node type for every carrier of a task definition: JSON and its templates now, YAML, CloudFormation and Terraform later.
 * Keys are the names of the ECS API (`containerDefinitions`), whatever the carrier spells. Spans are absolute.
 */
export type Node = ObjectNode | ArrayNode | StringNode | NumberNode | BooleanNode | NullNode | UnknownNode;

interface NodeBase {
  readonly span: Span;
  /** Where it stands; absent at the root. */
  parent?: Member | ArrayNode;
}

/** `{ … }`, all of its members in the order of the text, duplicates too. */
export interface ObjectNode extends NodeBase {
  readonly kind: 'object';
  readonly members: readonly Member[];
  /** It may hold more than is seen: a template statement or a placeholder stands among the members, or its end is missing. */
  readonly open: boolean;
}

/** `[ … ]` */
export interface ArrayNode extends NodeBase {
  readonly kind: 'array';
  readonly elements: readonly Node[];
  /** As in `ObjectNode`. An element that is a placeholder of its own does not make it open; see `UnknownNode`. */
  readonly open: boolean;
}

/** A string, which may hold placeholders. */
export interface StringNode extends NodeBase {
  readonly kind: 'string';
  /** Decoded. */
  readonly value: string;
  /** The text between the quotes. */
  readonly content: Span;
  /** A placeholder stands somewhere in it, so that the final text is not known. */
  readonly hasPlaceholder: boolean;
}

/** A number, as double precision reads it. */
export interface NumberNode extends NodeBase {
  readonly kind: 'number';
  readonly value: number;
}

/** `true` or `false` */
export interface BooleanNode extends NodeBase {
  readonly kind: 'boolean';
  readonly value: boolean;
}

/** `null`, which ECS tooling takes as absent. */
export interface NullNode extends NodeBase {
  readonly kind: 'null';
}

/** A value that only a template engine, a deployment or the rest of the typing will tell. */
export interface UnknownNode extends NodeBase {
  readonly kind: 'unknown';
}

/** One `"key": value` of an object. */
export interface Member {
  readonly key: string;
  /** The key holds a placeholder, so that its name is not known. */
  readonly keyHasPlaceholder: boolean;
  /** With its quotes. */
  readonly keySpan: Span;
  readonly value: Node;
  /** From the key to the end of the value. */
  readonly span: Span;
  readonly object: ObjectNode;
}

/** The object or array that a node stands in. */
export function containerOf(node: Node): ObjectNode | ArrayNode | undefined {
  const { parent } = node;
  if (parent === undefined) return undefined;
  return 'object' in parent ? parent.object : parent;
}

/** The member whose value a node is. */
export function memberOf(node: Node): Member | undefined {
  return node.parent !== undefined && 'object' in node.parent ? node.parent : undefined;
}

/** Where a node stands, as ECS and the AWS CLI write it: `containerDefinitions[0].portMappings[1].hostPort`. */
export function pathOf(node: Node): string {
  let path = '';
  for (let at: Node | undefined = node; at?.parent !== undefined; at = containerOf(at)) {
    path = 'object' in at.parent ? `.${at.parent.key}${path}` : `[${at.parent.elements.indexOf(at)}]${path}`;
  }
  return path.replace(/^\./, '');
}

/** The innermost node that holds `offset`; touching its end counts. */
export function nodeAt(root: Node, offset: number): Node | undefined {
  if (offset < root.span.start || offset > root.span.end) return undefined;
  let at = root;
  for (;;) {
    const inner = childrenOf(at).find((child) => child.span.start <= offset && offset <= child.span.end);
    if (inner === undefined) return at;
    at = inner;
  }
}

/**
 * Where a part of a string's value stands in the document; `part` counts from the start of the value. The whole string where
 * escapes make the two differ.
 */
export function spanInString({ span, content, value }: StringNode, part: Span): Span {
  if (content.end - content.start !== value.length) return span;
  return { start: content.start + part.start, end: content.start + part.end };
}

/** The values of an object's members, or the elements of an array. */
export function childrenOf(node: Node): readonly Node[] {
  if (node.kind === 'object') return node.members.map((member) => member.value);
  return node.kind === 'array' ? node.elements : [];
}

/** Every node of a tree, parents first. Needs no deep stack. */
export function walk(root: Node | undefined): readonly Node[] {
  const nodes: Node[] = [];
  const waiting = root === undefined ? [] : [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    nodes.push(node);
    if (node.kind === 'object') {
      for (let index = node.members.length - 1; index >= 0; index -= 1)
        waiting.push((node.members[index] as Member).value);
    } else if (node.kind === 'array') {
      for (let index = node.elements.length - 1; index >= 0; index -= 1) waiting.push(node.elements[index] as Node);
    }
  }
  return nodes;
}
