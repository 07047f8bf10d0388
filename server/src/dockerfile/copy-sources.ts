import type { Instruction } from './syntax/instruction';
import type { SourcedText } from './syntax/sourced-text';

/** The sources of COPY and ADD as written, heredocs left out. */
export function sourcesOf(instruction: Instruction): readonly SourcedText[] {
  const openers = new Set(instruction.heredocs.map(({ opener }) => instruction.line.at(opener.from)));
  return instruction.operands.slice(0, -1).filter((operand) => !openers.has(operand.at(0)));
}
