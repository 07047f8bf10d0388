import { isNear } from '../engine/suggestion';
import { documents } from './schema/api';
import type { Structure, Type } from './schema/types';
import { type Member, memberOf, type ObjectNode } from './syntax/node';
import { describeOnlyFields } from './tables/describe-only-fields';
import { foreignNames } from './tables/foreign-names';

/** An object with more unknown names is something else, and comparing them all says nothing. */
const mostStrangers = 20;

const known = new WeakMap<ObjectNode, ReadonlySet<string>>();

/**
 * The properties that the unknown members of an object may have been meant to be: in another spelling, or in the words of
 * another tool. The rule about unknown properties reports the members; what was meant is then not absent but misspelt, so that
 * one fault shows once.
 */
export function meantIn(object: ObjectNode): ReadonlySet<string> {
  let meant = known.get(object);
  if (meant === undefined) {
    meant = new Set(strangersIn(object).slice(0, mostStrangers).flatMap(meaningsOf));
    known.set(object, meant);
  }
  return meant;
}

/** The names that the API does not have anywhere. */
function strangersIn(object: ObjectNode): string[] {
  const { names, maps } = api();
  if (maps.has(memberOf(object)?.key ?? '')) return [];
  const isStrange = ({ key, value }: Member) =>
    !names.has(key) && !describeOnlyFields.has(key) && value.kind !== 'null';
  return object.members.filter(isStrange).map(({ key }) => key);
}

/** The same slip is mostly made more than once; bounded, since any text may come along. */
const meanings = new Map<string, readonly string[]>();

function meaningsOf(stranger: string): readonly string[] {
  const before = meanings.get(stranger);
  if (before !== undefined) return before;
  if (meanings.size === 1000) meanings.clear();
  const written = normal(stranger);
  const found = [...api().names].filter((name) => {
    const lower = name.toLowerCase();
    return lower === written || isNear(stranger.toLowerCase(), lower);
  });
  for (const words of Object.values(foreignNames)) {
    for (const [word, name] of Object.entries(words)) if (normal(word) === written) found.push(name);
  }
  meanings.set(stranger, found);
  return found;
}

/** A name without what tools disagree about: case, `_`, `-` and blanks. */
export function normal(name: string): string {
  return name.toLowerCase().replace(/[-_ ]/g, '');
}

interface Api {
  /** Every property name, wherever it belongs. */
  readonly names: ReadonlySet<string>;
  /** Those whose values have names of the author's choice. */
  readonly maps: ReadonlySet<string>;
}

let made: Api | undefined;

function api(): Api {
  made ??= readApi();
  return made;
}

function readApi(): Api {
  const names = new Set<string>();
  const maps = new Set<string>();
  const seen = new Set<Structure>();
  const visit = (type: Type): void => {
    if (type.kind === 'list') visit(type.of);
    if (type.kind !== 'structure' || seen.has(type)) return;
    seen.add(type);
    for (const [name, property] of Object.entries(type.members)) {
      names.add(name);
      if (property.type.kind === 'map') maps.add(name);
      visit(property.type);
    }
  };
  for (const document of Object.values(documents)) visit(document);
  return { names, maps };
}
