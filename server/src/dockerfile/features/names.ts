import type { DefinitionInfo, ReferenceInfo, RenameInfo } from '../../engine/features';
import type { DockerfileModel } from '../model';
import { mentionAt, mentionsOf } from '../names';

/** Where the name at a place is defined. */
export function definition(model: DockerfileModel, offset: number): DefinitionInfo | undefined {
  const mention = mentionAt(model, offset);
  if (mention === undefined || mention.definitions.length === 0) return undefined;
  const targets = mention.definitions.map(({ whole, span }) => ({ span: whole, nameSpan: span }));
  return { span: mention.span, targets };
}

/** Every place that names what stands at a place. */
export function references(model: DockerfileModel, offset: number): readonly ReferenceInfo[] | undefined {
  return mentionAt(model, offset)?.named.mentions;
}

/** How the name at a place is changed everywhere. */
export function rename(model: DockerfileModel, offset: number): RenameInfo | undefined {
  const mention = mentionAt(model, offset);
  if (mention === undefined) return undefined;
  const { named, span } = mention;
  return {
    span,
    name: named.name,
    refusal: named.refusal(model),
    edits: (newName) => named.rename(model, newName, new Set(mentionsOf(model).map((other) => other.named))),
  };
}
