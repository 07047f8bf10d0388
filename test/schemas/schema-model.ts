import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Model, ModelMember, ModelStructure, ShortType } from './sdk-model';

/** The part of draft-07 that our schemas use. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly $id?: string;
  readonly title?: string;
  readonly type?: string;
  readonly description?: string;
  readonly markdownDescription?: string;
  readonly deprecationMessage?: string;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly markdownEnumDescriptions?: readonly string[];
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly allOf?: readonly [JsonSchema];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: boolean | JsonSchema;
  readonly definitions?: Readonly<Record<string, JsonSchema>>;
}

/** A schema as it is published. */
export function publishedSchema(variant: string): JsonSchema {
  return JSON.parse(readFileSync(path.join(__dirname, `../../schemas/${variant}.schema.json`), 'utf8'));
}

/** Every structure of a published schema, the root under `name`. */
export function schemaModel(root: JsonSchema, name: string): Model {
  const structures = Object.entries(root.definitions ?? {}).map(
    ([key, definition]) => [key, structureOf(definition)] as const,
  );
  return new Map([[name, structureOf(root)], ...structures]);
}

function structureOf({ required = [], properties = {} }: JsonSchema): ModelStructure {
  return { required, members: new Map(Object.entries(properties).map(([key, member]) => [key, memberOf(member)])) };
}

function memberOf(schema: JsonSchema): ModelMember {
  const values = schema.enum ?? schema.items?.enum;
  return {
    type: shortType(schema),
    values: values && [...values].sort(),
    deprecated: schema.deprecationMessage !== undefined,
  };
}

function shortType(schema: JsonSchema): ShortType {
  const { $ref, allOf, type, items, additionalProperties } = schema;
  if (allOf !== undefined) return shortType(allOf[0]);
  if ($ref !== undefined) return $ref.replace('#/definitions/', '');
  if (type === 'array' && items !== undefined) return `[${shortType(items)}]`;
  if (type === 'object' && typeof additionalProperties === 'object') return `{${shortType(additionalProperties)}}`;
  return type === 'integer' ? 'number' : (type ?? 'anything');
}
