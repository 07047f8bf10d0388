import { DockerfileParser, From, Healthcheck, type Instruction } from 'dockerfile-ast';
import type { Range } from 'vscode-languageserver-types';
import type { Span } from '../../engine/span';
import type { Head } from './head';

/** What dockerfile-ast reads in one instruction. All spans are units of its joined line. */
export class ParsedInstruction {
  readonly #instruction: Instruction | undefined;
  readonly #offset: number;

  /** Reads the joined `line` whose parts `head` knows. Never fails: dockerfile-ast sees one line that holds nothing it misreads. */
  constructor(line: string, head: Head) {
    this.#instruction = DockerfileParser.parse(masked(line, head)).getInstructions()[0];
    this.#offset = head.keywordFrom;
  }

  /** The arguments parted at blanks, flags left out; none for the keywords of `ownReaders`. */
  get arguments(): readonly Span[] {
    return (this.#instruction?.getArguments() ?? []).map((argument) => this.#shifted(argument.getRange()));
  }

  /** What FROM calls its stage. */
  get stageName(): Span | undefined {
    return this.#instruction instanceof From ? this.#span(this.#instruction.getBuildStageRange()) : undefined;
  }

  /** `CMD` or `NONE`, or what stands in their place in HEALTHCHECK. */
  get subcommand(): Span | undefined {
    return this.#instruction instanceof Healthcheck
      ? this.#span(this.#instruction.getSubcommand()?.getRange())
      : undefined;
  }

  #span(range: Range | null | undefined): Span | undefined {
    return range === null || range === undefined ? undefined : this.#shifted(range);
  }

  #shifted(range: Range): Span {
    return { start: this.#offset + range.start.character, end: this.#offset + range.end.character };
  }
}

/**
 * Instructions whose arguments are not handed over: in ENV, LABEL and ARG dockerfile-ast does not see every pair of quotes, and
 * the text of RUN is the shell's, and long.
 */
export const ownReaders: ReadonlySet<string> = new Set(['ARG', 'ENV', 'LABEL', 'RUN']);

/** What would make dockerfile-ast see a directive or comment, a continuation, a flag after `--`, or a heredoc. */
const misread = /[#\\`]|--|<</g;

/** Blanks to BuildKit, but not to dockerfile-ast, or ends of lines to it. */
const otherBlanks = /[\r\v\f]/g;

/**
 * The instruction with everything that dockerfile-ast misreads replaced, unit for unit, so that its ranges hold. The flags are blanked,
 * since quotes and escape characters in them are BuildKit's own; `head` has read them.
 */
function masked(line: string, { keyword, keywordFrom, keywordTo, argumentsFrom, argumentsTo }: Head): string {
  const name = line.slice(keywordFrom, keywordTo);
  const rest = ownReaders.has(keyword)
    ? ''
    : ' '.repeat(argumentsFrom - keywordTo) + line.slice(argumentsFrom, argumentsTo);
  return `${name}${rest}`.replace(misread, (text) => 'x'.repeat(text.length)).replace(otherBlanks, ' ');
}
