import type { TaskDefinitionModel } from '../model';
import { documents } from '../schema/api';
import { type Description, inside } from '../schema/describe';
import type { UnknownProperty } from '../schema/faults';
import { homeOf, meantInstead } from '../schema/suggestions';
import { faultsOf } from '../schema/validate';
import type { Member, Node } from '../syntax/node';
import { describeOnlyFields } from '../tables/describe-only-fields';
import { dataOf, type JsonObject, type JsonValue } from './json-value';
import { placeOf } from './places';

/** What of a file RegisterTaskDefinition takes. */
export interface Taken {
  readonly document: JsonObject;
  /** What it does not take, by its place. */
  readonly leftOut: readonly string[];
  /** Unknown members that are no mistakes: `$schema`, comments. Those that are misspelt or misplaced are not among them. */
  readonly foreign: ReadonlySet<Member>;
}

/** Takes what can be registered out of a file. Misspelt members stay: they are findings. */
export function takeWhatCounts(definition: TaskDefinitionModel): Taken {
  const foreign = new Set(faultsOf(definition).flatMap((fault) => (isForeign(fault) ? [fault.member] : [])));
  const leftOut: string[] = [];
  const { root, wrapper, text } = definition;
  const own = wrapper?.value ?? root;
  const beside = new Map<string, JsonValue>();
  for (const { key, value } of (wrapper?.object.members ?? []).filter((member) => member !== wrapper)) {
    const hasTags = key === 'tags' && value.kind === 'array' && value.elements.length > 0;
    if (hasTags) beside.set(key, dataOf(value, text));
    else if (key !== 'tags') leftOut.push(key);
  }
  const taken = take(own, { type: documents['task-definition'] });
  return { document: { ...(taken as JsonObject), ...Object.fromEntries(beside) }, leftOut, foreign };

  function isForeign(fault: ReturnType<typeof faultsOf>[number]): fault is UnknownProperty {
    if (fault.kind !== 'unknown-property') return false;
    return (
      meantInstead(fault, definition.form) === undefined && homeOf(definition.form, fault.member.key) === undefined
    );
  }

  function take(node: Node | undefined, at: Description | undefined): JsonValue {
    if (node?.kind === 'array') {
      const elements = node.elements.filter((element) => element.kind !== 'null' || leave(element));
      return elements.map((element, index) => take(element, at && inside(at, index)));
    }
    if (node?.kind !== 'object') return node === undefined ? {} : dataOf(node, text);
    const members = node.members.filter((member) => !isLeft(member, node === own) || leave(member.value));
    return Object.fromEntries(members.map(({ key, value }) => [key, take(value, at && inside(at, key))]));
  }

  function isLeft(member: Member, isRoot: boolean): boolean {
    const { key, value } = member;
    return (
      value.kind === 'null' || foreign.has(member) || (isRoot && (key === '$schema' || describeOnlyFields.has(key)))
    );
  }

  /** Never stays; its place is noted. */
  function leave(node: Node): false {
    leftOut.push(placeOf(definition, node));
    return false;
  }
}
