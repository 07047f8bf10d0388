import type { CompletionChoice } from '../../../engine/features';
import type { DockerfileModel, Statement } from '../../model';
import { modifierFacts } from '../../tables/modifiers';
import { type VisibleVariable, variablesAt } from '../../visible-variables';
import type { OpenVariable } from '../open-variable';
import type { Reader } from '../variable-places';
import { describeVariable } from '../variable-text';
import { choice, fitting } from './choices';
import { nameForm, type Slot, slotAt } from './slot';

/** Variables behind `$` and `${`, and what may follow a name and a colon. */
export function variableChoices(
  model: DockerfileModel,
  statement: Statement,
  open: OpenVariable,
  reader: Reader,
  offset: number,
): CompletionChoice[] {
  const slot = slotAt(model, offset - open.typed.length, offset, nameForm);
  if (slot === undefined) return [];
  const closing = open.isBraced && model.text[slot.span.end] !== '}' ? '}' : '';
  if (open.typed.startsWith(':')) return operatorChoices(slot, closing);
  // A modifier follows that belongs to the name: the brace is further on.
  const end = closing !== '' && /^[:\-+?#%/]/.test(model.text.slice(slot.span.end)) ? '' : closing;
  return fitting(inScope(model, statement, reader, offset), slot, ({ name }) => name).map((variable) => {
    const documentation = describeVariable(model, variable);
    const detail = variable.value === undefined ? undefined : `= ${variable.value.slice(0, 60)}`;
    return choice(slot, 'variable', `${variable.name}${end}`, { label: variable.name, detail, documentation });
  });
}

/** ENV can set names that no `$` reads. */
const usable = /^[A-Za-z_]\w*$/;

/** Those defined last come first: they are the likeliest. */
function inScope(model: DockerfileModel, statement: Statement, reader: Reader, offset: number): VisibleVariable[] {
  const all = [...variablesAt(model, statement, { isCommand: reader !== 'builder', offset }).values()];
  const fitting = all.filter(
    ({ name, kind }) => usable.test(name) && (reader !== 'container' || kind === 'ENV' || kind === 'runtime'),
  );
  const own = fitting.filter(({ definition }) => definition !== undefined).reverse();
  return [...own, ...fitting.filter(({ definition }) => definition === undefined)];
}

/** Those that begin with the colon which has been typed. */
const colonModifiers = modifierFacts.filter(({ operator }) => operator.startsWith(':'));

function operatorChoices(slot: Slot, closing: string): CompletionChoice[] {
  return colonModifiers.map(({ operator, word, description }) =>
    choice(slot, 'constant', `${operator}\${1:${word}}${closing}`, {
      label: `${operator}${word}`,
      filter: operator,
      documentation: description,
      isSnippet: true,
    }),
  );
}
