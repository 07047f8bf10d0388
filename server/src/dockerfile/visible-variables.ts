import type { Span } from '../engine/span';
import type { DockerfileModel, Statement } from './model';
import type { Stage } from './stages';
import { expand } from './syntax/expand';
import type { Instruction } from './syntax/instruction';
import type { SourcedText } from './syntax/sourced-text';
import { readTemplate } from './syntax/variables';
import type { KeyValue } from './syntax/words';
import { type PredefinedVariable, platformVariables, proxyVariables, runtimeVariables } from './tables/variables';

/** A variable as a place of the file sees it. */
export interface VisibleVariable {
  readonly name: string;
  readonly kind: 'ARG' | 'ENV' | 'platform' | 'proxy' | 'runtime';
  /** `undefined` where it has none, or none that is known. */
  readonly value: string | undefined;
  /** Where the name was written last before the place; absent for what BuildKit sets by itself. */
  readonly definition: VariableDefinition | undefined;
  /** Where an ARG without a default takes its value from: the ARG of that name above the first FROM. */
  readonly global: VariableDefinition | undefined;
}

/** A place that defines a variable. */
export interface VariableDefinition {
  readonly statement: Statement;
  /** The name, in the text. */
  readonly span: Span;
}

const platformNames = new Set(platformVariables.map(({ name }) => name));

/** Which variables are meant. */
export interface VisibilityOptions {
  /** Those of a command too: a running container has some that nothing sets. */
  readonly isCommand?: boolean;
  /** What is known behind the instruction, not before it. */
  readonly isAfter?: boolean;
  /** A place in the instruction: ARG sets one name after the other, and the names before it count. */
  readonly offset?: number;
}

/** The variables that an instruction can use, by name, in the order in which they were defined; those that are always there come first. */
export function variablesAt(
  model: DockerfileModel,
  statement: Statement,
  options: VisibilityOptions = {},
): ReadonlyMap<string, VisibleVariable> {
  const isGlobal = statement.keyword === 'FROM' || statement.stage === undefined;
  return isGlobal ? globalVariables(model, statement, options) : new StageVariables(model, statement, options).found;
}

function given(kind: VisibleVariable['kind'], names: readonly PredefinedVariable[]): VisibleVariable[] {
  return names.map(({ name }) => ({ name, kind, value: undefined, definition: undefined, global: undefined }));
}

/** The names and values of an ARG that are complete at a place. */
function pairsBefore(statement: Statement, offset: number): KeyValue[] {
  if (statement.keyword !== 'ARG') return [];
  return statement.instruction.pairs.filter(({ whole }) => statement.at(whole.span()).end < offset);
}

/** The ARGs above the first FROM, and the platform variables. */
function globalVariables(
  model: DockerfileModel,
  statement: Statement,
  { isAfter, offset = 0 }: VisibilityOptions,
): Map<string, VisibleVariable> {
  const found = new Map<string, VisibleVariable>();
  const before = pairsBefore(statement, offset);
  for (const variable of given('platform', platformVariables)) found.set(variable.name, variable);
  for (const [name, declaration] of model.globals.declarations) {
    const definition = { statement: declaration.statement, span: declaration.statement.at(declaration.name.span()) };
    const isBefore = before.some(({ key }) => key === declaration.name);
    if (!isBefore && declaration.statement.index >= statement.index + (isAfter ? 1 : 0)) continue;
    found.delete(name);
    found.set(name, { name, kind: 'ARG', value: model.globals.values.get(name), definition, global: undefined });
  }
  return found;
}

/** What the stages that a stage builds on set, then what it sets itself above a statement. */
class StageVariables {
  readonly found = new Map<string, VisibleVariable>();

  constructor(
    readonly model: DockerfileModel,
    statement: Statement,
    { isCommand, isAfter, offset = 0 }: VisibilityOptions,
  ) {
    const end = statement.index + (isAfter ? 1 : 0);
    const always = isCommand
      ? [...given('runtime', runtimeVariables), ...given('proxy', proxyVariables)]
      : given('runtime', runtimeVariables.slice(0, 1));
    for (const variable of always) this.found.set(variable.name, variable);
    const chain: Stage[] = [];
    for (let stage = statement.stage; stage !== undefined; stage = stage.parent) chain.push(stage);
    for (const stage of chain.reverse()) {
      for (const above of stage.parent?.statements ?? []) this.#store(above, above.instruction.trigger);
      for (const above of stage.statements) {
        if (stage === statement.stage && above.index >= end) break;
        this.#define(above);
      }
    }
    if (isAfter) return;
    for (const pair of pairsBefore(statement, offset)) this.#declare(statement, pair);
  }

  /** ONBUILD of the stage below: its names are set, to values that the scopes do not follow. */
  #store(statement: Statement, trigger: Instruction | undefined): void {
    if (trigger?.keyword !== 'ARG' && trigger?.keyword !== 'ENV') return;
    for (const { key } of trigger.pairs) this.#set(statement, trigger.keyword, key.text, statement.at(key.span()));
  }

  /** ARG sets one name after the other; ENV sets its names after all of its values have been replaced. */
  #define(statement: Statement): void {
    if (statement.keyword === 'ARG') for (const pair of statement.instruction.pairs) this.#declare(statement, pair);
    if (statement.keyword !== 'ENV') return;
    const pairs = statement.instruction.pairs.map(({ key, value }) => ({ key, text: value && this.#expand(value) }));
    for (const { key, text } of pairs) this.#set(statement, 'ENV', key.text, statement.at(key.span()), text);
  }

  #declare(statement: Statement, { key, value }: KeyValue): void {
    const span = statement.at(key.span());
    if (value === undefined) this.#inherit(statement, key.text, span);
    else this.#set(statement, 'ARG', key.text, span, this.#expand(value));
  }

  /** What an image sets is not known. */
  #expand(text: SourcedText): string | undefined {
    const known = (name: string) => ({ set: true, value: this.found.get(name)?.value });
    return expand(readTemplate(text, this.model), known).text;
  }

  #inherit(statement: Statement, name: string, span: Span): void {
    const declaration = this.model.globals.declarations.get(name);
    const global =
      declaration === undefined
        ? undefined
        : { statement: declaration.statement, span: declaration.statement.at(declaration.name.span()) };
    const kind = global === undefined && platformNames.has(name) ? 'platform' : 'ARG';
    const value = this.model.globals.values.get(name);
    this.found.delete(name);
    this.found.set(name, { name, kind, value, definition: { statement, span }, global });
  }

  #set(statement: Statement, kind: 'ARG' | 'ENV', name: string, span: Span, value?: string): void {
    this.found.delete(name);
    this.found.set(name, { name, kind, value, definition: { statement, span }, global: undefined });
  }
}
