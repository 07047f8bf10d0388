import type { TokenInfo } from '../../engine/features';
import type { Span } from '../../engine/span';
import { Script } from '../shell/script';
import { readShellVariables, type ShellVariables } from '../shell/variables';
import type { Verdict } from '../verdict';
import { type ExpandedText, expandedTexts } from './expanded-texts';
import type { Flag } from './flags';
import { readFlag } from './flags';
import { type Head, readHead } from './head';
import { type JsonForm, jsonStringText, readJson } from './json';
import { type FieldList, readFields } from './mounts';
import { ownReaders, ParsedInstruction } from './parse';
import type { HeredocBody } from './scanner';
import type { SourcedText } from './sourced-text';
import { usesIn, type VariableUse } from './variables';
import { blankSeparated, environmentPairs, type KeyValue, keyValue, quotedWords } from './words';

/**
 * One instruction, read by itself. All spans count from its start, so that it can be kept while the text above it changes.
 * What not every reader needs is read when first asked for.
 */
export class Instruction {
  /** Upper-cased: `COPY`. */
  readonly keyword: string;
  /** How the keyword is written. */
  readonly casing: 'upper' | 'lower' | 'mixed';
  readonly flags: readonly Flag[];
  /** Where `--` ends the flags. */
  readonly separator: Span | undefined;
  /** What follows keyword and flags, without blanks around it; quotes and escapes are in place. */
  readonly arguments: SourcedText;
  /** The instruction that ONBUILD stores. */
  readonly trigger: Instruction | undefined;
  /** What the rules said last; kept here, since a weak map of so many entries slows the garbage collector down. */
  verdict: Verdict | undefined;
  /** What its parts are called in colours, and what of the file around it that depends on; kept here for the same reason. */
  painted: { readonly setting: string; readonly tokens: readonly TokenInfo[] } | undefined;
  readonly #head: Head;
  #parsed: ParsedInstruction | undefined;
  #keywordText: SourcedText | undefined;
  #stageName: { readonly text: SourcedText | undefined } | undefined;
  #words: readonly SourcedText[] | undefined;
  #pairs: readonly KeyValue[] | undefined;
  #operands: readonly SourcedText[] | undefined;
  #expansions: readonly ExpandedText[] | undefined;
  #uses: readonly (readonly VariableUse[])[] | undefined;
  #mounts: readonly FieldList[] | undefined;
  #script: Script | undefined;
  #shellVariables: ShellVariables | undefined;
  #json: { readonly form: JsonForm | undefined } | undefined;

  /**
   * @param line The joined line.
   * @param source The text from the instruction's start to its end, continuations, comments and heredocs included.
   * @param from Where in the line the instruction begins: not 0 for what ONBUILD stores.
   */
  constructor(
    readonly line: SourcedText,
    readonly source: string,
    readonly escapeCharacter: string,
    readonly heredocs: readonly HeredocBody[],
    readonly emptyLines: readonly Span[],
    from = 0,
  ) {
    const head = readHead(line.text, escapeCharacter, from);
    this.#head = head;
    this.keyword = head.keyword;
    this.casing = casingOf(line.text.slice(head.keywordFrom, head.keywordTo), this.keyword);
    this.flags = head.flags.map((flag) => readFlag(line, flag));
    this.separator = head.separator === undefined ? undefined : line.span(head.separator, head.separator + 2);
    this.arguments = line.slice(head.argumentsFrom, head.argumentsTo);
    this.trigger =
      from === 0 && this.keyword === 'ONBUILD' && this.arguments.length > 0
        ? new Instruction(line, source, escapeCharacter, heredocs, [], head.argumentsFrom)
        : undefined;
  }

  /** What dockerfile-ast reads in it; parsed once and kept with the text. */
  get parsed(): ParsedInstruction {
    this.#parsed ??= new ParsedInstruction(this.line.text, this.#head);
    return this.#parsed;
  }

  /** The keyword as written. */
  get keywordText(): SourcedText {
    const { keywordFrom, keywordTo } = this.#head;
    this.#keywordText ??= this.line.slice(keywordFrom, keywordTo);
    return this.#keywordText;
  }

  /** The keyword as it stands in the line, whatever else reads it: found at no cost. */
  get keywordInLine(): SourcedText {
    return this.line.slice(this.#head.keywordFrom, this.#head.keywordTo);
  }

  /** The keyword's place. */
  get keywordSpan(): Span {
    return this.keywordText.span();
  }

  /** From the keyword to the end of the last argument; heredoc bodies lie behind it. */
  get span(): Span {
    const end =
      this.arguments.length > 0 ? this.arguments.span().end : (this.flags.at(-1)?.span.end ?? this.keywordSpan.end);
    return { start: this.keywordSpan.start, end };
  }

  /** The arguments parted at blanks; in ENV, LABEL and ARG blanks within quotes do not part. */
  get words(): readonly SourcedText[] {
    this.#words ??= this.#readWords();
    return this.#words;
  }

  /** What FROM calls its stage. */
  get stageName(): SourcedText | undefined {
    this.#stageName ??= { text: this.#slice(this.parsed.stageName) };
    return this.#stageName.text;
  }

  /** The first word of HEALTHCHECK: `CMD`, `NONE`, or what stands there instead. */
  get subcommand(): SourcedText | undefined {
    return this.#slice(this.parsed.subcommand);
  }

  /** The names and values of ENV, LABEL and ARG; none for other instructions. */
  get pairs(): readonly KeyValue[] {
    this.#pairs ??= this.#readPairs();
    return this.#pairs;
  }

  /** The arguments as a JSON array, where the instruction takes one and they are one. For HEALTHCHECK: those of its command. */
  get json(): JsonForm | undefined {
    this.#json ??= { form: takesJson.has(this.keyword) ? readJson(this.jsonText.text) : undefined };
    return this.#json.form;
  }

  /** The arguments one by one: the strings of a JSON array, decoded, or the words. */
  get operands(): readonly SourcedText[] {
    const { json } = this;
    if (json?.kind !== 'strings') return this.words;
    this.#operands ??= json.strings.map((string) => jsonStringText(this.jsonText, string));
    return this.#operands;
  }

  /** The texts whose variables BuildKit replaces, in the order in which it does. */
  get expansions(): readonly ExpandedText[] {
    this.#expansions ??= expandedTexts(this);
    return this.#expansions;
  }

  /** The variables in each of `expansions`, those within the words of others included. */
  get uses(): readonly (readonly VariableUse[])[] {
    this.#uses ??= this.expansions.map(({ template }) => [...usesIn(template)]);
    return this.#uses;
  }

  /** Whether a variable stands in one of the texts whose variables BuildKit replaces. */
  get hasVariables(): boolean {
    return this.uses.some((own) => own.length > 0);
  }

  /** What `json` is read from; the numbers in it are units of this. */
  get jsonText(): SourcedText {
    if (this.keyword !== 'HEALTHCHECK') return this.arguments;
    const [, second] = this.words;
    if (second === undefined) return this.arguments.slice(this.arguments.length);
    return this.arguments.slice(this.arguments.text.indexOf(second.text, this.words[0]?.length ?? 0));
  }

  /** The `--mount` flags of RUN. */
  get mounts(): readonly FieldList[] {
    this.#mounts ??= this.flags.filter(({ name }) => name === 'mount').map(readFields);
    return this.#mounts;
  }

  /** What it runs, of a RUN, CMD or ENTRYPOINT. Where that is long, reading it takes time: ask for it only where the text holds a word of interest. */
  get script(): Script {
    this.#script ??= new Script(this);
    return this.#script;
  }

  /** The variables that what it runs takes from its environment. */
  get shellVariables(): ShellVariables {
    this.#shellVariables ??= readShellVariables(this);
    return this.#shellVariables;
  }

  /** The flag of that name, the last one if it is repeated. */
  flag(name: string): Flag | undefined {
    return this.flags.findLast((flag) => flag.name === name);
  }

  #slice(span: Span | undefined): SourcedText | undefined {
    return span === undefined ? undefined : this.line.slice(span.start, span.end);
  }

  #readWords(): readonly SourcedText[] {
    if (isQuotedKind(this.keyword)) return quotedWords(this.arguments, this.escapeCharacter);
    if (ownReaders.has(this.keyword)) return blankSeparated(this.arguments);
    return this.parsed.arguments.map(({ start, end }) => this.line.slice(start, end));
  }

  #readPairs(): readonly KeyValue[] {
    if (this.keyword === 'ARG') return this.words.map(keyValue);
    if (this.keyword === 'ENV' || this.keyword === 'LABEL')
      return environmentPairs(this.arguments, this.escapeCharacter);
    return [];
  }
}

const takesJson = new Set(['ADD', 'CMD', 'COPY', 'ENTRYPOINT', 'HEALTHCHECK', 'RUN', 'SHELL', 'VOLUME']);

function casingOf(text: string, upper: string): 'upper' | 'lower' | 'mixed' {
  if (text === upper) return 'upper';
  return text === text.toLowerCase() ? 'lower' : 'mixed';
}

function isQuotedKind(keyword: string): boolean {
  return keyword === 'ENV' || keyword === 'LABEL' || keyword === 'ARG';
}
