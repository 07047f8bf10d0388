import type { CompletionChoice } from '../../../engine/features';
import type { DockerfileModel } from '../../model';
import { environmentFacts } from '../../tables/environment';
import { labelKeys } from '../../tables/labels';
import { platformVariables } from '../../tables/variables';
import type { InstructionCursor } from '../cursor';
import { describeVariable } from '../variable-text';
import { choice, values } from './choices';
import { type Slot, slotAt, valueForm } from './slot';

/** Names of ARG, ENV and LABEL, and values of known ENVs. */
export function pairChoices(
  model: DockerfileModel,
  cursor: InstructionCursor,
  offset: number,
  word: string,
  slot: Slot,
): CompletionChoice[] {
  const equals = word.indexOf('=');
  if (equals !== -1) return valueChoices(model, cursor, offset, word.slice(0, equals), word.length - equals - 1);
  // Behind a name without `=`, the rest is its value.
  const isLegacy = cursor.before.pairs[0]?.legacy === true && !(cursor.before.words.length === 1 && !cursor.isFresh);
  if (cursor.before.keyword !== 'ARG' && isLegacy) return [];
  const given = namesGiven(cursor);
  const choices = nameChoices(model, cursor, slot);
  return choices.filter(({ label }) => !given.has(label));
}

/** The names that the stage sets already in instructions of that kind. */
function namesGiven({ statement, before }: InstructionCursor): Set<string> {
  const given = new Set<string>();
  for (const other of statement.stage?.statements ?? [])
    if (other.keyword === before.keyword && other !== statement)
      for (const { key } of other.instruction.pairs) given.add(unquoted(key.text));
  const typed = before.pairs.slice(0, -1);
  for (const { key } of typed) given.add(unquoted(key.text));
  return given;
}

function unquoted(text: string): string {
  return text.replace(/["']/g, '');
}

function nameChoices(model: DockerfileModel, cursor: InstructionCursor, slot: Slot): CompletionChoice[] {
  switch (cursor.before.keyword) {
    case 'ENV':
      return environmentFacts.map(({ name, description }) =>
        choice(slot, 'variable', `${name}=`, { label: name, documentation: description, continues: true }),
      );
    case 'LABEL':
      return labelKeys.map(({ value, description }) =>
        choice(slot, 'property', slot.isLast ? `${value}="$1"` : `${value}=`, {
          label: value,
          documentation: description,
          isSnippet: slot.isLast,
        }),
      );
    default:
      return cursor.statement.stage === undefined ? [] : inheritedArguments(model, slot);
  }
}

/** What `ARG NAME` brings into a stage: the ARGs above the first FROM, and the platforms. */
function inheritedArguments(model: DockerfileModel, slot: Slot): CompletionChoice[] {
  const globals = [...model.globals.declarations].map(([name, { statement, name: key }]) => {
    const value = model.globals.values.get(name);
    const definition = { statement, span: statement.at(key.span()) };
    const documentation = describeVariable(model, { name, kind: 'ARG', value, definition, global: undefined });
    return choice(slot, 'variable', name, { detail: value === undefined ? undefined : `= ${value}`, documentation });
  });
  const platforms = platformVariables
    .filter(({ name }) => !model.globals.declarations.has(name))
    .map(({ name, description }) => choice(slot, 'variable', name, { documentation: description }));
  return [...globals, ...platforms];
}

function valueChoices(
  model: DockerfileModel,
  { before }: InstructionCursor,
  offset: number,
  name: string,
  typed: number,
): CompletionChoice[] {
  const fact = before.keyword === 'ENV' ? environmentFacts.find((one) => one.name === name) : undefined;
  const slot = slotAt(model, offset - typed, offset, valueForm);
  return fact === undefined || slot === undefined ? [] : values(slot, fact.values);
}
