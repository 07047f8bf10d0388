import type { ReferenceRole } from '../../engine/features';
import type { Span } from '../../engine/span';
import type { DockerfileModel, Statement } from '../model';
import { ScopeTable } from '../scope-table';
import { heirsOf, readChain } from '../stage-chains';
import type { Stage } from '../stages';
import type { Instruction } from '../syntax/instruction';
import type { VariableUse } from '../syntax/variables';
import type { KeyValue } from '../syntax/words';
import type { Mention } from './named';
import { NamedVariable, variableNamePattern } from './variable';

/** What a name means at a place. */
interface Binding {
  readonly variable: NamedVariable;
  /** The mention that gave it its value; none for what the image sets. */
  readonly definitions: readonly Mention[];
  /** What an ARG hides: a container does not have the ARG, and sees what is below. */
  readonly below: Binding | undefined;
}

/** Where names are looked up. */
interface Scope {
  /** What names stand for that nothing in the file defines. */
  readonly given: NamedVariable['kind'];
  get(name: string): Binding | undefined;
  set(name: string, binding: Binding): void;
}

/** Commands that run in a container, when all of the stage's ENVs are set. */
const startCommands: ReadonlySet<string> = new Set(['CMD', 'ENTRYPOINT', 'HEALTHCHECK']);

/** Where variables are named: by ARG and ENV, and wherever BuildKit or a shell replaces them. */
export function readVariables(model: DockerfileModel): Mention[] {
  return new VariableReader(model).read();
}

/** Follows the stages from those that build on images to those that build on them. */
class VariableReader {
  readonly #mentions: Mention[] = [];
  readonly #arguments = new Map<string, NamedVariable>();
  readonly #globals = new Map<string, Binding>();
  readonly #table = new ScopeTable<Binding>();
  /** What the ONBUILDs of a stage set in those that build on it. */
  readonly #stored = new Map<Stage, ReadonlyMap<string, Binding>>();
  constructor(readonly model: DockerfileModel) {}

  read(): Mention[] {
    this.#readGlobals();
    const heirs = heirsOf(this.model.stages);
    for (const stage of this.model.stages)
      if (stage.parent === undefined) readChain(stage, heirs, this.#table, (each) => this.#readStage(each));
    return this.#mentions;
  }

  /** The ARGs above the first FROM, and what every FROM takes of them. */
  #readGlobals(): void {
    const globals = this.#globals;
    const scope: Scope = {
      given: 'ARG',
      get: (name) => globals.get(name),
      set: (name, binding) => globals.set(name, binding),
    };
    for (const statement of this.model.statements) {
      if (statement.keyword === 'FROM') this.#readUses(statement, statement.instruction, scope);
      else if (statement.stage === undefined && statement.keyword === 'ARG')
        this.#readPairs(statement, statement.instruction, scope);
    }
  }

  #readStage(stage: Stage): void {
    const scope: Scope = {
      given: 'ENV',
      get: (name) => this.#table.get(name),
      set: (name, binding) => this.#table.set(name, binding),
    };
    for (const [name, binding] of (stage.parent && this.#stored.get(stage.parent)) ?? [])
      this.#table.set(name, binding);
    for (const statement of stage.statements) {
      const { keyword, instruction } = statement;
      if (keyword === 'ARG' || keyword === 'ENV') this.#readPairs(statement, instruction, scope);
      else if (keyword !== 'FROM' && !startCommands.has(keyword)) this.#readUses(statement, instruction, scope);
    }
    this.#readStarts(stage);
  }

  /** What runs in a container, or in builds on the image: ARGs are gone there. */
  #readStarts(stage: Stage): void {
    const stored = new Map<string, Binding>();
    /** What the image sets under the name of an ARG. */
    const hidden = new Map<string, Binding>();
    const inContainer: Scope = {
      given: 'ENV',
      get: (name) => {
        const binding = this.#table.get(name);
        return binding?.variable.kind === 'ARG' ? (binding.below ?? hidden.get(name)) : binding;
      },
      set: (name, binding) => (this.#table.has(name) ? hidden.set(name, binding) : this.#table.set(name, binding)),
    };
    const inHeirs: Scope = {
      given: 'ENV',
      get: (name) => stored.get(name) ?? inContainer.get(name),
      set: (name, binding) => stored.set(name, binding),
    };
    for (const statement of stage.statements) {
      const { trigger, keyword } = statement.instruction;
      if (startCommands.has(keyword)) this.#readUses(statement, statement.instruction, inContainer);
      else if (trigger?.keyword === 'ARG' || trigger?.keyword === 'ENV') this.#readPairs(statement, trigger, inHeirs);
      else if (trigger !== undefined) this.#readUses(statement, trigger, inHeirs);
    }
    if (stored.size > 0) this.#stored.set(stage, stored);
  }

  /** ARG sets one name after the other; ENV sets its names after all of its values have been replaced. */
  #readPairs(statement: Statement, { keyword, pairs, uses }: Instruction, scope: Scope): void {
    const isEnvironment = keyword === 'ENV';
    if (isEnvironment) for (const own of uses) this.#readEach(statement, own, scope);
    let index = 0;
    for (const pair of pairs) {
      if (!isEnvironment && pair.value !== undefined) this.#readEach(statement, uses[index++] ?? [], scope);
      if (!variableNamePattern.test(pair.key.text)) continue;
      if (isEnvironment) this.#defineEnvironment(statement, pair, scope);
      else this.#defineArgument(statement, pair, scope);
    }
  }

  #defineEnvironment(statement: Statement, pair: KeyValue, scope: Scope): void {
    const name = pair.key.text;
    const before = scope.get(name);
    const known = before?.variable.kind === 'ARG' ? before.below : before;
    const variable = known?.variable ?? new NamedVariable('ENV', name);
    const { definitions } = this.#define(statement, pair, variable, []);
    scope.set(name, { variable, definitions, below: undefined });
  }

  /** In a stage, an ARG without a default continues the one above the first FROM. */
  #defineArgument(statement: Statement, pair: KeyValue, scope: Scope): void {
    const name = pair.key.text;
    const variable = this.#argument(name);
    const before = scope.get(name);
    const global = scope.given === 'ENV' && pair.value === undefined ? this.#globals.get(name) : undefined;
    const definitions = [this.#define(statement, pair, variable, global?.definitions ?? [])];
    const isEnvironment = before?.variable.kind === 'ENV' && before.definitions.length > 0;
    // Without a value it leaves alone what ENV has set.
    if (isEnvironment && pair.value === undefined && global === undefined) return;
    scope.set(name, { variable, definitions, below: before?.variable.kind === 'ARG' ? before.below : before });
  }

  #define(statement: Statement, { key, whole }: KeyValue, named: NamedVariable, origins: readonly Mention[]): Mention {
    const definitions = [...origins];
    const span = statement.at(key.span());
    const mention: Mention = { named, span, role: 'definition', whole: statement.at(whole.span()), definitions };
    if (definitions.length === 0) definitions.push(mention);
    this.#mentions.push(mention);
    return mention;
  }

  #readUses(statement: Statement, instruction: Instruction, scope: Scope): void {
    for (const own of instruction.uses) this.#readEach(statement, own, scope);
    if (instruction.keyword !== 'RUN' && !startCommands.has(instruction.keyword)) return;
    const { mentions, assigned, namesShell } = instruction.shellVariables;
    const environment = this.#readSecrets(statement, instruction, scope);
    if (mentions.length === 0 || !(namesShell || this.model.shells.at(statement).isPosix)) return;
    for (const { name, span, role } of mentions)
      this.#use(statement, { name, span, role, isOwn: assigned.has(name) }, environment);
  }

  /** What a script sees where mounts hand it secrets as variables: `--mount=type=secret,id=token,env=TOKEN`. */
  #readSecrets(statement: Statement, { mounts }: Instruction, scope: Scope): Scope {
    const own = new Map<string, Binding>();
    for (const mount of mounts) {
      const field = mount.field('env');
      const name = field?.value?.text ?? '';
      if (field?.value === undefined || !variableNamePattern.test(name)) continue;
      const variable = new NamedVariable('ENV', name);
      const pair = { key: field.value, value: undefined, whole: field.whole, legacy: false };
      own.set(name, { variable, definitions: [this.#define(statement, pair, variable, [])], below: undefined });
    }
    return own.size === 0 ? scope : { ...scope, get: (name) => own.get(name) ?? scope.get(name) };
  }

  #readEach(statement: Statement, uses: readonly VariableUse[], scope: Scope): void {
    for (const { name, nameSpan } of uses)
      if (variableNamePattern.test(name)) this.#use(statement, { name, span: nameSpan, role: 'read' }, scope);
  }

  #use(
    statement: Statement,
    { name, span: own, role, isOwn }: { name: string; span: Span; role: ReferenceRole; isOwn?: boolean },
    scope: Scope,
  ): void {
    let binding = scope.get(name);
    // A script that sets a variable which nobody else does has one of its own.
    if (binding === undefined && isOwn === true) return;
    if (binding === undefined) {
      const variable = scope.given === 'ARG' ? this.#argument(name) : new NamedVariable('ENV', name);
      binding = { variable, definitions: [], below: undefined };
      scope.set(name, binding);
    }
    const { variable, definitions } = binding;
    const span = statement.at(own);
    this.#mentions.push({ named: variable, span, role, whole: span, definitions });
  }

  #argument(name: string): NamedVariable {
    const variable = this.#arguments.get(name) ?? new NamedVariable('ARG', name);
    this.#arguments.set(name, variable);
    return variable;
  }
}
