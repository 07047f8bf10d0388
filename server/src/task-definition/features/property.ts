import { alternatives } from '../../engine/suggestion';
import type { TaskDefinitionModel } from '../model';
import { referenceOf } from '../schema/describe';
import type { Property, Structure } from '../schema/types';
import { kindOfType, range } from '../schema/words';
import { windowsUnsupported } from '../tables/windows-unsupported';

/**
 * All that there is to say of a property, as Markdown, given where the task has to run: what Fargate does with it is left
 * out where the task cannot run there. `values` is a list of them, to stand behind the meaning.
 */
export function propertyMarkdown(
  definition: TaskDefinitionModel,
  structure: Structure,
  name: string,
  property: Property,
  values?: string,
): string {
  const { doc, fargate, deprecated } = property;
  const mayBeFargate = definition.compatibility.requires('FARGATE') !== 'no';
  const isRefusedByWindows = refusalOf(definition, structure, name, property) === onWindows;
  return [
    deprecated && `**Deprecated.** ${deprecated}`,
    doc,
    values,
    isRefusedByWindows && '**Windows:** Not supported.',
    fargate && mayBeFargate && `**Fargate:** ${fargate}`,
    property.default !== undefined && `**Default:** \`${JSON.stringify(property.default)}\``,
    `[Amazon ECS API reference](${referenceOf(structure, name)})`,
  ]
    .filter(Boolean)
    .join('\n\n');
}

const onFargate = 'not supported on Fargate';
const onWindows = 'not supported on Windows';

/** Why a property cannot be used where the task has to run; nothing if it can, or if that is not known. */
export function refusalOf(
  { compatibility }: TaskDefinitionModel,
  structure: Structure,
  name: string,
  { fargate = '' }: Property,
): string | undefined {
  if (compatibility.isFargate && fargate.startsWith('Not supported')) return onFargate;
  if (compatibility.isWindows === 'yes' && windowsUnsupported[structure.name]?.includes(name)) return onWindows;
  return undefined;
}

/** More values than these are not listed in a line. */
const mostValues = 5;

/** What may stand there, in a few words: `2 to 60 seconds`, `awsvpc, bridge, host or none`, `a list of strings`. */
export function typeInWords({ type }: Property): string {
  if (type.kind === 'integer') {
    const { min = 0, max, unit } = type;
    if (min === 0 && max === undefined) return unit === undefined ? kindOfType(type) : `in ${unit}`;
    return range(type);
  }
  const values = type.kind === 'text' && !type.open ? Object.keys(type.values ?? {}) : [];
  return values.length > 0 && values.length <= mostValues ? alternatives(values) : kindOfType(type);
}
