import { suggestion } from '../../engine/suggestion';
import { normal } from '../spelling';
import { foreignNames } from '../tables/foreign-names';
import { documents, type Variant } from './api';
import type { UnknownProperty } from './faults';
import type { Structure, Type } from './types';

/**
 * The property of the same object that an unknown one was meant to be, unless that is there already: the same name in
 * another spelling, the name of the same thing in another tool, or a name that differs by a few letters.
 */
export function meantInstead(fault: UnknownProperty, form: Variant): string | undefined {
  const { member, structure } = fault;
  const present = new Set(member.object.members.flatMap(({ key, value }) => (value.kind === 'null' ? [] : [key])));
  const candidates = Object.keys(structure.members).filter((name) => !present.has(name));
  const written = normal(member.key);
  const same = candidates.find((name) => normal(name) === written);
  if (same !== undefined) return same;
  const foreign = foreignNames[structure.name.replace(/^(Register)?Daemon/, '$1')] ?? {};
  const translated = Object.keys(foreign).find((name) => normal(name) === written);
  const name = translated && foreign[translated];
  if (name !== undefined && candidates.includes(name)) return name;
  // A name that is right somewhere else is misplaced, not misspelt.
  return homesOf(form).has(member.key) ? undefined : suggestion(member.key, candidates);
}

/**
 * Where a misplaced property belongs, if there is just one place: the property whose value has it (`containerDefinitions`
 * for `portMappings`), or `the task definition`.
 */
export function homeOf(form: Variant, property: string): string | undefined {
  const homes = homesOf(form).get(property);
  return homes?.size === 1 ? [...homes][0] : undefined;
}

const made = new Map<Variant, ReadonlyMap<string, ReadonlySet<string>>>();

/** For each property of a document, or of what surrounds a list of containers, the places that have it. */
function homesOf(form: Variant): ReadonlyMap<string, ReadonlySet<string>> {
  const variant = form === 'container-definitions' ? 'task-definition' : form;
  const before = made.get(variant);
  if (before !== undefined) return before;
  const homes = new Map<string, Set<string>>();
  const seen = new Set<Structure>();
  visit(documents[variant], 'the task definition');
  made.set(variant, homes);
  return homes;

  function visit(type: Type, holder: string): void {
    if (type.kind === 'list') visit(type.of, holder);
    if (type.kind !== 'structure' || seen.has(type)) return;
    seen.add(type);
    for (const [name, property] of Object.entries(type.members)) {
      homes.set(name, (homes.get(name) ?? new Set()).add(holder));
      visit(property.type, name);
    }
  }
}
