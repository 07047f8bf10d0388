import { code, paragraphs } from '../../engine/markdown';
import type { DockerfileModel } from '../model';
import type { Stage } from '../stages';
import { lineNumber } from './lines';

/** What a stage is made of: its FROM, where that stands, and what the comment above says. */
export function describeStage(model: DockerfileModel, stage: Stage): string {
  const { from, index } = stage;
  const line = lineNumber(model, from.start);
  const written = model.text.slice(from.start, from.at(from.instruction.span).end);
  return paragraphs(`${code(written)}: stage ${index}, line ${line}.`, commentAbove(stage));
}

/** The last comment above a stage, where it is about the stage, as BuildKit reads it. */
function commentAbove({ from, nameText }: Stage): string | undefined {
  const text = from.comments.at(-1)?.text;
  if (text === undefined || nameText === undefined) return undefined;
  return text.toLowerCase().startsWith(nameText.text.toLowerCase()) ? code(text) : undefined;
}
