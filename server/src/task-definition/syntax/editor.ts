import type { Edit, Fix } from '../../engine/finding';
import type { Section } from '../section';
import type { ArrayNode, Member, Node } from './node';

/** A value to be written. */
export type Data = string | number | boolean | null | readonly Data[] | { readonly [key: string]: Data };

/** Where a new property stands; what names no present property is as if it were not given. Default: at the end. */
export interface Place {
  readonly before?: string;
  /** The first of these that is present. */
  readonly after?: string | readonly string[];
}

/**
 * Makes minimal edits in the style of the author: indentation, blanks after colons, line ends. What is not edited keeps
 * every character. Each carrier of task definitions has its own.
 *
 * An edit that cannot be made (of a section that is no object) comes back as an empty list, and `safe` and `suggested` make no fix of
 * it, so that a rule need not ask:
 *
 * ```ts
 * fixes: suggested('Set networkMode to awsvpc', editor.set(definition.task, 'networkMode', 'awsvpc', { after: 'family' })),
 * ```
 */
export interface Editor {
  /** Puts another value where `node` stands. */
  replace(node: Node, value: Data): Edit[];
  /** Gives a property a value: in place of the one that it has (or of `null`), else as a new member. */
  set(section: Section, key: string, value: Data, place?: Place): Edit[];
  /** The same for several properties in one go; new ones come together. */
  setAll(section: Section, values: Readonly<Record<string, Data>>, place?: Place): Edit[];
  /** Removes a property, all of its duplicates too. */
  remove(section: Section, ...keys: readonly string[]): Edit[];
  /** Removes members of one object. */
  removeMembers(members: readonly Member[]): Edit[];
  /** Removes elements of one array. */
  removeElements(elements: readonly Node[]): Edit[];
  /** Adds an element at the end. */
  append(array: ArrayNode, value: Data): Edit[];
  /** Adds an element at the start. */
  prepend(array: ArrayNode, value: Data): Edit[];
  /** Makes a value the one element of a list. */
  enlist(node: Node): Edit[];
  /** Gives a member another name. */
  rename(member: Member, key: string): Edit[];
  /** Puts the value of a member in place of the object that holds it, less indented. */
  unwrap(member: Member): Edit[];
}

/** A fix that changes neither what is built nor what runs. */
export function safe(title: string, edits: readonly Edit[]): Fix[] {
  return edits.length === 0 ? [] : [{ title, safety: 'safe', edits }];
}

/** A fix that somebody has to want: it touches what runs, or costs, or may do. */
export function suggested(title: string, edits: readonly Edit[]): Fix[] {
  return edits.length === 0 ? [] : [{ title, safety: 'suggested', edits }];
}
