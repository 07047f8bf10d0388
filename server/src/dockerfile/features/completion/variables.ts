import type { CompletionChoice } from '../../../engine/features';
import type { DockerfileModel, Statement } from '../../model';
import { type VisibleVariable, variablesAt } from '../../visible-variables';
import { describeVariable } from '../variable-text';
import { choice } from './choices';
import type { OpenVariable } from './open-variable';
import { nameForm, type Slot, slotAt } from './slot';

/** Who replaces the variables of a text. */
export type Reader =
  /** BuildKit, while it reads the instruction. */
  | 'builder'
  /** The shell of RUN, which has ARGs and ENVs, the proxies too. */
  | 'shell'
  /** The shell of a container, which has ENVs alone. */
  | 'container';

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
  return inScope(model, statement, reader).map((variable) => {
    const documentation = describeVariable(model, variable);
    const detail = variable.value === undefined ? undefined : `= ${variable.value.slice(0, 60)}`;
    return choice(slot, 'variable', `${variable.name}${end}`, { label: variable.name, detail, documentation });
  });
}

/** Those defined last come first: they are the likeliest. */
function inScope(model: DockerfileModel, statement: Statement, reader: Reader): VisibleVariable[] {
  const all = [...variablesAt(model, statement, reader !== 'builder').values()];
  const fitting = all.filter(({ kind }) => reader !== 'container' || kind === 'ENV' || kind === 'runtime');
  const own = fitting.filter(({ definition }) => definition !== undefined).reverse();
  return [...own, ...fitting.filter(({ definition }) => definition === undefined)];
}

const operators = [
  { text: ':-', word: 'default', description: 'This instead, where the variable is unset or empty.' },
  { text: ':+', word: 'text', description: 'This instead, where the variable is set and not empty.' },
  { text: ':?', word: 'message', description: 'The build fails with this, where the variable is unset or empty.' },
] as const;

function operatorChoices(slot: Slot, closing: string): CompletionChoice[] {
  return operators.map(({ text, word, description }) =>
    choice(slot, 'constant', `${text}\${1:${word}}${closing}`, {
      label: `${text}${word}`,
      filter: text,
      documentation: description,
      isSnippet: true,
    }),
  );
}
