import type { Command } from './command';
import type { Word } from './word';

/** A command that is read as `program [option …] subcommand [option or operand …]`. */
export interface Call {
  readonly command: Command;
  /** `install` of `apt-get -y install git`. */
  readonly subcommand: Word | undefined;
  readonly options: readonly Word[];
  /** What is neither option, nor value of one, nor the subcommand. */
  readonly operands: readonly Word[];
  /** Whether a variable stands where it may hold options. */
  readonly isUnclear: boolean;
}

/** Reads a command; `valued` are the options whose value is the next word. */
export function readCall(command: Command, valued: ReadonlySet<string>): Call {
  const { words } = command;
  const options: Word[] = [];
  const operands: Word[] = [];
  let subcommand: Word | undefined;
  let isUnclear = false;
  let mayBeOption = true;
  for (let index = 1; index < words.length; index++) {
    const word = words[index] as Word;
    const { text } = word;
    if (mayBeOption && text === '--') mayBeOption = false;
    else if (mayBeOption && text.length > 1 && text.startsWith('-')) {
      options.push(word);
      if (valued.has(text)) index++;
    } else {
      if (!word.isConstant && /^[$`]/.test(text) && operands.length === 0) isUnclear = true;
      if (subcommand === undefined) subcommand = word;
      else operands.push(word);
    }
  }
  return { command, subcommand, options, operands, isUnclear };
}

/** Whether an option stands in a call: a long one, with a value or not, or letters among others, as the `y` of `-qy`. */
export function hasOption({ options }: Call, ...names: readonly string[]): boolean {
  return options.some(({ text }) =>
    names.some((name) => {
      if (text === name || text.startsWith(`${name}=`)) return true;
      return !name.startsWith('--') && (/^-([A-Za-z]+)/.exec(text)?.[1] ?? '').includes(name.slice(1));
    }),
  );
}
