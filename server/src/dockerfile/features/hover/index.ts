import type { HoverInfo } from '../../../engine/features';
import { statementAt } from '../../evaluate';
import type { DockerfileModel } from '../../model';
import { explainArgument } from './arguments';
import { explainComment, explainDirective } from './comments';
import { explainFlag } from './flags';
import { explainHeredoc } from './heredocs';
import { explainImage } from './images';
import { explainKeyword } from './keywords';
import { explainPair } from './pairs';
import { type Explainer, isOn } from './place';
import { explainStage } from './stages';
import { explainModifier, explainVariable } from './variables';

/** The narrowest tokens first: a variable in an image is asked before the image. */
const explainers: readonly Explainer[] = [
  explainKeyword,
  explainVariable,
  explainModifier,
  explainStage,
  explainImage,
  explainFlag,
  explainPair,
  explainArgument,
  explainHeredoc,
];

/** What is known of the token under the pointer. */
export function hover(model: DockerfileModel, offset: number): HoverInfo | undefined {
  const statement = statementAt(model, offset);
  if (statement === undefined || offset >= statement.end)
    return explainDirective(model, offset) ?? explainComment(model, offset);
  const at = offset - statement.start;
  const { trigger } = statement.instruction;
  const instruction = trigger !== undefined && at >= trigger.keywordSpan.start ? trigger : statement.instruction;
  const place = { model, statement, instruction, at, offset };
  if (isOn(statement.instruction.keywordSpan, at))
    return explainKeyword({ ...place, instruction: statement.instruction });
  for (const explain of explainers) {
    const found = explain(place);
    if (found !== undefined) return found;
  }
  return undefined;
}
