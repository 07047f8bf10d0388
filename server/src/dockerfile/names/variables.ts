import type { ReferenceRole } from '../../engine/features';
import type { Span } from '../../engine/span';
import type { DockerfileModel, Statement } from '../model';
import type { Stage } from '../stages';
import type { Instruction } from '../syntax/instruction';
import type { SourcedText } from '../syntax/sourced-text';
import { usesIn } from '../syntax/variables';
import type { KeyValue } from '../syntax/words';
import type { Mention } from './named';
import { NamedVariable, variableNamePattern } from './variable';

/** What a name means at a place. */
interface Binding {
  readonly variable: NamedVariable;
  /** The mention that gave it its value; none for what the image sets. */
  readonly definitions: readonly Mention[];
  /** What an ARG hides: a container does not have it, and sees what is below. */
  readonly below: Binding | undefined;
}

/** Commands that run in a container, when all of the stage's ENVs are set. */
const startCommands: ReadonlySet<string> = new Set(['CMD', 'ENTRYPOINT', 'HEALTHCHECK']);

/** Where variables are named: by ARG and ENV, and wherever BuildKit or a shell replaces them. */
export function readVariables(model: DockerfileModel): Mention[] {
  return new VariableReader(model).read();
}

/**
 * Follows the stages as `ScopeReader` does: from those that build on images to those that build on them, with one table that what a
 * stage sets is taken out of again when its last heir has been read.
 */
class VariableReader {
  readonly #mentions: Mention[] = [];
  readonly #arguments = new Map<string, NamedVariable>();
  readonly #globals = new Map<string, Binding>();
  readonly #table = new Map<string, Binding>();
  readonly #undo: { readonly name: string; readonly before: Binding | undefined }[] = [];
  readonly #heirs = new Map<Stage, Stage[]>();
  /** What the ONBUILDs of a stage set in those that build on it. */
  readonly #stored = new Map<Stage, ReadonlyMap<string, Binding>>();
  /** The first stage of the chain that is read; none above the first FROM. */
  #chain: Stage | undefined;

  constructor(readonly model: DockerfileModel) {}

  read(): Mention[] {
    this.#readGlobals();
    for (const stage of this.model.stages) {
      if (stage.parent === undefined) continue;
      const siblings = this.#heirs.get(stage.parent);
      if (siblings === undefined) this.#heirs.set(stage.parent, [stage]);
      else siblings.push(stage);
    }
    for (const stage of this.model.stages) if (stage.parent === undefined) this.#readChain(stage);
    return this.#mentions;
  }

  /** The ARGs above the first FROM, and what every FROM takes of them. */
  #readGlobals(): void {
    const lookUp = (name: string) => this.#globals.get(name) ?? this.#given(name, this.#globals);
    for (const statement of this.model.statements) {
      if (statement.keyword === 'FROM') this.#useAll(statement, statement.instruction, lookUp);
      if (statement.stage !== undefined || statement.keyword !== 'ARG') continue;
      for (const pair of statement.instruction.pairs) {
        this.#useIn(statement, pair.value, lookUp);
        const binding = this.#define(statement, pair, this.#argument(pair.key.text), undefined);
        if (binding !== undefined) this.#globals.set(pair.key.text, binding);
      }
    }
  }

  #readChain(root: Stage): void {
    this.#chain = root;
    const open = [this.#readStage(root)];
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
      const heir = this.#heirs.get(top.stage)?.[top.turn++];
      if (heir !== undefined) open.push(this.#readStage(heir));
      else {
        open.pop();
        this.#undoTo(top.undo);
      }
    }
  }

  #readStage(stage: Stage): { stage: Stage; undo: number; turn: number } {
    const undo = this.#undo.length;
    for (const [name, binding] of (stage.parent && this.#stored.get(stage.parent)) ?? []) this.#set(name, binding);
    const lookUp = (name: string) => this.#table.get(name) ?? this.#given(name);
    for (const statement of stage.statements) {
      const { keyword, instruction } = statement;
      if (keyword === 'ARG' || keyword === 'ENV')
        this.#readPairs(statement, instruction, lookUp, (name, binding) => this.#set(name, binding));
      else if (keyword !== 'FROM' && !startCommands.has(keyword)) this.#useAll(statement, instruction, lookUp);
    }
    this.#readContainer(stage);
    return { stage, undo, turn: 0 };
  }

  /** What runs in a container, or in builds on the image: ARGs are gone there. */
  #readContainer(stage: Stage): void {
    const stored = new Map<string, Binding>();
    const remaining = (name: string) => {
      const binding = this.#table.get(name);
      return binding?.variable.kind === 'ARG' ? (binding.below ?? this.#given(name)) : (binding ?? this.#given(name));
    };
    const lookUp = (name: string) => stored.get(name) ?? remaining(name);
    for (const statement of stage.statements) {
      const { trigger, keyword } = statement.instruction;
      if (startCommands.has(keyword)) this.#useAll(statement, statement.instruction, remaining);
      else if (trigger?.keyword === 'ARG' || trigger?.keyword === 'ENV')
        this.#readPairs(statement, trigger, lookUp, (name, binding) => stored.set(name, binding));
      else if (trigger !== undefined) this.#useAll(statement, trigger, lookUp);
    }
    if (stored.size > 0) this.#stored.set(stage, stored);
  }

  /** ARG sets one name after the other; ENV sets its names after all of its values have been replaced. */
  #readPairs(
    statement: Statement,
    { keyword, pairs }: Instruction,
    lookUp: (name: string) => Binding | undefined,
    set: (name: string, binding: Binding) => void,
  ): void {
    if (keyword === 'ENV') for (const { key, value } of pairs) this.#useIn(statement, key, lookUp), this.#useIn(statement, value, lookUp);
    for (const pair of pairs) {
      const name = pair.key.text;
      if (keyword === 'ARG') this.#useIn(statement, pair.value, lookUp);
      const before = lookUp(name);
      const isEnvironment = keyword === 'ENV';
      const variable = isEnvironment ? environmentOf(before, name) : this.#argument(name);
      const binding = this.#define(statement, pair, variable, isEnvironment ? undefined : before);
      if (binding !== undefined) set(name, binding);
    }
  }
}
