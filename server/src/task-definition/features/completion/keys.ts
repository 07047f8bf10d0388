import type { CompletionChoice } from '../../../engine/features';
import { escaped } from '../../../engine/snippet-text';
import { containerAt, type TaskDefinitionModel } from '../../model';
import { describeNode, missingMembers, type PossibleMember } from '../../schema/place';
import type { Cursor } from '../../syntax/cursor';
import type { Member, ObjectNode } from '../../syntax/node';
import { type LogOptions, optionsOf } from '../../tables/log-options';
import { exclusiveMembers } from '../../tables/unsupported-properties';
import { usualProperties } from '../../tables/usual-properties';
import { propertyMarkdown, refusalOf, typeInWords } from '../property';
import { siteOfMember } from '../site';
import { layoutAt } from './layout';
import { writeNewValue } from './writing';

/** A name that a property can have. */
interface Name {
  readonly name: string;
  readonly detail?: string;
  readonly documentation?: string;
  readonly deprecated?: boolean;
}

/** The properties that an object can have and has not, or the names that its author may want. */
export function keyChoices(definition: TaskDefinitionModel, cursor: Cursor, holder: ObjectNode): CompletionChoice[] {
  const { member, insertion, renames } = cursor;
  const { span, before, after, alongside } = insertion;
  const layout = layoutAt(definition.text, holder, span.start);
  return namesIn(definition, holder, member).flatMap(({ name, ...about }): CompletionChoice[] => {
    const key = JSON.stringify(name);
    const choice = { label: name, kind: 'property', span, alongside, filter: key, ...about } as const;
    if (renames) return [{ ...choice, text: before + key }];
    const site = siteOfMember(definition, holder, name);
    if (site === undefined) return [];
    const { text, isSnippet, continues } = writeNewValue(site, layout);
    return [{ ...choice, text: before + escaped(key) + layout.style.colon + text + after, isSnippet, continues }];
  });
}

function namesIn(definition: TaskDefinitionModel, holder: ObjectNode, typed: Member | undefined): Name[] {
  const type = describeNode(definition, holder)?.type;
  if (type?.kind === 'map') return optionNames(definition, holder, typed);
  if (type?.kind !== 'structure') return [];
  const excluded = excludedBy(type.name, holder, typed);
  const missing = missingMembers(definition, holder, typed).filter(({ name }) => !excluded.has(name));
  const usual = usualProperties[type.name.replace(/^Daemon/, '')] ?? [];
  const names = usualFirst(missing, usual).map(({ name, property, isRequired }) => {
    const refusal = refusalOf(definition, type, name);
    const detail = refusal ?? (isRequired ? 'required' : typeInWords(property));
    const documentation = propertyMarkdown(definition, type, name, property);
    const deprecated = property.deprecated !== undefined;
    return { name, detail, documentation, deprecated, isLast: deprecated || refusal !== undefined };
  });
  return [...names.filter(({ isLast }) => !isLast), ...names.filter(({ isLast }) => isLast)].map(
    ({ isLast: _, ...name }) => name,
  );
}

/** What cannot stand beside the members that are there. */
function excludedBy(structure: string, { members }: ObjectNode, typed: Member | undefined): ReadonlySet<string> {
  const groups = exclusiveMembers[structure] ?? [];
  const isThere = (name: string) => members.some((member) => member.key === name && member !== typed);
  const taken = groups.find((group) => group.some(isThere));
  return new Set(groups.filter((group) => taken !== undefined && group !== taken).flat());
}

/** Required properties, then those that are written most, then the others. */
function usualFirst(missing: readonly PossibleMember[], usual: readonly string[]): PossibleMember[] {
  const rank = ({ name, isRequired }: PossibleMember) => {
    if (isRequired) return -1;
    return usual.includes(name) ? usual.indexOf(name) : usual.length;
  };
  return missing.toSorted((a, b) => rank(a) - rank(b));
}

/** Names in an object that may have any. */
function optionNames(definition: TaskDefinitionModel, holder: ObjectNode, typed: Member | undefined): Name[] {
  const place = describeNode(definition, holder);
  const present = new Set(holder.members.flatMap((member) => (member === typed ? [] : [member.key])));
  const driver = containerAt(definition, holder.span.start + 1)?.logDriver;
  const known = place?.owner?.name === 'LogConfiguration' ? optionsOf(driver) : {};
  const keys = place?.type.kind === 'map' ? (place.type.keys ?? {}) : {};
  const names = Object.keys(known).length === 0 ? Object.entries(keys) : publicOptions(known);
  return names
    .filter(([name]) => !present.has(name))
    .map(([name, documentation]) => ({
      name,
      documentation,
      detail: known[name]?.required ? 'required' : undefined,
    }));
}

/** Secret options belong elsewhere. */
function publicOptions(options: LogOptions): [string, string][] {
  return Object.entries(options).flatMap(([name, { doc, secret }]) => (secret ? [] : [[name, doc]]));
}
