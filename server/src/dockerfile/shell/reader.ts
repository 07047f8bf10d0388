import {
  type CommandNode,
  type CompoundList,
  forEachChild,
  type PipelineNode,
  parse,
  type Redirection,
  type Command as ShellCommand,
  type Word as ShellNode,
  type Statement,
  type SyntaxNode,
} from 'unbash';
import type { SourcedText } from '../syntax/sourced-text';
import { Command } from './command';
import { embeddedText } from './embedded';
import type { Pipe, Script } from './script';
import { ShellWord, type Word } from './word';
import { isPosixShell, wrappedBy } from './wrappers';

/** Longer scripts are not read: no person wrote them, and they would hold up typing. */
const maxLength = 1 << 20;
/** How deep scripts within scripts, commands within commands and lists within lists may lie. */
const maxDepth = 40;

/** What a script calls. */
export interface Calls {
  readonly commands: readonly Command[];
  readonly pipes: readonly Pipe[];
}

const none: Calls = { commands: [], pipes: [] };

/** Reads the commands of a script. Never fails: what cannot be read has none. */
export function readCommands(script: Script): Calls {
  const reader = new Reader(script);
  try {
    if (script.instruction.json?.kind === 'strings') reader.readArray();
    else if (script.source !== undefined) reader.readText(script.source.text, 0, script.source.hasPipefail);
    return reader;
  } catch (error) {
    // What is nested very deeply exhausts the stack of the parser.
    if (error instanceof RangeError || error instanceof Unreadable) return none;
    throw error;
  }
}

class Unreadable extends Error {}

class Reader implements Calls {
  readonly commands: Command[] = [];
  readonly pipes: Pipe[] = [];
  #source!: SourcedText;
  #hasPipefail = false;

  constructor(readonly script: Script) {}

  /** A JSON array calls one program. */
  readArray(): void {
    const words = this.script.instruction.operands.map((operand): Word => {
      return { text: operand.text, isConstant: true, span: operand.span(), from: 0, to: 0 };
    });
    if (words.length > 0) this.#add({ words, assignments: [], wrapper: undefined, depth: 0, pipedFrom: undefined });
  }

  readText(source: SourcedText, depth: number, hasPipefail: boolean): void {
    if (source.length > maxLength || depth > maxDepth) throw new Unreadable();
    const { commands, errors } = parse(source.text);
    if (errors !== undefined && errors.length > 0) throw new Unreadable();
    const outer = this.#source;
    const outerPipefail = this.#hasPipefail;
    this.#source = source;
    this.#hasPipefail = hasPipefail;
    this.#statements(commands, depth);
    this.#source = outer;
    this.#hasPipefail = outerPipefail;
  }

  #statements(statements: readonly Statement[], depth: number): void {
    if (depth > maxDepth) throw new Unreadable();
    for (const { command } of statements) this.#chain(command, depth);
  }

  #list({ commands }: CompoundList, depth: number): void {
    this.#statements(commands, depth);
  }

  #chain(node: Statement['command'], depth: number): void {
    if (node.type !== 'AndOr') this.#pipeline(node, depth);
    else for (const part of node.commands) this.#pipeline(part, depth);
  }

  #pipeline(node: PipelineNode, depth: number): void {
    if (node.type !== 'Pipeline') {
      this.#node(node, depth, undefined);
      return;
    }
    let before: { node: CommandNode; command: Command | undefined; commands: readonly Command[] } | undefined;
    for (const part of node.commands) {
      const from = this.commands.length;
      const command = this.#node(part, depth, before?.command);
      if (before !== undefined) this.#pipe(before.node.end, part.pos, before.commands, command);
      before = { node: part, command, commands: command === undefined ? this.commands.slice(from) : [command] };
    }
  }

  #pipe(from: number, to: number, left: readonly Command[], right: Command | undefined): void {
    const at = this.#source.text.indexOf('|', from);
    if (at === -1 || at >= to) return;
    this.pipes.push({ span: this.#source.span(at, at + 1), left, right, isGuarded: this.#hasPipefail });
  }

  /** Reads one part of a pipeline; the command that it is, if it is one. */
  #node(node: CommandNode, depth: number, pipedFrom: Command | undefined): Command | undefined {
    switch (node.type) {
      case 'Command':
        return this.#command(node, depth, pipedFrom);
      case 'Redirected':
        this.#node(node.command, depth, pipedFrom);
        break;
      case 'Function':
      case 'Coproc':
        if (node.body.type === 'CompoundList') this.#list(node.body, depth + 1);
        else this.#node(node.body, depth + 1, undefined);
        break;
      case 'If':
        for (const { clause, then } of [node, ...node.elif]) {
          this.#list(clause, depth + 1);
          this.#list(then, depth + 1);
        }
        if (node.else !== undefined) this.#list(node.else, depth + 1);
        break;
      case 'While':
        this.#list(node.clause, depth + 1);
        this.#list(node.body, depth + 1);
        break;
      case 'For':
      case 'Select':
        for (const word of node.wordlist ?? []) this.#substitutions(word, depth);
        this.#list(node.body, depth + 1);
        break;
      case 'ArithmeticFor':
      case 'Subshell':
      case 'BraceGroup':
        this.#list(node.body, depth + 1);
        break;
      case 'Case':
        for (const { body } of node.items) this.#list(body, depth + 1);
        break;
    }
    return undefined;
  }

  #command(node: ShellCommand, depth: number, pipedFrom: Command | undefined): Command | undefined {
    const assignments: Word[] = [];
    for (const item of node.prefix) if (item.type === 'Assignment') assignments.push(new ShellWord(item, this.#source));
    this.#substitutions(node, depth);
    if (node.name === undefined) return undefined;
    const words = [node.name, ...node.args].map((word) => new ShellWord(word, this.#source));
    const command = this.#add({ words, assignments, wrapper: undefined, depth, pipedFrom });
    if (isPosixShell(command.name)) this.#scriptOfHeredoc(node.redirects, depth);
    return command;
  }

  /** Adds a command and what it runs in its turn; the innermost. */
  #add(parts: Omit<ConstructorParameters<typeof Command>[0], 'script'>): Command {
    if (parts.depth > maxDepth) throw new Unreadable();
    const command = new Command({ ...parts, script: this.script });
    this.commands.push(command);
    if (command.name === 'set') this.#set(command);
    const wrapped = wrappedBy(command);
    if (wrapped?.kind === 'program')
      return this.#add({ ...parts, words: wrapped.words, assignments: [], wrapper: command });
    if (wrapped?.kind === 'script') {
      const { word } = wrapped;
      const text = word instanceof ShellWord ? embeddedText(word) : this.#operandText(word);
      if (text !== undefined) this.readText(text, parts.depth + 1, wrapped.hasPipefail);
    }
    return command;
  }

  #operandText(word: Word): SourcedText | undefined {
    return this.script.instruction.operands.find((operand) => operand.at(0) === word.span.start);
  }

  #set({ words }: Command): void {
    const index = words.findIndex(({ text }) => text === 'pipefail');
    if (index > 0) this.#hasPipefail = !words[index - 1]?.text.startsWith('+');
  }

  /** `bash <<EOF` reads its script from the heredoc. */
  #scriptOfHeredoc(redirects: readonly Redirection[], depth: number): void {
    for (const redirect of redirects) {
      if (redirect.type !== 'HereDoc' || redirect.closing === undefined) continue;
      this.readText(this.#source.slice(redirect.body.pos, redirect.body.end), depth + 1, this.#hasPipefail);
    }
  }

  /** The commands in `$(…)` of what a node holds. */
  #substitutions(node: ShellCommand | ShellNode, depth: number): void {
    const text = this.#source.text.slice(node.pos, node.end);
    if (!text.includes('$(') && !text.includes('`')) return;
    forEachChild(node, (child) => this.#within(child, depth + 1));
  }

  #within(node: SyntaxNode, depth: number): void {
    if (depth > maxDepth) throw new Unreadable();
    // Positions in a script between back ticks count in a text of its own where it holds escapes.
    if (node.type === 'Script') {
      if (node.source === undefined) this.#statements(node.commands, depth);
    } else forEachChild(node, (child) => this.#within(child, depth));
  }
}
