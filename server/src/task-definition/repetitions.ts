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
  const firsts = new Map<string, Named>();
  const found: Repetition[] = [];
  for (const section of sections) {
    const name = section.string(property);
    const { node } = section;
    if (name.state !== 'known' || name.value === '' || node === undefined) continue;
    const named = { section, node, name };
    const first = firsts.get(normal(name.value));
    if (first === undefined) firsts.set(normal(name.value), named);
    else found.push({ ...named, first });
  }
  return found;
}
