import type { DefinitionInfo, ReferenceInfo, RenameInfo } from '../../engine/features';
import { type Mention, mentionAt, mentionsLike, mentionsOf } from '../mentions';
import type { TaskDefinitionModel } from '../model';
import type { ObjectNode } from '../syntax/node';
import { siteOfMember } from './site';

/** Where the container, volume or port that a place names gets its name. */
export function definition(model: TaskDefinitionModel, offset: number): DefinitionInfo | undefined {
  const mention = mentionAt(model, offset);
  if (mention === undefined) return undefined;
  const targets = mentionsLike(model, mention).flatMap(({ defines, span }) => {
    return defines?.node === undefined ? [] : [{ span: defines.node.span, nameSpan: span }];
  });
  return targets.length === 0 ? undefined : { span: mention.span, targets };
}

/** Every place that names the same container, volume or port. */
export function references(model: TaskDefinitionModel, offset: number): readonly ReferenceInfo[] | undefined {
  const mention = mentionAt(model, offset);
  if (mention === undefined) return undefined;
  return mentionsLike(model, mention).map(({ span, defines }) => ({ span, role: defines ? 'definition' : 'read' }));
}

/** How the name of a container, volume or port is changed everywhere. */
export function rename(model: TaskDefinitionModel, offset: number): RenameInfo | undefined {
  const mention = mentionAt(model, offset);
  if (mention === undefined) return undefined;
  const { name, span } = mention;
  return {
    span,
    name,
    refusal: refusalOf(model, mention),
    edits(newName) {
      const complaint = complaintAbout(model, mention, newName);
      if (complaint !== undefined) return complaint;
      return mentionsLike(model, mention).map((place) => ({ span: place.span, text: newName }));
    },
  };
}

function refusalOf(model: TaskDefinitionModel, mention: Mention): string | undefined {
  const { kind, name, hasPlaceholder } = mention;
  if (hasPlaceholder) return `A placeholder stands in ${name}; rename what fills it in.`;
  if (definitionOf(model, mention) !== undefined) return undefined;
  return `This file has no ${kind} ${name}, so that there is nothing to rename; write the name of one that it has.`;
}

function complaintAbout(model: TaskDefinitionModel, mention: Mention, newName: string): string | undefined {
  const { kind, name } = mention;
  if (
    newName !== name &&
    mentionsOf(model).some((other) => other.kind === kind && other.defines && other.name === newName)
  )
    return `Another ${kind} has the name ${newName} already; take a name that is free.`;
  const object = definitionOf(model, mention)?.object;
  const type = object && siteOfMember(model, object, 'name')?.description.type;
  const pattern = type?.kind === 'text' ? type.pattern : undefined;
  if (pattern !== undefined && !new RegExp(pattern.source, 'u').test(newName))
    return `The name of a ${kind} must be ${pattern.means}.`;
  // Only what needs no escape in JSON can stand for itself.
  return newName !== '' && JSON.stringify(newName) === `"${newName}"`
    ? undefined
    : 'Write a name without quotes, backslashes and control characters.';
}

function definitionOf(model: TaskDefinitionModel, mention: Mention): { readonly object?: ObjectNode } | undefined {
  return mentionsLike(model, mention).find(({ defines }) => defines !== undefined)?.defines;
}
