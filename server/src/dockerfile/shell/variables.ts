import type { ReferenceRole } from '../../engine/features';
import type { Span } from '../../engine/span';
import type { Instruction } from '../syntax/instruction';
import type { SourcedText } from '../syntax/sourced-text';
import { scriptSource } from './source';
import { VariableReader } from './variable-reader';
import { isPosixShell } from './wrappers';

/** A place of a script that names a variable of its environment. */
export interface ShellMention {
  readonly name: string;
  /** The name; counts from the instruction's start. */
  readonly span: Span;
  readonly role: ReferenceRole;
}

/** The variables that a script takes from its environment. */
export interface ShellVariables {
  /** Where it does. A name that the script has given a value before, on every way there, is not among them. */
  readonly mentions: readonly ShellMention[];
  /** The names that the script gives values. */
  readonly assigned: ReadonlySet<string>;
  /** Whether the shell that runs it does not depend on SHELL. */
  readonly namesShell: boolean;
}

const none: ShellVariables = { mentions: [], assigned: new Set(), namesShell: false };
/** Longer scripts are not read: no person wrote them. */
const maxLength = 1 << 20;
/** What a script without would not name a variable with. */
const sign = /\$|\b(?:export|readonly|unset)\b|\(\(|-v\b/;

/** Reads the variables of what RUN, CMD, ENTRYPOINT or HEALTHCHECK runs. Never fails: what cannot be read has none. */
export function readShellVariables(instruction: Instruction): ShellVariables {
  if (!sign.test(instruction.source)) return none;
  if (instruction.json?.kind === 'strings') {
    const { operands } = instruction;
    const option = operands.findIndex(({ text }, index) => index > 0 && /^-\w*c$/.test(text));
    const text = operands[option + 1];
    const isShell = option > 0 && isPosixShell((operands[0]?.text ?? '').replace(/^.*\//, ''));
    return isShell && text !== undefined ? readText(text, true) : none;
  }
  const source = scriptSource(instruction);
  if (source === undefined) return none;
  return readText(instruction.keyword === 'HEALTHCHECK' ? instruction.jsonText : source.text, source.namesShell);
}

function readText(text: SourcedText, namesShell: boolean): ShellVariables {
  if (text.length > maxLength) return none;
  const reader = new VariableReader();
  try {
    reader.readText(text);
  } catch (error) {
    // What is nested very deeply exhausts the stack.
    if (error instanceof RangeError) return none;
    throw error;
  }
  return { ...reader.result(), namesShell };
}
