import type { AnySchemaObject } from 'ajv';
import { homepage } from '../../server/src/engine/documentation';
import { documents, type Variant } from '../../server/src/task-definition/schema/api';
import { markdownOf, plain } from '../../server/src/task-definition/schema/describe';
import type { MapType, Property, Structure, TextType, Type } from '../../server/src/task-definition/schema/types';

// JSON Schemas, made from the description of the API.

const titles: Readonly<Record<Variant, string>> = {
  'task-definition': 'Amazon ECS task definition',
  'container-definitions': 'Amazon ECS container definitions',
  'daemon-task-definition': 'Amazon ECS daemon task definition',
};

/** A schema that stands alone, with everything that editors show. */
export function publicSchema(variant: Variant): AnySchemaObject {
  const definitions = new Definitions();
  const root = documents[variant];
  const body = root.kind === 'structure' ? definitions.object(root) : definitions.of(root);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: `${homepage.replace('github.com', 'raw.githubusercontent.com')}/main/schemas/${variant}.schema.json`,
    title: titles[variant],
    ...body,
    definitions: definitions.all,
  };
}

/** Collects one definition for each structure that is referred to. */
class Definitions {
  readonly all: Record<string, AnySchemaObject> = {};
  readonly #made = new Map<string, Structure>();

  of(type: Type): AnySchemaObject {
    switch (type.kind) {
      case 'text':
        return { type: 'string', ...this.#limitsOfText(type) };
      case 'integer':
        return { type: 'integer', minimum: type.min, maximum: type.max };
      case 'flag':
        return { type: 'boolean' };
      case 'list':
        return { type: 'array', items: this.of(type.of), minItems: type.min, maxItems: type.max };
      case 'map':
        return { type: 'object', ...this.#keysOf(type), additionalProperties: { type: 'string' } };
      case 'structure':
        return this.#reference(type);
    }
  }

  object(structure: Structure): AnySchemaObject {
    return {
      type: 'object',
      description: plain(structure.doc),
      markdownDescription: structure.doc,
      additionalProperties: false,
      ...(structure.required.length > 0 && { required: structure.required }),
      ...(structure.union && { minProperties: 1, maxProperties: 1 }),
      properties: Object.fromEntries(
        Object.entries(structure.members).map(([name, property]) => [name, this.#property(structure, name, property)]),
      ),
    };
  }

  #reference(structure: Structure): AnySchemaObject {
    const made = this.#made.get(structure.name);
    if (made === undefined) {
      this.#made.set(structure.name, structure);
      this.all[structure.name] = this.object(structure);
    } else if (made !== structure) {
      throw new Error(`Two structures of one document are called ${structure.name}.`);
    }
    return { $ref: `#/definitions/${structure.name}` };
  }

  #property(structure: Structure, name: string, property: Property): AnySchemaObject {
    const type = this.of(property.type);
    const markdownDescription = markdownOf(structure, name, property);
    const notes = {
      description: plain(markdownDescription),
      markdownDescription,
      default: property.default,
      deprecationMessage: property.deprecated && plain(property.deprecated),
      defaultSnippets: property.skeleton !== undefined ? [{ label: name, body: property.skeleton }] : undefined,
    };
    // Draft-07 ignores whatever stands beside a $ref.
    return type.$ref === undefined ? { ...type, ...notes } : { allOf: [type], ...notes };
  }

  #limitsOfText({ values, open, pattern, maxLength }: TextType): AnySchemaObject {
    const limits: AnySchemaObject = {
      pattern: pattern?.source,
      maxLength,
      ...(values && !open && { enum: Object.keys(values) }),
    };
    if (pattern) limits.patternErrorMessage = `Must be ${pattern.means}.`;
    if (values && open) limits.examples = Object.keys(values);
    if (values && !open && Object.values(values).some((doc) => doc !== '')) {
      limits.enumDescriptions = Object.values(values).map(plain);
      limits.markdownEnumDescriptions = Object.values(values);
    }
    return limits;
  }

  #keysOf({ keys }: MapType): AnySchemaObject {
    if (keys === undefined) return {};
    const properties = Object.entries(keys).map(([name, doc]) => [
      name,
      { type: 'string', description: plain(doc), markdownDescription: doc },
    ]);
    return { properties: Object.fromEntries(properties) };
  }
}
