import type { HoverInfo } from '../../../engine/features';
import { code, paragraphs } from '../../../engine/markdown';
import { environmentFacts } from '../../tables/environment';
import { labelKeys } from '../../tables/labels';
import { platformVariables } from '../../tables/variables';
import { variablesAt } from '../../visible-variables';
import { describeVariable } from '../variable-text';
import { about, type Explainer, isOn, type Place } from './place';

/** The name in an ARG, ENV or LABEL. */
export const explainPair: Explainer = (place) => {
  const pair = place.instruction.pairs.find(({ key }) => key.length > 0 && isOn(key.span(), place.at));
  if (pair === undefined) return undefined;
  const name = pair.key.text.replace(/["']/g, '');
  const text = place.instruction.keyword === 'LABEL' ? labelText(name) : variableText(place, name);
  return text === undefined ? undefined : named(place, pair.key.span(), name, text);
};

function named({ statement }: Place, span: HoverInfo['span'], name: string, text: string): HoverInfo {
  return about(statement, span, paragraphs(`**${code(name)}**`, text));
}

function labelText(name: string): string | undefined {
  return labelKeys.find(({ value }) => value === name)?.description;
}

/** What the name means, and what it is worth behind this instruction. */
function variableText({ model, statement }: Place, name: string): string | undefined {
  const meaning = environmentFacts.find((fact) => fact.name === name)?.description;
  const platform = platformVariables.find((variable) => variable.name === name)?.description;
  const behind = variablesAt(model, statement, { isAfter: true }).get(name);
  const definition = behind?.definition?.statement === statement ? describeVariable(model, behind) : undefined;
  const text = paragraphs(meaning, behind?.kind === 'platform' ? undefined : platform, definition);
  return text === '' ? undefined : text;
}
