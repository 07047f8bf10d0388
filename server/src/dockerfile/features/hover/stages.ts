import { code, paragraphs } from '../../../engine/markdown';
import type { DockerfileModel } from '../../model';
import type { Stage, StageUse } from '../../stages';
import { lineNumber } from '../lines';
import { describeStage } from '../stage-text';
import { about, type Explainer, isOn } from './place';

/** A stage, where it is named or used: its image, and who uses it. */
export const explainStage: Explainer = ({ model, statement, at }) => {
  const { stage } = statement;
  if (stage === undefined) return undefined;
  if (stage.from === statement && stage.nameText !== undefined && isOn(stage.nameText.span(), at))
    return about(statement, stage.nameText.span(), textOf(model, stage));
  const use = stage.uses.find((one) => one.statement === statement && isOn(one.text.span(), at));
  if (use?.target === undefined) return undefined;
  return about(statement, use.text.span(), textOf(model, use.target));
};

function textOf(model: DockerfileModel, stage: Stage): string {
  return paragraphs(`**${code(stage.label)}**`, describeStage(model, stage), usersText(model, stage));
}

function usersText(model: DockerfileModel, stage: Stage): string {
  const users = model.stages.flatMap(({ uses }) => uses).filter(({ target }) => target === stage);
  if (users.length > 0) return `Used ${listed(users.map((use) => userText(model, use)))}.`;
  return stage.index === model.stages.length - 1
    ? 'The last stage: it is what is built, unless `--target` names another.'
    : 'No other stage uses it: it is built only as a `--target`.';
}

const verbs: Readonly<Record<StageUse['kind'], string>> = { from: 'by FROM', copy: 'by COPY', mount: 'by a mount' };

function userText(model: DockerfileModel, { kind, statement }: StageUse): string {
  return `${verbs[kind]} on line ${lineNumber(model, statement.start)}`;
}

/** More would hide what a person is looking at. */
const most = 5;

function listed(parts: readonly string[]): string {
  const more = parts.length - most;
  const shown = more > 0 ? [...parts.slice(0, most), `${more} times more`] : parts;
  return shown.length === 1 ? (shown[0] ?? '') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}
