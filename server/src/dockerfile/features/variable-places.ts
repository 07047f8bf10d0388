import type { DockerfileModel } from '../model';
import { type HeredocCursor, type InstructionCursor, startOfLine } from './cursor';
import { type OpenVariable, openVariable } from './open-variable';

/** Who replaces the variables of a text. */
export type Reader =
  /** BuildKit, while it reads the instruction. */
  | 'builder'
  /** The shell of RUN, which has ARGs and ENVs, the proxies too. */
  | 'shell'
  /** The shell of a container, which has ENVs alone. */
  | 'container';

/** A variable that is being typed, and who will replace it. */
export interface TypedVariable {
  readonly open: OpenVariable;
  readonly reader: Reader;
}

/** The commands that a shell reads. */
const readers: Readonly<Record<string, Reader>> = {
  RUN: 'shell',
  CMD: 'container',
  ENTRYPOINT: 'container',
  HEALTHCHECK: 'container',
};

/** The variable typed at a cursor in an instruction; `undefined` where there is none, or where nobody would replace it. */
export function variableInInstruction(cursor: InstructionCursor, offset: number): TypedVariable | undefined {
  const { before, statement, isStored } = cursor;
  const end = offset - statement.start;
  const { escapeCharacter } = before;
  const expanded = before.expansions.find(({ source }) => endOf(source) === end);
  const reader = readers[before.keyword];
  const text = expanded?.source.text ?? (reader === undefined ? undefined : commandText(cursor, end));
  const open = text === undefined ? undefined : openVariable(text, { escapeCharacter });
  if (open === undefined) return undefined;
  if (isStored) return { open, reader: 'container' };
  return { open, reader: expanded === undefined && reader !== undefined ? reader : 'builder' };
}

function endOf(text: { length: number; at(index: number): number }): number | undefined {
  return text.length === 0 ? undefined : text.at(text.length - 1) + 1;
}

/** A JSON array starts a program without a shell, unless the array says otherwise. */
function commandText({ before }: InstructionCursor, end: number): string | undefined {
  const { arguments: rest } = before;
  if (endOf(rest) !== end) return undefined;
  return rest.text.startsWith('[') && !/"-\w*c"/.test(rest.text) ? undefined : rest.text;
}

/** The variable typed at a cursor in a heredoc. Scripts are read line by line: an apostrophe in a comment does not matter further down. */
export function variableInHeredoc(
  model: DockerfileModel,
  { statement, heredoc }: HeredocCursor,
  offset: number,
): TypedVariable | undefined {
  const { instruction } = statement;
  const { keyword, arguments: rest } = instruction.trigger ?? instruction;
  const line = model.text.slice(startOfLine(model.text, offset), offset);
  const isStored = instruction.trigger !== undefined;
  if (keyword !== 'RUN') {
    if (!heredoc.opener.expands) return undefined;
    const open = openVariable(line, { escapeCharacter: '\\', keepsQuotes: true });
    return open && { open, reader: isStored ? 'container' : 'builder' };
  }
  const isScript = rest.text.startsWith('<<');
  const isShell = isScript ? !startsOtherProgram(instruction.source.slice(heredoc.body.start)) : heredoc.opener.expands;
  if (!isShell) return undefined;
  const open = openVariable(line, { escapeCharacter: '\\', keepsQuotes: !isScript });
  return open && { open, reader: isStored ? 'container' : 'shell' };
}

/** A first line such as `#!/usr/bin/env python3`. */
function startsOtherProgram(body: string): boolean {
  const line = /^#!.*/.exec(body)?.[0];
  return line !== undefined && !/sh\b/.test(line);
}
