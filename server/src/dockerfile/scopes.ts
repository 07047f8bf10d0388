import type { DockerfileModel, Statement } from './model';
import { ScopeTable } from './scope-table';
import { heirsOf, readChain } from './stage-chains';
import type { Stage } from './stages';
import { type Expansion, expand, type Known } from './syntax/expand';
import type { ExpandedText } from './syntax/expanded-texts';
import type { SourcedText } from './syntax/sourced-text';
import type { VariableUse } from './syntax/variables';
import { scannerVariables } from './tables/variables';

/** A text of a statement with its variables replaced. */
export interface Resolved {
  readonly source: SourcedText;
  readonly expansion: Expansion;
}

/** What is known of the variables of a file. */
export interface Scopes {
  /** The texts of a WORKDIR, COPY or ADD with their variables replaced. */
  resolved(statement: Statement): readonly Resolved[];
  /** The uses that nothing defines, for certain, with the names that a person may have meant. */
  readonly undefinedUses: readonly UndefinedUse[];
}

/** A variable that nothing defines. */
export interface UndefinedUse {
  readonly statement: Statement;
  readonly use: VariableUse;
  /** All names that are defined there, for the first few uses. */
  readonly candidates: readonly string[];
}

/** Finding what a person meant takes time with each name that there is. */
const maxCandidates = 10_000;
const scannerNames: ReadonlySet<string> = new Set(scannerVariables.map(({ name }) => name));
const unset: Known = { set: false };
const unknown: Known = { set: true };

/** Reads the scopes of a file. */
export function readScopes(model: DockerfileModel): Scopes {
  return new ScopeReader(model).read();
}

/** Whether somebody may ask what the texts of a statement become. */
function isAskedFor({ keyword, instruction }: Statement): boolean {
  return (keyword === 'WORKDIR' || keyword === 'COPY' || keyword === 'ADD') && instruction.hasVariables;
}

/** Follows the stages from those that build on images to those that build on them. */
class ScopeReader {
  readonly #variables = new ScopeTable<Known>();
  readonly #resolved = new Map<Statement, readonly Resolved[]>();
  readonly #undefined: UndefinedUse[] = [];
  /** The names that what a stage stores with ONBUILD will set. */
  readonly #stored = new Map<Stage, string[]>();
  readonly #lookUp = (name: string): Known => this.#variables.get(name) ?? (this.#isClosed ? unset : unknown);
  /** Whether every variable is known: the chain of stages begins with `scratch`, not with an image. */
  #isClosed = false;
  #candidates = 0;

  constructor(readonly model: DockerfileModel) {}

  read(): Scopes {
    const heirs = heirsOf(this.model.stages);
    for (const { stage, instruction } of this.model.of('ONBUILD')) {
      const keyword = instruction.trigger?.keyword;
      if (stage === undefined || (keyword !== 'ENV' && keyword !== 'ARG')) continue;
      const names = instruction.trigger?.pairs.map(({ key }) => key.text) ?? [];
      this.#stored.set(stage, [...(this.#stored.get(stage) ?? []), ...names]);
    }
    const roots = rootsOf(this.model.stages);
    const isAsked = new Set(this.model.statements.filter(isAskedFor).map(({ stage }) => stage && roots.get(stage)));
    for (const stage of this.model.stages) {
      if (stage.parent !== undefined) continue;
      this.#isClosed = stage.image !== undefined && this.model.globals.expand(stage.image).text === 'scratch';
      if (this.#isClosed || isAsked.has(stage)) this.#readChain(stage, heirs);
    }
    this.#undefined.sort((a, b) => a.statement.index - b.statement.index);
    return {
      resolved: (statement) => this.#resolved.get(statement) ?? constants(statement),
      undefinedUses: this.#undefined,
    };
  }

  #readChain(root: Stage, heirs: ReadonlyMap<Stage, readonly Stage[]>): void {
    if (this.#isClosed) this.#variables.set('PATH', unknown);
    readChain(root, heirs, this.#variables, (stage) => this.#readStage(stage));
    this.#variables.backTo(0);
  }

  #readStage(stage: Stage): void {
    // What a parent stored with ONBUILD runs before the stage's own instructions.
    for (const key of (stage.parent && this.#stored.get(stage.parent)) ?? []) this.#variables.set(key, unknown);
    for (const statement of stage.statements) {
      if (statement.keyword === 'ARG') this.#declare(statement);
      else if (statement.keyword === 'ENV') this.#define(statement);
      else if (statement.keyword !== 'FROM' && statement.instruction.hasVariables) this.#resolve(statement);
    }
  }

  #resolve(statement: Statement): void {
    const resolved = statement.instruction.expansions.map((text) => this.#expand(statement, text));
    this.#resolved.set(statement, resolved);
  }

  #expand(statement: Statement, { source, template }: ExpandedText): Resolved {
    const expansion = expand(template, this.#lookUp);
    // EXPOSE replaces variables, but does not ask whether they are defined.
    if (expansion.unmatched.length > 0 && statement.keyword !== 'EXPOSE') this.#report(statement, expansion.unmatched);
    return { source, expansion };
  }

  /** ARG sets one name after the other; a name without a default takes the one of the global scope. */
  #declare(statement: Statement): void {
    const { pairs, expansions } = statement.instruction;
    let index = 0;
    for (const { key, value } of pairs) {
      const text = value === undefined ? undefined : expansions[index++];
      const known =
        text === undefined ? this.model.globals.values.get(key.text) : this.#expand(statement, text).expansion.text;
      this.#variables.set(key.text, { set: true, value: known });
    }
  }

  /** ENV sets its names after all of its texts have been expanded: name, value, name, value. */
  #define(statement: Statement): void {
    const { pairs, expansions } = statement.instruction;
    const texts = expansions.map((text) => this.#expand(statement, text).expansion.text);
    let index = 0;
    for (const { key, value } of pairs) {
      const name = texts[index++] ?? key.text;
      this.#variables.set(name, { set: true, value: value === undefined ? undefined : texts[index++] });
    }
  }

  #report(statement: Statement, unmatched: readonly VariableUse[]): void {
    for (const use of unmatched) {
      if (scannerNames.has(use.name)) continue;
      const isAffordable = this.#candidates < maxCandidates;
      const candidates = isAffordable ? [...this.#variables.names()] : [];
      this.#candidates += candidates.length;
      this.#undefined.push({ statement, use, candidates });
    }
  }
}

/** The stage that each stage's chain begins with. A parent always stands above its heirs. */
function rootsOf(stages: readonly Stage[]): Map<Stage, Stage> {
  const roots = new Map<Stage, Stage>();
  for (const stage of stages) roots.set(stage, (stage.parent && roots.get(stage.parent)) ?? stage);
  return roots;
}

/** Where no variable decides, every text stands for itself. */
function constants({ instruction }: Statement): readonly Resolved[] {
  return instruction.expansions.map(({ source, template }) => ({ source, expansion: expand(template, () => unknown) }));
}
