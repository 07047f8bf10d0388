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
import type { SourcedText } from '../syntax/sourced-text';
import { withoutEscapes } from './embedded';
import { type Changes, Flow, type Hold } from './flow';
import type { ShellMention, ShellVariables } from './variables';
import { isPosixShell } from './wrappers';

const maxDepth = 200;
const namePattern = /^[A-Za-z_]\w*$/;

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

/** Follows a script; `readText` is called once, then `result`. */
export class VariableReader {
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
        this.#all([node.initialize]);
        this.#loop(() => this.#all([node.test, node.body, node.update]));
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

  #all(nodes: readonly (SyntaxNode | undefined)[]): void {
    for (const node of nodes) if (node !== undefined) this.#visit(node);
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
    for (const { clause, then } of node.elif) branches.push(this.#flow.branch(() => this.#all([clause, then])));
    branches.push(this.#flow.branch(() => this.#all([node.else])));
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
    const texts = redirects.flatMap((redirect) =>
      redirect.type === 'HereDoc' ? this.#inner(redirect.body, redirect.delimiter?.quoted === true) : [],
    );
    const option = args.findIndex((word) => word.type === 'Word' && /^-\w*c$/.test(word.text));
    const word = option === -1 ? undefined : args[option + 1];
    const [part, ...more] = (word?.type === 'Word' ? word.parts : undefined) ?? [];
    if (more.length === 0 && (part?.type === 'SingleQuoted' || part?.type === 'DoubleQuoted'))
      texts.push(...this.#inner({ pos: part.pos + 1, end: part.end - 1 }, part.type === 'SingleQuoted'));
    for (const text of texts)
      this.#apart(() => {
        for (const part of prefix) if (part.type === 'Assignment') this.#flow.set(part.name, 'own');
        this.readText(text);
      });
  }

  /** What is left for an inner shell: where nothing is quoted, the outer one has replaced all but what a backslash stands before. */
  #inner({ pos, end }: { pos: number; end: number }, isQuoted: boolean): SourcedText[] {
    const text = this.#text.slice(pos, end);
    if (isQuoted) return [text];
    return text.text.includes('\\$') ? [withoutEscapes(text, undefined, true)] : [];
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
