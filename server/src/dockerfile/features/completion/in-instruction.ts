import type { CompletionChoice } from '../../../engine/features';
import type { DockerfileModel } from '../../model';
import type { Flag } from '../../syntax/flags';
import { Instruction } from '../../syntax/instruction';
import { flagFact } from '../../tables/instructions';
import type { InstructionCursor } from '../cursor';
import { variableInInstruction } from '../variable-places';
import { argumentChoices } from './arguments';
import { flagValueChoices } from './flag-values';
import { flagChoices } from './flags';
import { openerChoices } from './heredocs';
import { instructionChoices, settingAt } from './instructions';
import { mountChoices } from './mounts';
import { flagForm, keywordForm, slotAt, valueForm } from './slot';
import { variableChoices } from './variables';

/** What can be written in an instruction: its keyword, a flag, or an argument. */
export function inInstruction(
  model: DockerfileModel,
  cursor: InstructionCursor,
  offset: number,
  trigger: string | undefined,
): readonly CompletionChoice[] {
  const variable = cursor.isFresh ? undefined : variableInInstruction(cursor, offset);
  if (variable !== undefined) return variableChoices(model, cursor.statement, variable.open, variable.reader, offset);
  if (trigger === '$' || trigger === '{' || trigger === ':') return [];
  const { before, isFresh, isStored } = cursor;
  const hasArguments = before.arguments.length > 0;
  if (isStored && before.keyword === 'ONBUILD') return keywords(model, cursor, offset, offset);
  if (!hasArguments && !isFresh && before.flags.length === 0 && before.separator === undefined)
    return keywords(model, cursor, offset - before.keywordText.length, offset);
  const flag = before.flags.at(-1);
  if (!hasArguments && !isFresh && before.separator === undefined && flag !== undefined)
    return inFlag(model, cursor, flag, offset);
  const dashes = typedDashes(cursor);
  if (dashes !== undefined) return flags(cursor, model, offset - dashes, offset);
  const first = !hasArguments && before.separator === undefined && isFresh;
  return [
    ...argumentChoices(model, cursor, offset),
    ...openerChoices(model, cursor, offset),
    ...(first && isWelcome(cursor, trigger) ? flags(cursor, model, offset, offset) : []),
  ];
}

function keywords(model: DockerfileModel, cursor: InstructionCursor, start: number, offset: number) {
  const { statement, isStored } = cursor;
  const slot = slotAt(model, start, offset, keywordForm);
  const setting = isStored ? 'in-onbuild' : settingAt(model, statement.start);
  return slot === undefined ? [] : instructionChoices(model, slot, setting, statement);
}

/** How many dashes of a flag to come have been typed: `-` is an argument to BuildKit, and `--` the end of the flags. */
function typedDashes({ before, isFresh }: InstructionCursor): number | undefined {
  if (isFresh) return undefined;
  if (before.separator !== undefined) return before.arguments.length === 0 ? 2 : undefined;
  return before.arguments.text === '-' ? 1 : undefined;
}

/** Flags come by themselves where many instructions have them; elsewhere a blank alone does not mean that one is wanted. */
function isWelcome({ before }: InstructionCursor, trigger: string | undefined): boolean {
  return trigger !== ' ' || before.flags.length > 0 || before.keyword === 'HEALTHCHECK';
}

function flags(cursor: InstructionCursor, model: DockerfileModel, start: number, offset: number): CompletionChoice[] {
  const slot = slotAt(model, start, offset, flagForm);
  const present = flagsBeside(cursor, start - cursor.statement.start);
  return slot === undefined ? [] : flagChoices(cursor.whole.keyword, present, slot);
}

/** The flags before and behind the one that begins at `place`, dashes alone included, which end the flags for BuildKit. */
function flagsBeside({ before, whole, isFresh }: InstructionCursor, place: number): readonly Flag[] {
  if (isFresh) return whole.flags;
  const { line, source, escapeCharacter } = whole;
  // Read as an instruction, what begins at the cursor is its keyword, and the flags follow.
  const behind = new Instruction(line, source, escapeCharacter, [], [], line.before(place));
  return [...before.flags.filter(({ span }) => span.start < place), ...behind.flags];
}

function inFlag(model: DockerfileModel, cursor: InstructionCursor, flag: Flag, offset: number) {
  const { statement, before } = cursor;
  const start = statement.start + flag.span.start;
  if (flag.value === undefined) return flags(cursor, model, start, offset);
  if (isQuoted(model.text.slice(start, offset))) return [];
  if (flagFact(before.keyword, flag.name)?.kind === 'mount') return mountChoices(model, cursor, flag, offset);
  const from = flag.value.length === 0 ? offset : statement.start + flag.value.at(0);
  const slot = slotAt(model, from, offset, valueForm);
  return slot === undefined ? [] : flagValueChoices(model, cursor, flag.name, slot);
}

/** Whether a quote is open at the end of a text. */
function isQuoted(text: string): boolean {
  return !/^(?:[^"']|"[^"]*"|'[^']*')*$/.test(text);
}
