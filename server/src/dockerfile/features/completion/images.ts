import type { CompletionChoice } from '../../../engine/features';
import type { DockerfileModel, Statement } from '../../model';
import { choice } from './choices';
import type { Slot } from './slot';
import { stageChoices } from './stages';

/** What FROM can name without asking a registry: the stages above, the images of other stages, and `scratch`. */
export function imageChoices(model: DockerfileModel, statement: Statement, slot: Slot): CompletionChoice[] {
  const images = new Set<string>();
  for (const stage of model.stages)
    if (stage.parent === undefined && stage.from !== statement && stage.image !== undefined)
      images.add(stage.image.text);
  images.delete('scratch');
  return [
    ...stageChoices(model, statement, slot, 'from'),
    ...[...images].map((image) => choice(slot, 'value', image, { detail: 'used in this file' })),
    choice(slot, 'constant', 'scratch', {
      documentation: 'Nothing at all: the image holds only what is copied into it, such as a static program.',
    }),
  ];
}
