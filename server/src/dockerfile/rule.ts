import type { Problem } from '../engine/finding';
import type { Policy } from '../engine/policy';
import type { Report, RuleDescription } from '../engine/rule';
import type { DockerfileModel, Statement } from './model';
import type { Command } from './shell/command';
import type { Pipe, Script } from './shell/script';
import type { Instruction } from './syntax/instruction';

/**
 * When BuildKit would notice.
 * - `parse`: it reads the file; always, and within ONBUILD too.
 * - `instruction`: it reads the instructions; always, but what ONBUILD stores is only read when another build uses the image.
 * - `build`: it builds the stage; a stage that the last one does not need is never built.
 * An error of a later phase is a warning where BuildKit would not meet it.
 */
export type Phase = 'parse' | 'instruction' | 'build';

/** A rule that looks at one instruction only. Its problems are kept for as long as the instruction's text stays. */
export interface InstructionCheck {
  /** The keywords that it looks at, upper-cased; every instruction if absent. */
  readonly keywords?: readonly string[];
  /** Whether it looks at what ONBUILD stores, too. Default: yes. BuildKit asks some checks only of what is built now. */
  readonly stored?: false;
  /** Spans count from the instruction's start. The check must depend on nothing but the instruction. */
  check(instruction: Instruction, report: Report): void;
}

/**
 * A rule that looks at what RUN calls. Its problems are kept for as long as the instruction's text stays, and count only where a shell
 * as POSIX has it runs the script. Spans count from the instruction's start. The checks must depend on nothing but the instruction.
 */
export interface ScriptCheck {
  /** The programs that it looks at. A script that names none of those that any rule looks at is never read. */
  readonly programs?: readonly string[];
  /** Words of which one must stand beside the programs, for the script to be read: `install`. */
  readonly words?: readonly string[];
  command?(command: Command, report: Report): void;
  /** Looks at each `|` of a script. */
  pipe?(pipe: Pipe, script: Script, report: Report): void;
}

/** A rule about Dockerfiles: with one of the doors, or several. */
export interface DockerfileRule extends RuleDescription {
  /** Default: `instruction`. */
  readonly phase?: Phase;
  /** A newer frontend may accept what this reports: an error is a warning if the file asks for one. */
  readonly frontendMayKnow?: boolean;
  /** It holds whatever frontend reads the file; other rules are silent where that is not Docker's. */
  readonly anyFrontend?: boolean;
  /** What the one-instruction check finds above the first FROM does not count. */
  readonly stagesOnly?: boolean;
  /** Without this in the configuration there is nothing to find. */
  readonly needs?: keyof Policy;
  readonly instruction?: InstructionCheck;
  readonly script?: ScriptCheck;
  /**
   * What becomes of a problem that the check of one instruction or script found, at its place in the file; `undefined` drops it. Spans
   * are absolute.
   */
  settle?(problem: Problem, statement: Statement, dockerfile: DockerfileModel): Problem | undefined;
  /** Looks at the whole file. Spans are absolute. */
  check?(dockerfile: DockerfileModel, report: Report, policy: Policy): void;
}
