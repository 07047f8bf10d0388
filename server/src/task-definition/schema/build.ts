import type { Members, Notes, Pattern, Property, Structure, Type } from './types';

// Short words for writing the tables of the API.

type TextMore = Notes & { readonly pattern?: Pattern; readonly maxLength?: number };
type IntegerMore = Notes & { readonly min?: number; readonly max?: number; readonly unit?: string };
type ListMore = Notes & { readonly min?: number; readonly max?: number };

/** A text. */
export function text(doc: string, { pattern, maxLength, ...notes }: TextMore = {}): Property {
  return { type: { kind: 'text', pattern, maxLength }, doc, ...notes };
}

/** A text out of a closed set. */
export function choice(doc: string, values: Readonly<Record<string, string>>, notes: Notes = {}): Property {
  return { type: { kind: 'text', values }, doc, ...notes };
}

/** A whole number. */
export function integer(doc: string, { min, max, unit, ...notes }: IntegerMore = {}): Property {
  return { type: { kind: 'integer', min, max, unit }, doc, ...notes };
}

/** `true` or `false`. */
export function flag(doc: string, notes: Notes = {}): Property {
  return { type: { kind: 'flag' }, doc, ...notes };
}

/** A list. */
export function list(doc: string, of: Type, { min, max, ...notes }: ListMore = {}): Property {
  return { type: { kind: 'list', of, min, max }, doc, ...notes };
}

/** A list of texts. */
export function texts(doc: string, { min, max, ...notes }: ListMore = {}): Property {
  return list(doc, { kind: 'text' }, { min, max, ...notes });
}

/** An object with names of the author's choice. */
export function map(doc: string, keys?: Readonly<Record<string, string>>, notes: Notes = {}): Property {
  return { type: { kind: 'map', keys }, doc, ...notes };
}

/** A member that is itself a structure. */
export function nested(doc: string, type: Structure, notes: Notes = {}): Property {
  return { type, doc, ...notes };
}

/** A structure of the API. `required` names the members without which ECS rejects it. */
export function structure(name: string, doc: string, required: readonly string[], members: Members): Structure {
  return { kind: 'structure', name, doc, required, members };
}

/** The same property with something else to say. */
export function reworded(property: Property | undefined, changes: Partial<Property>): Property {
  if (property === undefined) throw new Error('There is no such property to reword.');
  return { ...property, ...changes };
}
