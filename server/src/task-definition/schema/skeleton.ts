import type { Json, Property, Type } from './types';

/**
 * A value to start from, as completion inserts it: what the table of the API proposes, or else the default, or else the
 * least that the type allows: required members, one member of a union, the first of the known values.
 */
export function skeletonOf(property: Property): Json {
  if (property.skeleton !== undefined) return property.skeleton;
  return property.default ?? skeletonOfType(property.type);
}

/** The least that a type allows. */
export function skeletonOfType(type: Type): Json {
  switch (type.kind) {
    case 'text':
      return type.open ? '' : (Object.keys(type.values ?? {})[0] ?? '');
    case 'integer':
      return type.min ?? 0;
    case 'flag':
      return true;
    case 'list':
      return [skeletonOfType(type.of)];
    case 'map':
      return {};
    case 'structure':
      return Object.fromEntries(
        (type.union ? Object.keys(type.members).slice(0, 1) : type.required).flatMap((name) => {
          const member = type.members[name];
          return member === undefined ? [] : [[name, skeletonOf(member)]];
        }),
      );
  }
}
