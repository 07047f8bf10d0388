import type { Report, RuleDescription } from '../engine/rule';
import type { DockerfileModel } from './model';
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

/** A rule about Dockerfiles: with one of the two doors, or both. */
export interface DockerfileRule extends RuleDescription {
  /** Default: `instruction`. */
  readonly phase?: Phase;
  /** A newer frontend may accept what this reports: an error is a warning if the file asks for one. */
  readonly frontendMayKnow?: boolean;
  /** It holds whatever frontend reads the file; other rules are silent where that is not Docker's. */
  readonly anyFrontend?: boolean;
  /** What the one-instruction check finds above the first FROM does not count. */
  readonly stagesOnly?: boolean;
  readonly instruction?: InstructionCheck;
  /** Looks at the whole file. Spans are absolute. */
  check?(dockerfile: DockerfileModel, report: Report): void;
}
