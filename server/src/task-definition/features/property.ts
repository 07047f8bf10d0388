import { alternatives } from '../../engine/suggestion';
import { type LaunchType, launchTypes } from '../compatibility';
import type { TaskDefinitionModel } from '../model';
import { referenceOf } from '../schema/describe';
import type { Property, Structure } from '../schema/types';
import { kindOfType, range } from '../schema/words';
import { unsupportedInAwsvpc, unsupportedOn, unsupportedOnWindows } from '../tables/unsupported-properties';
import { mayRunOnFargate } from './fargate';

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
  const isRefusedByWindows = refusalOf(definition, structure, name) === onWindows;
  return [
    deprecated && `**Deprecated.** ${deprecated}`,
    doc,
    values,
    isRefusedByWindows && '**Windows:** Not supported.',
    fargate && mayRunOnFargate(definition) && `**Fargate:** ${fargate}`,
    property.default !== undefined && `**Default:** \`${JSON.stringify(property.default)}\``,
    `[Amazon ECS API reference](${referenceOf(structure, name)})`,
  ]
    .filter(Boolean)
    .join('\n\n');
}

const titles: Readonly<Record<LaunchType, string>> = {
  FARGATE: 'Fargate',
  MANAGED_INSTANCES: 'Managed Instances',
  EC2: 'EC2',
  EXTERNAL: 'external instances',
};
const onWindows = 'not supported on Windows';

/** Why a property cannot be used where the task has to run; nothing if it can, or if that is not known. */
export function refusalOf(
  { compatibility }: TaskDefinitionModel,
  structure: Structure,
  name: string,
): string | undefined {
  const names = (table: Readonly<Record<string, readonly string[]>>) => table[structure.name]?.includes(name) === true;
  const launchType = launchTypes.find((type) => compatibility.requires(type) === 'yes' && names(unsupportedOn[type]));
  if (launchType !== undefined) return `not supported on ${titles[launchType]}`;
  if (compatibility.isWindows === 'yes' && names(unsupportedOnWindows)) return onWindows;
  if (compatibility.networkMode === 'awsvpc' && names(unsupportedInAwsvpc)) return 'not with network mode awsvpc';
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
