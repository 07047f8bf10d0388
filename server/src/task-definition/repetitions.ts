import type { Section } from './section';
import type { Node } from './syntax/node';
import type { Known } from './values';

/** One of several sections that have the same text in a property. */
export interface Named {
  readonly section: Section;
  /** Where the section stands, for edits. */
  readonly node: Node;
  readonly name: Known<string>;
}

/** A section that has a text which an earlier one has already. */
export interface Repetition extends Named {
  readonly first: Named;
}

/**
 * The sections whose `property` has the text of an earlier one, each with the first of that text. Empty texts are left out, as rules
 * of their own report them.
 *
 * @param normal makes equal what counts as equal.
 */
export function repetitions(
  sections: readonly Section[],
  property: string,
  normal = (text: string): string => text,
): Repetition[] {
  const firsts = new Map<string, Section>();
  const found: Repetition[] = [];
  for (const section of sections) {
    const name = section.string(property);
    if (name.state !== 'known' || name.value === '') continue;
    const text = normal(name.value);
    const first = firsts.get(text);
    if (first === undefined) firsts.set(text, section);
    else found.push({ ...named(section, name), first: named(first, first.string(property) as Known<string>) });
  }
  return found;
}

function named(section: Section, name: Known<string>): Named {
  return { section, node: section.node as Node, name };
}
