import { documents, type Variant } from './api';
import type { Property, Structure, Type } from './types';

/** The names and indices that lead from the root of a document to one of its values. */
export type Path = readonly (string | number)[];

/** What the API says of one place in a document. */
export interface Description {
  /** The name of the property; absent at the root and for an element of a list. */
  readonly name?: string;
  /** The property that it is an entry of, for an element of a list and for a value of a map. */
  readonly entryOf?: string;
  /** The structure that has the property, or whose list the element stands in. */
  readonly owner?: Structure;
  /** The property, for an element of a list that of the list. */
  readonly property?: Property;
  /** What may stand here. */
  readonly type: Type;
}

/** What the API says of the value at a path, or `undefined` if it knows no such place. */
export function describe(variant: Variant, path: Path): Description | undefined {
  let at: Description | undefined = { type: documents[variant] };
  for (const step of path) {
    at = at && inside(at, step);
    if (at === undefined) return undefined;
  }
  return at;
}

/** What the API says of a member or an element of a value, or `undefined` if it knows no such place. */
export function inside(
  { type, name, entryOf = name, owner, property }: Description,
  step: string | number,
): Description | undefined {
  if (type.kind === 'list') return typeof step === 'number' ? { entryOf, owner, property, type: type.of } : undefined;
  if (typeof step !== 'string') return undefined;
  if (type.kind === 'map') return { name: step, entryOf, owner, property, type: { kind: 'text' } };
  if (type.kind !== 'structure' || !Object.hasOwn(type.members, step)) return undefined;
  const member = type.members[step];
  return member && { name: step, owner: type, property: member, type: member.type };
}

const reference = 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference';

/** The page of the API that a structure, or one of its members, is described on. */
export function referenceOf(structure: Structure, member?: string): string {
  const page = `${reference}/API_${structure.name}.html`;
  if (member === undefined) return page;
  return structure.name.startsWith('Register')
    ? `${page}#ECS-${structure.name}-request-${member}`
    : `${page}#ECS-Type-${structure.name}-${member}`;
}

/** All that there is to say of a property, as Markdown: meaning, Fargate, default, deprecation, link. */
export function markdownOf(structure: Structure, name: string, property: Property): string {
  const { doc, fargate, deprecated } = property;
  return [
    deprecated && `**Deprecated.** ${deprecated}`,
    doc,
    fargate && `**Fargate:** ${fargate}`,
    property.default !== undefined && `**Default:** \`${JSON.stringify(property.default)}\``,
    `[Amazon ECS API reference](${referenceOf(structure, name)})`,
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** Markdown without its signs, for places that show plain text; links keep their addresses. */
export function plain(markdown: string): string {
  return markdown
    .replace(/\*\*([^*]+)\*\*/g, '$1')
    .replace(/`([^`]*)`/g, '$1')
    .replace(/\[([^\]]+)\]\((https?:[^)]+)\)/g, '$1: $2');
}
