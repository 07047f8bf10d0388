import type { CompletionChoice } from '../../../engine/features';
import type { DockerfileModel } from '../../model';
import { flagFact } from '../../tables/instructions';
import { booleanValues, countValues, durationValues, modeValues, platformValues } from '../../tables/values';
import type { InstructionCursor } from '../cursor';
import { values } from './choices';
import { owners } from './names';
import type { Slot } from './slot';
import { stageChoices } from './stages';

/** The values of a flag, mounts aside. */
export function flagValueChoices(
  model: DockerfileModel,
  cursor: InstructionCursor,
  flag: string,
  slot: Slot,
): CompletionChoice[] {
  const fact = flagFact(cursor.whole.keyword, flag);
  if (fact?.values !== undefined) return values(slot, fact.values, 'constant');
  switch (fact?.kind) {
    case 'boolean':
      return values(slot, booleanValues, 'constant');
    case 'platform':
      return values(slot, platformValues, 'constant');
    case 'mode':
      return values(slot, modeValues);
    case 'duration':
      return values(slot, durationValues);
    case 'count':
      return values(slot, countValues);
    case 'stage':
      return cursor.isStored ? [] : stageChoices(model, cursor.statement, slot, 'copy');
    case 'owner':
      return values(slot, owners(model));
    default:
      return [];
  }
}
