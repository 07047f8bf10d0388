import {
  type AndOr,
  type Case,
  type Command,
  type CommandArgument,
  type CommandExpansionPart,
  forEachChild,
  type If,
  type ParameterExpansionPart,
  parse,
  type SyntaxNode,
} from 'unbash';
import type { ReferenceRole } from '../../engine/features';
import type { Span } from '../../engine/span';
import type { Instruction } from '../syntax/instruction';
import type { SourcedText } from '../syntax/sourced-text';
import { embeddedText, withoutEscapes } from './embedded';
import { type Changes, Flow, type Hold } from './flow';
import { scriptSource } from './source';
import { ShellWord } from './word';
import { isPosixShell } from './wrappers';

/** A place of a script that names a variable of its environment. */
export interface ShellMention {
  readonly name: string;
  /** The name; counts from the instruction's start. */
  readonly span: Span;
  readonly role: ReferenceRole;
}

/** The variables that a script takes from its environment. */
export interface ShellVariables {
  /** Where it does. A name that the script has given a value before, on every way there, is not among them. */
  readonly mentions: readonly ShellMention[];
  /** The names that the script gives values. */
  readonly assigned: ReadonlySet<string>;
  /** Whether the shell that runs it does not depend on SHELL. */
  readonly namesShell: boolean;
}

const none: ShellVariables = { mentions: [], assigned: new Set(), namesShell: false };
/** Longer scripts are not read: no person wrote them. */
const maxLength = 1 << 20;
const maxDepth = 200;
const namePattern = /^[A-Za-z_]\w*$/;
/** What a script without would not name a variable with. */
const sign = /\$|\b(?:export|readonly|unset)\b|\(\(|-v\b/;

/** Reads the variables of what RUN, CMD, ENTRYPOINT or HEALTHCHECK runs. Never fails: what cannot be read has none. */
export function readShellVariables(instruction: Instruction): ShellVariables {
  if (!sign.test(instruction.source)) return none;
  const { json, operands } = instruction;
  if (json?.kind === 'strings') {
    const option = operands.findIndex(({ text }, index) => index > 0 && /^-\w*c$/.test(text));
    const text = operands[option + 1];
    const isShell = option > 0 && isPosixShell((operands[0]?.text ?? '').replace(/^.*\//, ''));
    return isShell && text !== undefined ? readText(text, true) : none;
  }
  const source = scriptSource(instruction);
  if (source === undefined) return none;
  return readText(instruction.keyword === 'HEALTHCHECK' ? instruction.jsonText : source.text, source.namesShell);
}

function readText(text: SourcedText, namesShell: boolean): ShellVariables {
  if (text.length > maxLength) return none;
  const reader = new VariableReader();
  try {
    reader.readText(text);
  } catch (error) {
    // What is nested very deeply exhausts the stack.
    if (error instanceof RangeError) return none;
    throw error;
  }
  return { ...reader.result(), namesShell };
}

/** A mention, with what the script had done to the variable before. */
interface Event extends ShellMention {
  hold: Hold | undefined;
}

/** Commands whose operands name variables that they set. */
const setting: ReadonlySet<string> = new Set([
  'read',
  'local',
  'declare',
  'typeset',
  'getopts',
  'mapfile',
  'readarray',
]);
/** Commands whose operands name variables as they are. */
const naming: ReadonlySet<string> = new Set(['export', 'readonly', 'unset']);

class VariableReader {
  readonly #events: Event[] = [];
  readonly #flow = new Flow();
  readonly #assigned = new Set<string>();
  /** The events within functions, which may run at any time. */
  readonly #functions: { readonly from: number; readonly to: number }[] = [];
  #text!: SourcedText;
  #depth = 0;

  readText(text: SourcedText): void {
    const outer = this.#text;
    this.#text = text;
    this.#visit(parse(text.text));
    this.#text = outer;
  }

  /** A variable that the script may or may not have set is renamed with all that the script does to it. */
  result(): Omit<ShellVariables, 'namesShell'> {
    for (const { from, to } of this.#functions) this.#loosen(from, to, this.#assigned);
    const shared = new Set(this.#events.flatMap(({ name, hold }) => (hold === 'maybe' ? name : [])));
    const mentions = this.#events.filter(
      ({ name, hold, role }) => shared.has(name) || (hold === undefined && role === 'read'),
    );
    return { mentions, assigned: this.#assigned };
  }

  #visit(node: SyntaxNode): void {
    if (++this.#depth > maxDepth) throw new RangeError();
    this.#visitNode(node);
    this.#depth--;
  }

  #visitNode(node: SyntaxNode): void {
    switch (node.type) {
      case 'Statement':
        if (node.background === true) this.#apart(() => this.#visit(node.command));
        else this.#visit(node.command);
        break;
      case 'AndOr':
        this.#chain(node);
        break;
      case 'Pipeline':
        if (node.commands.length > 1) for (const part of node.commands) this.#apart(() => this.#visit(part));
        else this.#children(node);
        break;
      case 'Subshell':
      case 'ProcessSubstitution':
      case 'Coproc':
        this.#apart(() => this.#children(node));
        break;
      case 'CommandExpansion':
        this.#apart(() => this.#substitution(node));
        break;
      case 'If':
        this.#if(node);
        break;
      case 'Case':
        this.#case(node);
        break;
      case 'For':
      case 'Select':
        for (const word of node.wordlist ?? []) this.#visit(word);
        this.#loop(() => {
          this.#assign(node.name.text, node.name, 'own');
          this.#visit(node.body);
        });
        break;
      case 'While':
        this.#loop(() => this.#children(node));
        break;
      case 'ArithmeticFor':
        if (node.initialize !== undefined) this.#visit(node.initialize);
        this.#loop(() => {
          for (const part of [node.test, node.body, node.update]) if (part !== undefined) this.#visit(part);
        });
        break;
      case 'Function': {
        const from = this.#events.length;
        this.#loop(() => this.#visit(node.body));
        this.#functions.push({ from, to: this.#events.length });
        break;
      }
      case 'Command':
        this.#command(node);
        break;
      case 'Assignment':
        this.#children(node);
        if (node.append === true || node.index !== undefined) this.#change(node.name, node);
        else this.#assign(node.name, node, 'own');
        break;
      case 'SimpleExpansion':
        this.#read(this.#slice(node).slice(1), node.pos + 1);
        break;
      case 'ParameterExpansion':
        this.#expansion(node);
        break;
      case 'ArithmeticWord':
        if (node.parts === undefined) this.#read(node.value, node.pos);
        else this.#children(node);
        break;
      case 'ArithmeticUnary':
        this.#children(node);
        if (/^(?:\+\+|--)$/.test(node.operator)) this.#maybe(this.#slice(node.operand));
        break;
      case 'ArithmeticBinary':
        this.#arithmetic(node);
        break;
      case 'TestUnary':
        this.#children(node);
        if (node.operator === '-v') this.#read(node.operand.text, node.operand.pos);
        break;
      default:
        this.#children(node);
    }
  }

  #children(node: SyntaxNode): void {
    forEachChild(node, (child) => this.#visit(child));
  }

  /** What runs in a shell of its own changes nothing outside. */
  #apart(follow: () => void): void {
    this.#flow.branch(follow);
  }

  /** What may be left out, or run again after itself. */
  #loop(follow: () => void): void {
    const from = this.#events.length;
    const changes = this.#flow.branch(follow);
    this.#loosen(from, this.#events.length, changes);
    this.#flow.join([changes, nothing]);
  }

  /** Reads that looked as if nobody had set the variable before. */
  #loosen(from: number, to: number, names: { has(name: string): boolean }): void {
    for (let index = from; index < to; index++) {
      const event = this.#events[index] as Event;
      if (event.hold === undefined && event.role === 'read' && names.has(event.name)) event.hold = 'maybe';
    }
  }

  /** Behind `&&` a part knows what those before it have done; behind `||` it does not run after them. */
  #chain({ commands: [first, ...rest], operators }: AndOr): void {
    if (first !== undefined) this.#visit(first);
    const changes = this.#flow.branch(() => {
      for (const [index, command] of rest.entries())
        if (operators[index] === '&&') this.#visit(command);
        else this.#flow.join([this.#flow.branch(() => this.#visit(command)), nothing]);
    });
    this.#flow.join([changes, nothing]);
  }

  #if(node: If): void {
    const branches: Changes[] = [];
    this.#visit(node.clause);
    branches.push(this.#flow.branch(() => this.#visit(node.then)));
    for (const { clause, then } of node.elif)
      branches.push(this.#flow.branch(() => [clause, then].forEach((part) => this.#visit(part))));
    branches.push(this.#flow.branch(() => node.else && this.#visit(node.else)));
    this.#flow.join(branches);
  }

  #case(node: Case): void {
    this.#visit(node.word);
    const branches = node.items.map((item) => this.#flow.branch(() => this.#children(item)));
    const takesAll = node.items.some(({ pattern }) => pattern.some(({ text }) => text === '*'));
    this.#flow.join(takesAll ? branches : [...branches, nothing]);
  }

  /** What stands before a command is set for that command only, when its words have been read. */
  #command(node: Command): void {
    const { name, prefix, suffix } = node;
    if (name === undefined) {
      this.#children(node);
      return;
    }
    for (const part of prefix) {
      if (part.type === 'Assignment') {
        this.#assigned.add(part.name);
        this.#children(part);
      } else this.#visit(part);
    }
    this.#visit(name);
    const program = name.value;
    for (const part of suffix) this.#visit(part);
    for (const word of node.args) this.#operand(program, word);
    if (isPosixShell(program.replace(/^.*\//, ''))) this.#embedded(node);
  }

  #operand(program: string, word: CommandArgument): void {
    if (word.type === 'Assignment' || !namePattern.test(word.text)) return;
    if (naming.has(program)) this.#read(word.text, word.pos);
    else if (setting.has(program)) this.#assign(word.text, word, 'own');
  }

  /** `sh -c '…'` and `sh <<'EOF'`: a shell with the same environment, but for what stands before it. */
  #embedded({ prefix, args, redirects }: Command): void {
    const option = args.findIndex((word) => word.type === 'Word' && /^-\w*c$/.test(word.text));
    const word = args[option + 1];
    const texts = redirects.flatMap((redirect) =>
      redirect.type === 'HereDoc' && redirect.delimiter?.quoted === true
        ? this.#text.slice(redirect.body.pos, redirect.body.end)
        : [],
    );
    const isQuoted = option !== -1 && word?.type === 'Word' && word.parts?.[0]?.type === 'SingleQuoted';
    const script = isQuoted ? embeddedText(new ShellWord(word, this.#text)) : undefined;
    if (script !== undefined) texts.push(script);
    for (const text of texts)
      this.#apart(() => {
        for (const part of prefix) if (part.type === 'Assignment') this.#flow.set(part.name, 'own');
        this.readText(text);
      });
  }

  /** A script between back ticks is read without its escapes. */
  #substitution({ pos, end, script }: CommandExpansionPart): void {
    if (script?.source === undefined) {
      if (script !== undefined) this.#visit(script);
      return;
    }
    const text = withoutEscapes(this.#text.slice(pos + 1, end - 1), '$`\\');
    if (text.text === script.source) this.readText(text);
  }

  #expansion(node: ParameterExpansionPart): void {
    this.#read(node.parameter, node.parameterPos);
    this.#children(node);
    const { operation } = node;
    if (operation?.type === 'Default' && operation.operator.endsWith('=')) this.#maybe(node.parameter);
  }

  #arithmetic(node: SyntaxNode & { type: 'ArithmeticBinary' }): void {
    const { operator, left, right } = node;
    if (!/^(?:[-+*/%&|^]|<<|>>)?=$/.test(operator)) {
      this.#children(node);
      return;
    }
    this.#visit(right);
    const name = this.#slice(left);
    if (operator === '=') this.#assign(name, left, 'own');
    else this.#change(name, left);
  }

  #slice({ pos, end }: SyntaxNode): string {
    return this.#text.text.slice(pos, end);
  }

  #read(name: string, pos: number): void {
    this.#event(name, pos, 'read');
  }

  #assign(name: string, { pos }: SyntaxNode, hold: Hold): void {
    this.#event(name, pos, 'write');
    this.#hold(name, hold);
  }

  /** Gives a variable a value that is made from the one before. */
  #change(name: string, { pos }: SyntaxNode): void {
    this.#maybe(name);
    this.#event(name, pos, 'write');
  }

  #maybe(name: string): void {
    this.#hold(name, 'maybe');
  }

  #hold(name: string, hold: Hold): void {
    if (!namePattern.test(name)) return;
    this.#assigned.add(name);
    this.#flow.set(name, hold);
  }

  #event(name: string, pos: number, role: ReferenceRole): void {
    if (!namePattern.test(name)) return;
    const span = this.#text.span(pos, pos + name.length);
    this.#events.push({ name, span, role, hold: this.#flow.get(name) });
  }
}

const nothing: Changes = new Map();
