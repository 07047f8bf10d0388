import { code, paragraphs } from '../../../engine/markdown';
import { containerAt, type TaskDefinitionModel } from '../../model';
import { referenceOf } from '../../schema/describe';
import { describeNode } from '../../schema/place';
import type { Property, Structure } from '../../schema/types';
import type { Member } from '../../syntax/node';
import { logOption } from '../../tables/log-options';
import { propertyMarkdown, typeInWords } from '../property';

/** A property: meaning, type, allowed values, default, what is different where the task has to run, and where there is more. */
export function explainKey(definition: TaskDefinitionModel, { key, object, keySpan }: Member): string | undefined {
  const place = describeNode(definition, object);
  if (place?.type.kind === 'structure') {
    const { type } = place;
    const property = Object.hasOwn(type.members, key) ? type.members[key] : undefined;
    return property && explainProperty(definition, type, key, property);
  }
  if (place?.type.kind !== 'map') return undefined;
  const driver = containerAt(definition, keySpan.start)?.logDriver;
  const isLogging = place.owner?.name === 'LogConfiguration';
  const option = isLogging ? logOption(driver, key) : undefined;
  const doc = option?.doc ?? (Object.hasOwn(place.type.keys ?? {}, key) ? place.type.keys?.[key] : undefined);
  if (doc === undefined) return undefined;
  const required = option?.required ? `Required by ${code(driver ?? '')}.` : undefined;
  const secret = option?.secret ? 'It is a secret, so give it in `secretOptions`.' : undefined;
  return paragraphs(
    `**${code(key)}**`,
    doc,
    valueList(option?.values),
    required,
    secret,
    link(place.owner, place.name),
  );
}

function explainProperty(
  definition: TaskDefinitionModel,
  structure: Structure,
  key: string,
  property: Property,
): string {
  const { type } = property;
  const values = valueList(type.kind === 'text' ? type.values : undefined);
  const facts = [values === undefined ? typeInWords(property) : '', structure.required.includes(key) ? 'required' : ''];
  const title = [`**${code(key)}**`, facts.filter(Boolean).join(', ')].filter(Boolean).join(': ');
  return paragraphs(title, propertyMarkdown(definition, structure, key, property, values));
}

/** More values than these would hide what a person is looking at. */
const mostValues = 16;

/** Values with what they mean, as a list. */
function valueList(values: Readonly<Record<string, string>> | undefined): string | undefined {
  const entries = Object.entries(values ?? {});
  if (entries.length === 0 || entries.length > mostValues) return undefined;
  return entries.map(([value, doc]) => `- ${code(value)}${doc === '' ? '' : `: ${doc}`}`).join('\n');
}

function link(structure: Structure | undefined, name: string | undefined): string | undefined {
  return structure && `[Amazon ECS API reference](${referenceOf(structure, name)})`;
}
