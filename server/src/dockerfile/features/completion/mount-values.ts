import type { CompletionChoice } from '../../../engine/features';
import { paragraphs } from '../../../engine/markdown';
import type { DockerfileModel } from '../../model';
import { type FieldList, typeOfMount } from '../../syntax/mounts';
import { type CacheFolder, cacheFolders } from '../../tables/caches';
import { type MountKeyFact, mountTypes, sharingFacts } from '../../tables/mounts';
import { booleanValues, mountModeValues, sizeValues, type ValueFact } from '../../tables/values';
import type { InstructionCursor } from '../cursor';
import { mountLink } from '../reference';
import { choice, values } from './choices';
import type { Slot } from './slot';
import { stageChoices } from './stages';

/** What a key of a mount can be. */
export function mountValueChoices(
  model: DockerfileModel,
  cursor: InstructionCursor,
  mount: FieldList,
  key: MountKeyFact,
  slot: Slot,
): CompletionChoice[] {
  const type = typeOfMount(mount, cursor.whole.escapeCharacter);
  switch (key.kind) {
    case 'type':
      return mountTypes.map((fact) =>
        choice(slot, 'constant', fact.type, { documentation: paragraphs(fact.description, mountLink(fact.type)) }),
      );
    case 'stage':
      return cursor.isStored ? [] : stageChoices(model, cursor.statement, slot, 'mount');
    case 'sharing':
      return values(slot, sharingFacts, 'constant');
    case 'boolean':
      return values(slot, booleanValues, 'constant');
    case 'size':
      return values(slot, sizeValues);
    case 'mode':
      return values(slot, mountModeValues);
    case 'name':
      return values(slot, namesSeen(model, key.name, type));
    case 'path':
      return key.name === 'target' && type === 'cache' ? values(slot, cachesFor(cursor.whole.arguments.text)) : [];
    default:
      return [];
  }
}

/** What other mounts of that type in the file have for a key. */
function namesSeen(model: DockerfileModel, key: string, type: string | undefined): ValueFact[] {
  const found = new Set<string>();
  for (const { instruction } of model.of('RUN'))
    for (const mount of instruction.mounts) {
      const value = mount.field(key)?.value?.text;
      if (value && typeOfMount(mount, instruction.escapeCharacter) === type) found.add(value);
    }
  return [...found].map((value) => ({ value, description: '' }));
}

/** The folders of the tools that a command calls, then all others. */
function cachesFor(command: string): ValueFact[] {
  const words = new Set(command.split(/[\s;&|()"']+/));
  const isUsed = ({ tools }: CacheFolder) => tools.some((tool) => words.has(tool));
  const first = cacheFolders.filter(isUsed);
  const rest = cacheFolders.filter((folder) => !isUsed(folder));
  return [...first, ...rest].map(({ path, description }) => ({ value: path, description }));
}
