import type { ArrayNode, Member, Node, ObjectNode } from '../syntax/node';
import { describeOnlyFields } from '../tables/describe-only-fields';
import { type Description, inside } from './describe';
import type { Fault } from './faults';
import type { ListType, Structure, TextType } from './types';

type Report = (fault: Fault) => void;

/**
 * Says what of a value does not have the shape that its place asks for, each cause once: a value of a wrong type is not looked into.
 * What cannot be known is right.
 */
export function check(node: Node, place: Description, report: Report): void {
  if (isUnknown(node)) return;
  const { type } = place;
  const wrongType = () => report({ kind: 'wrong-type', node, place });
  switch (type.kind) {
    case 'text':
      if (node.kind !== 'string') wrongType();
      else if (!allows(type, node.value)) report({ kind: 'invalid-value', node, place });
      break;
    case 'integer':
      if (node.kind !== 'number' || !Number.isInteger(node.value)) wrongType();
      else if (!isWithin(type, node.value)) report({ kind: 'out-of-range', node, place });
      break;
    case 'flag':
      if (node.kind !== 'boolean') wrongType();
      break;
    case 'list':
      if (node.kind !== 'array') wrongType();
      else checkElements(node, type, place, report);
      break;
    case 'map':
      if (node.kind !== 'object') wrongType();
      else checkValues(membersThatCount(node), place, report);
      break;
    case 'structure':
      if (node.kind !== 'object') wrongType();
      else checkMembers(node, type, place, report);
  }
}

function checkElements(node: ArrayNode, type: ListType, place: Description, report: Report): void {
  const { elements, open } = node;
  if (!isWithin(type, elements.length, open)) report({ kind: 'out-of-range', node, place });
  for (const [index, element] of elements.entries()) {
    const inner = inside(place, index);
    if (inner !== undefined) check(element, inner, report);
  }
}

function checkMembers(object: ObjectNode, structure: Structure, place: Description, report: Report): void {
  const members = membersThatCount(object);
  if (!object.open)
    for (const name of missing(structure, members)) report({ kind: 'missing-property', object, structure, name });
  for (const [name, member] of members)
    if (!Object.hasOwn(structure.members, name) && !isReported(member, structure))
      report({ kind: 'unknown-property', member, structure });
  checkValues(members, place, report);
}

function checkValues(members: ReadonlyMap<string, Member>, place: Description, report: Report): void {
  for (const [name, { value }] of members) {
    const inner = inside(place, name);
    if (inner !== undefined) check(value, inner, report);
  }
}

/** By their names: the last one of each, unless that is `null`. */
function membersThatCount({ members }: ObjectNode): ReadonlyMap<string, Member> {
  const byName = new Map<string, Member>();
  for (const member of members) {
    if (member.keyHasPlaceholder) continue;
    if (member.value.kind === 'null') byName.delete(member.key);
    else byName.set(member.key, member);
  }
  return byName;
}

/** Any member of a union would do, so that the first one stands for them. */
function missing(structure: Structure, members: ReadonlyMap<string, Member>): readonly string[] {
  if (structure.union && members.size === 0) return Object.keys(structure.members).slice(0, 1);
  return structure.required.filter((name) => !members.has(name));
}

function isUnknown(node: Node): boolean {
  return node.kind === 'unknown' || node.kind === 'null' || (node.kind === 'string' && node.hasPlaceholder);
}

/** Others speak of it: fields that only Describe returns, and a member that is still being typed. */
function isReported({ key, value }: Member, structure: Structure): boolean {
  const isBeingTyped = value.kind === 'unknown' && value.span.start === value.span.end;
  return isBeingTyped || (structure.name === 'RegisterTaskDefinition' && describeOnlyFields.has(key));
}

function allows({ values, open, pattern, maxLength }: TextType, text: string): boolean {
  if (values !== undefined && !open && !Object.hasOwn(values, text)) return false;
  if (pattern !== undefined && !new RegExp(pattern.source, 'u').test(text)) return false;
  return maxLength === undefined || text.length <= maxLength || [...text].length <= maxLength;
}

/** @param open there may be more than is counted */
function isWithin(
  { min, max }: { readonly min?: number; readonly max?: number },
  count: number,
  open = false,
): boolean {
  return (open || min === undefined || count >= min) && (max === undefined || count <= max);
}
