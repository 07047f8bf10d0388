import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as ecs from '@aws-sdk/client-ecs';
import { NormalizedSchema } from '@smithy/core/schema';

/** A type in short: `string`, `number`, `boolean`, the name of a structure, `[…]` for a list, `{…}` for a map. */
export type ShortType = string;

export interface ModelMember {
  readonly type: ShortType;
  /** The values of an enumeration, in the order of the alphabet. */
  readonly values?: readonly string[];
  readonly deprecated: boolean;
}

export interface ModelStructure {
  readonly required: readonly string[];
  readonly members: ReadonlyMap<string, ModelMember>;
}

export type Model = ReadonlyMap<string, ModelStructure>;

/** Every structure that a request of Amazon ECS consists of, as the SDK has it; the request itself under `name`. */
export function sdkModel(request: unknown, name: string): Model {
  const declared = declarations();
  const model = new Map<string, ModelStructure>();
  visit(NormalizedSchema.of(request as Schema));
  return model;

  function visit(schema: NormalizedSchema): string {
    const shape = schema.getName() ?? '';
    const key = model.size === 0 ? name : shape;
    if (model.has(key)) return key;
    const members = new Map<string, ModelMember>();
    model.set(key, { required: requiredOf(schema), members });
    for (const [member, memberSchema] of schema.structIterator()) {
      const declaration = declared.get(`${shape}.${member}`);
      members.set(member, {
        type: shortType(memberSchema),
        values: declaration && enumeration(declaration.type),
        deprecated: declaration?.deprecated ?? false,
      });
    }
    return key;
  }

  function shortType(schema: NormalizedSchema): ShortType {
    if (schema.isListSchema()) return `[${shortType(schema.getValueSchema())}]`;
    if (schema.isMapSchema()) return `{${shortType(schema.getValueSchema())}}`;
    if (schema.isStructSchema() || schema.isUnionSchema()) return visit(schema);
    if (schema.isBooleanSchema()) return 'boolean';
    if (schema.isNumericSchema()) return 'number';
    if (schema.isStringSchema()) return 'string';
    throw new Error(`The SDK has a type that is new here, in ${schema.getName(true)}.`);
  }
}

type Schema = Parameters<typeof NormalizedSchema.of>[0];

/** The last item of a static structure says how many members, from the first on, are required. */
function requiredOf(schema: NormalizedSchema): string[] {
  const parts = schema.getSchema() as unknown as readonly unknown[];
  return (parts[4] as string[]).slice(0, (parts[6] as number | undefined) ?? 0);
}

/** The values of an enumeration that the SDK exports as an object; a list counts as what it lists. */
function enumeration(typeName: string): string[] | undefined {
  const exported: unknown = (ecs as Record<string, unknown>)[typeName.replace(/\[\]$/, '')];
  if (exported === null || typeof exported !== 'object' || Array.isArray(exported)) return undefined;
  const values: unknown[] = Object.values(exported);
  return values.every((value) => typeof value === 'string') ? values.sort() : undefined;
}

interface Declaration {
  readonly type: string;
  readonly deprecated: boolean;
}

/** The members of all interfaces, by `Interface.member`: which enumeration a text is of stands in the types alone. */
function declarations(): Map<string, Declaration> {
  const found = new Map<string, Declaration>();
  const folder = path.join(path.dirname(require.resolve('@aws-sdk/client-ecs/package.json')), 'dist-types/models');
  for (const file of ['models_0.d.ts', 'models_1.d.ts']) {
    const text = readFileSync(path.join(folder, file), 'utf8');
    for (const [, name, body = ''] of text.matchAll(/^export interface (\w+) \{$(.*?)^\}$/gms)) {
      for (const [, comment = '', member, type = ''] of body.matchAll(
        /\/\*\*((?:[^*]|\*(?!\/))*)\*\/\s+(\w+)\??: ([^|;]+?) \| undefined;/g,
      ))
        found.set(`${name}.${member}`, { type, deprecated: comment.includes('@deprecated') });
    }
  }
  return found;
}
