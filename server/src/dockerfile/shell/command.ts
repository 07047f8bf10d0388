import type { Span } from '../../engine/span';
import type { Script } from './script';
import type { Word } from './word';

/** What a command is and where it stands; what `Command` is made of. */
export interface CommandParts {
  readonly script: Script;
  /** The program and what it is given; at least one word. */
  readonly words: readonly Word[];
  /** What is set for this command only: `A=b`. */
  readonly assignments: readonly Word[];
  /** The command that runs it: `sudo`, `xargs`, `sh`. */
  readonly wrapper: Command | undefined;
  /** How many subshells, loops, conditions, functions, substitutions and scripts within scripts it stands in. */
  readonly depth: number;
  /** What it reads from, in a pipe. */
  readonly pipedFrom: Command | undefined;
}

/** A program that a script calls, with its words. */
export class Command {
  readonly script: Script;
  readonly words: readonly Word[];
  readonly assignments: readonly Word[];
  readonly wrapper: Command | undefined;
  readonly depth: number;
  readonly pipedFrom: Command | undefined;
  /** The program without its folder: `apt-get`; empty where it is not known. */
  readonly name: string;

  constructor(parts: CommandParts) {
    this.script = parts.script;
    this.words = parts.words;
    this.assignments = parts.assignments;
    this.wrapper = parts.wrapper;
    this.depth = parts.depth;
    this.pipedFrom = parts.pipedFrom;
    this.name = this.program.isConstant ? programName(this.program.text) : '';
  }

  /** The word that names the program. */
  get program(): Word {
    return this.words[0] as Word;
  }

  /** What the program is given. */
  get arguments(): readonly Word[] {
    return this.words.slice(1);
  }

  /** From the program to the last word. */
  get span(): Span {
    return { start: this.program.span.start, end: (this.words.at(-1) as Word).span.end };
  }

  /** Whether the script itself runs it, one after the other with the rest: not within a subshell, loop, condition or function. */
  get isTopLevel(): boolean {
    return this.depth === 0;
  }

  /** Whether one of the words is that, for certain. */
  has(...texts: readonly string[]): boolean {
    return this.words.some(({ text, isConstant }, index) => index > 0 && isConstant && texts.includes(text));
  }

  /** Whether a variable is set for it: by itself, or by `env` around it. */
  sets(name: string): boolean {
    const names = ({ text }: Word) => text.startsWith(`${name}=`);
    if (this.assignments.some(names)) return true;
    return this.wrapper !== undefined && (this.wrapper.words.some(names) || this.wrapper.sets(name));
  }
}

/** `/usr/bin/apt-get` is called `apt-get`. */
export function programName(text: string): string {
  return text.slice(text.lastIndexOf('/') + 1);
}
