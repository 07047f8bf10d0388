import type { CompletionChoice } from '../../../engine/features';
import type { DockerfileModel, Statement } from '../../model';
import type { Stage, StageUse } from '../../stages';
import { describeStage } from '../stage-text';
import { choice, fitting } from './choices';
import type { Slot } from './slot';

/** The stages that an instruction can use: those above its own. Only COPY takes a stage by its number. */
export function stageChoices(
  model: DockerfileModel,
  statement: Statement,
  slot: Slot,
  use: StageUse['kind'],
): CompletionChoice[] {
  const own = statement.stage?.index ?? 0;
  const byName = new Map<string, Stage>();
  for (const stage of model.stages.slice(0, own)) {
    if (stage.name !== undefined) byName.set(stage.name, stage);
    else if (use === 'copy') byName.set(String(stage.index), stage);
  }
  // The nearest is the likeliest.
  const nameOf = ({ nameText, index }: Stage) => nameText?.text ?? String(index);
  return fitting([...byName.values()].reverse(), slot, nameOf).map((stage) => {
    const detail = stage.nameText === undefined ? stage.image?.text : `stage ${stage.index}`;
    return choice(slot, 'reference', nameOf(stage), { detail, documentation: describeStage(model, stage) });
  });
}
