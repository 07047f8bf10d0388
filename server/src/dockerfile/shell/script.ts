import type { Span } from '../../engine/span';
import type { Instruction } from '../syntax/instruction';
import { SourcedText } from '../syntax/sourced-text';
import type { Command } from './command';
import { readCommands } from './reader';
import { type ScriptSource, scriptSource } from './source';

/** A `|` between two commands. */
export interface Pipe {
  /** The `|` in the instruction. */
  readonly span: Span;
  /** What writes: one command, or those of a group, a loop or a subshell. */
  readonly left: readonly Command[];
  /** What reads; `undefined` where that is more than one command. */
  readonly right: Command | undefined;
  /** Whether the script itself lets the pipe fail with its first part: `set -o pipefail`. */
  readonly isGuarded: boolean;
}

/** What a RUN, CMD, ENTRYPOINT or HEALTHCHECK runs. All spans count from the start of the instruction. */
export class Script {
  /** The calls of programs in the order of the text, those that others run included. None where the text cannot be read. */
  readonly commands: readonly Command[];
  readonly pipes: readonly Pipe[];
  readonly source: ScriptSource | undefined;

  constructor(readonly instruction: Instruction) {
    const { json } = instruction;
    this.source = json === undefined ? scriptSource(instruction) : undefined;
    const { commands, pipes } = readCommands(this);
    this.commands = commands;
    this.pipes = pipes;
  }

  /** What the shell reads; empty for a JSON array, which no shell reads. */
  get text(): SourcedText {
    return this.source?.text ?? SourcedText.plain('', this.instruction.arguments.at(0));
  }

  /** Whether the shell that runs it does not depend on SHELL. */
  get namesShell(): boolean {
    return this.source?.namesShell ?? true;
  }

  /** The commands of a program. */
  of(...names: readonly string[]): readonly Command[] {
    return this.commands.filter(({ name }) => names.includes(name));
  }
}
