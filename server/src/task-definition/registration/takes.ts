import type { Span } from '../../engine/span';
import type { TaskDefinitionModel } from '../model';
import { homeOf, meantInstead } from '../schema/suggestions';
import { faultsOf } from '../schema/validate';
import { type Member, memberOf, type Node } from '../syntax/node';
import { describeOnlyFields } from '../tables/describe-only-fields';
import { asObject, dataOf, type JsonObject, type JsonValue } from './json-value';
import { placeOf } from './places';

/** What of a file RegisterTaskDefinition takes. */
export interface Taken {
  readonly document: JsonObject;
  /** What it does not take: where it stands in the text, and its place in words. */
  readonly leftOut: readonly { readonly span: Span; readonly place: string }[];
}

/**
 * Takes what can be registered out of a file. Left out are members that only describing returns, nulls, and unknown members that are no
 * mistakes: `$schema`, comments. Misspelt and misplaced ones stay: they are findings.
 */
export function takeWhatCounts(definition: TaskDefinitionModel): Taken {
  const foreign = foreignMembers(definition);
  const leftOut: { span: Span; place: string }[] = [];
  const { root, wrapper, text } = definition;
  const own = wrapper?.value ?? root;
  const beside: Record<string, JsonValue> = {};
  for (const member of (wrapper?.object.members ?? []).filter((one) => one !== wrapper)) {
    const tags = member.key === 'tags' ? ownTags(dataOf(member.value, text)) : [];
    if (tags.length > 0) beside.tags = tags;
    else if (member.key !== 'tags') leftOut.push({ span: member.span, place: member.key });
  }
  return { document: { ...(take(own) as JsonObject), ...beside }, leftOut };

  function take(node: Node | undefined): JsonValue {
    if (node?.kind === 'array')
      return node.elements.filter((element) => element.kind !== 'null' || leave(element)).map(take);
    if (node?.kind !== 'object') return node === undefined ? {} : dataOf(node, text);
    const members = node.members.filter((member) => !isLeft(member, node === own) || leave(member.value));
    return Object.fromEntries(members.map(({ key, value }) => [key, take(value)]));
  }

  function isLeft(member: Member, isRoot: boolean): boolean {
    const { key, value } = member;
    if (value.kind === 'null' || foreign.has(member)) return true;
    // ECS rejects an empty list of tags, which the console writes into what it shows.
    return isRoot && (key === '$schema' || describeOnlyFields.has(key) || (key === 'tags' && isEmpty(value)));
  }

  /** Never stays; its place is noted. */
  function leave(node: Node): false {
    leftOut.push({ span: (memberOf(node) ?? node).span, place: placeOf(definition, node) });
    return false;
  }
}

function foreignMembers(definition: TaskDefinitionModel): ReadonlySet<Member> {
  const { form } = definition;
  const members = faultsOf(definition).flatMap((fault) => {
    if (fault.kind !== 'unknown-property') return [];
    const isMeant = meantInstead(fault, form) !== undefined || homeOf(form, fault.member.key) !== undefined;
    return isMeant ? [] : [fault.member];
  });
  return new Set(members);
}

/** Without tags that AWS has set (`aws:cloudformation:…`), which nobody else may. */
function ownTags(tags: JsonValue): readonly JsonValue[] {
  return Array.isArray(tags) ? tags.filter((tag) => !/^aws:/i.test(String(asObject(tag)?.key))) : [];
}

function isEmpty(node: Node): boolean {
  return node.kind === 'array' && node.elements.length === 0 && !node.open;
}
