import { code, paragraphs } from '../../../engine/markdown';
import type { Span } from '../../../engine/span';
import { mentionAt } from '../../names';
import type { VariableUse } from '../../syntax/variables';
import { usesIn } from '../../syntax/variables';
import { modifierFacts } from '../../tables/modifiers';
import { platformVariables } from '../../tables/variables';
import { type VisibleVariable, variablesAt } from '../../visible-variables';
import { cursorAt } from '../cursor';
import { type Reader, type TypedVariable, variableInHeredoc, variableInInstruction } from '../variable-places';
import { describeVariable } from '../variable-text';
import { about, type Explainer, isOn, type Place } from './place';

/** A variable where somebody replaces it: its value, and where that comes from. */
export const explainVariable: Explainer = (place) => {
  const { model, offset, statement } = place;
  const span = nameAt(model.text, offset);
  const typed = span === undefined ? undefined : typedUpTo(place, span.end);
  if (span === undefined || typed === undefined) return undefined;
  // A script that has set the variable uses its own.
  if (typed.reader !== 'builder' && mentionAt(model, span.end)?.span.end !== span.end) return undefined;
  const name = typed.open.typed;
  const variable = variablesAt(model, statement, { isCommand: typed.reader !== 'builder', offset }).get(name);
  const text = variable === undefined ? unknownText(name, typed.reader) : knownText(place, variable, typed.reader);
  return text === undefined ? undefined : { span, markdown: paragraphs(`**${code(name)}**`, text), isCommon: true };
};

/** From the `$` to the end of the name, if the pointer is within. */
function nameAt(text: string, offset: number): Span | undefined {
  let start = offset;
  while (start > 0 && /\w/.test(text[start] ?? '')) start--;
  if (text[start] === '{') start--;
  if (text[start] !== '$') return undefined;
  const match = /^\$\{?[A-Za-z_]\w*/.exec(text.slice(start, start + 300));
  const end = start + (match?.[0].length ?? 0);
  return offset < end ? { start, end } : undefined;
}

function typedUpTo({ model }: Place, end: number): TypedVariable | undefined {
  const cursor = cursorAt(model, end);
  if (cursor?.kind === 'instruction') return variableInInstruction(cursor, end);
  return cursor?.kind === 'heredoc' ? variableInHeredoc(model, cursor, end) : undefined;
}

function knownText({ model }: Place, variable: VisibleVariable, reader: Reader): string {
  const isGone = reader === 'container' && (variable.kind === 'ARG' || variable.kind === 'platform');
  const gone = isGone
    ? 'A running container does not have it: ARGs end with the build. Hand it on with ENV.'
    : undefined;
  return paragraphs(describeVariable(model, variable), gone);
}

/** A shell has variables of its own; of what BuildKit replaces, only the base image can set what nothing here does. */
function unknownText(name: string, reader: Reader): string | undefined {
  const platform = platformVariables.find((variable) => variable.name === name);
  if (platform !== undefined)
    return `${platform.description} To use it in a stage, write ${code(`ARG ${name}`)} above.`;
  return reader === 'builder' ? 'Nothing in this file sets it for this place; the base image may.' : undefined;
}

/** What stands behind a name in braces, such as `:-`. */
export const explainModifier: Explainer = ({ statement, instruction, at }) => {
  if (!instruction.hasVariables) return undefined;
  for (const { template } of instruction.expansions)
    for (const use of usesIn(template)) {
      const span = modifierSpan(use);
      const fact = modifierFacts.find(({ operator }) => operator === use.operator);
      if (span === undefined || fact === undefined || !isOn(span, at)) continue;
      const form = code(`\${${use.name}${fact.operator}${fact.word}}`);
      return about(statement, span, paragraphs(form, fact.description));
    }
  return undefined;
};

function modifierSpan({ operator, nameSpan }: VariableUse): Span | undefined {
  return operator === undefined ? undefined : { start: nameSpan.end, end: nameSpan.end + operator.length };
}
