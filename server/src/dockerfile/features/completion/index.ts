import type { CompletionAnswer, CompletionChoice } from '../../../engine/features';
import type { DockerfileModel } from '../../model';
import { type Cursor, cursorAt, type HeredocCursor, type LineCursor } from '../cursor';
import { variableInHeredoc } from '../variable-places';
import { mostChoices } from './choices';
import { commentChoices } from './comments';
import { directiveLines, isAmongDirectives } from './directives';
import { terminatorChoices } from './heredocs';
import { inInstruction } from './in-instruction';
import { instructionChoices, settingAt } from './instructions';
import { keywordForm, slotAt } from './slot';
import { variableChoices } from './variables';

/** What brings up completion without being asked, besides letters. */
export const completionTriggers = [' ', '-', '=', ',', '$', '{', ':', '/', '<', '#', ';'];

/** What can be written at a place of a Dockerfile. */
export function complete(model: DockerfileModel, offset: number, trigger?: string): CompletionAnswer | undefined {
  const cursor = cursorAt(model, offset);
  const choices = cursor === undefined ? [] : choicesAt(model, cursor, offset, trigger);
  if (choices.length === 0) return undefined;
  const isCommon = choices[0]?.kind === 'keyword' || choices[0]?.kind === 'variable';
  return { choices, isIncomplete: choices.length >= mostChoices, isCommon };
}

function choicesAt(
  model: DockerfileModel,
  cursor: Cursor,
  offset: number,
  trigger: string | undefined,
): readonly CompletionChoice[] {
  switch (cursor.kind) {
    case 'line':
      return trigger === undefined ? lineChoices(model, cursor, offset) : [];
    case 'comment':
      return commentChoices(model, cursor, offset, trigger === undefined);
    case 'heredoc':
      return heredocChoices(model, cursor, offset);
    case 'instruction':
      return inInstruction(model, cursor, offset, trigger);
  }
}

function lineChoices(model: DockerfileModel, { lineStart }: LineCursor, offset: number): CompletionChoice[] {
  const slot = slotAt(model, offset, offset, keywordForm);
  if (slot === undefined) return [];
  const isTop = slot.isLast && offset === lineStart && isAmongDirectives(model, lineStart);
  const directives = isTop ? directiveLines(model, slot) : [];
  return [...instructionChoices(model, slot, settingAt(model, offset)), ...directives];
}

function heredocChoices(model: DockerfileModel, cursor: HeredocCursor, offset: number): CompletionChoice[] {
  const variable = variableInHeredoc(model, cursor, offset);
  if (variable === undefined) return terminatorChoices(model, cursor, offset);
  return variableChoices(model, cursor.statement, variable.open, variable.reader, offset);
}
