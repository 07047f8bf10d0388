import type { DockerfileModel, Statement } from './model';
import type { Stage } from './stages';
import { type Expansion, expand } from './syntax/expand';
import type { Instruction } from './syntax/instruction';
import type { SourcedText } from './syntax/sourced-text';
import type { VariableUse } from './syntax/variables';

/** A text of a statement with its variables replaced. */
export interface Resolved {
  readonly source: SourcedText;
  readonly expansion: Expansion;
}

/** What is known of the variables of a file. */
export interface Scopes {
  /** The texts of a statement in a stage whose variables BuildKit replaces. */
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

/** A name's value; `undefined` where it is set but not known. */
type Variables = Map<string, string | undefined>;

const known = new WeakMap<DockerfileModel, Scopes>();
/** Finding what a person meant takes time with each name that there is. */
const maxCandidates = 10_000;

/** Reads the scopes of a file, once. */
export function scopesOf(model: DockerfileModel): Scopes {
  let scopes = known.get(model);
  if (scopes === undefined) {
    scopes = new ScopeReader(model).read();
    known.set(model, scopes);
  }
  return scopes;
}

/**
 * Follows the stages from those that build on images to those that build on them, with one table of variables: what a stage sets is
 * undone when its last heir has been read. So the work is proportional to the text however long the chain of stages is.
 */
class ScopeReader {
  readonly #variables: Variables = new Map();
  readonly #undo: { name: string; had: boolean; value: string | undefined }[] = [];
  readonly #resolved = new Map<Statement, readonly Resolved[]>();
  readonly #undefined: UndefinedUse[] = [];
  /** Whether every variable is known: the chain of stages begins with `scratch`, not with an image. */
  #isClosed = false;
  #candidates = 0;

  constructor(readonly model: DockerfileModel) {}

  read(): Scopes {
    const heirs = new Map<Stage, Stage[]>();
    for (const stage of this.model.stages) {
      if (stage.parent === undefined) continue;
      const siblings = heirs.get(stage.parent);
      if (siblings === undefined) heirs.set(stage.parent, [stage]);
      else siblings.push(stage);
    }
    for (const stage of this.model.stages) if (stage.parent === undefined) this.#readChain(stage, heirs);
    this.#undefined.sort((a, b) => a.statement.index - b.statement.index);
    return {
      resolved: (statement) => this.#resolved.get(statement) ?? [],
      undefinedUses: this.#undefined,
    };
  }

  #readChain(root: Stage, heirs: ReadonlyMap<Stage, readonly Stage[]>): void {
    this.#isClosed = root.image !== undefined && this.model.globals.expand(root.image).text === 'scratch';
    const open: { stage: Stage; left: number }[] = [];
    const enter = (stage: Stage) => {
      open.push({ stage, left: this.#undo.length });
      this.#readStage(stage);
    };
    if (this.#isClosed) this.#set('PATH', undefined);
    enter(root);
    const next = new Map<Stage, number>();
    while (open.length > 0) {
      const { stage, left } = open.at(-1) as { stage: Stage; left: number };
      const turn = next.get(stage) ?? 0;
      const heir = heirs.get(stage)?.[turn];
      next.set(stage, turn + 1);
      if (heir !== undefined) enter(heir);
      else {
        open.pop();
        this.#undoTo(left);
      }
    }
    this.#undoTo(0);
  }

  #readStage(stage: Stage): void {
    // What a parent stored with ONBUILD runs before the stage's own instructions.
    for (const { instruction } of stage.parent?.statements ?? [])
      if (instruction.trigger?.keyword === 'ENV' || instruction.trigger?.keyword === 'ARG')
        for (const { key } of instruction.trigger.pairs) this.#set(key.text, undefined);
    for (const statement of stage.statements) {
      if (statement === stage.from) continue;
      const { instruction } = statement;
      if (instruction.keyword === 'ARG') this.#declare(statement);
      else {
        const resolved = this.#resolve(statement);
        if (instruction.keyword === 'ENV')
          this.#define(
            instruction,
            resolved.map(({ expansion }) => expansion.text),
          );
      }
    }
  }

  #resolve(statement: Statement): readonly Resolved[] {
    const { expansions } = statement.instruction;
    if (expansions.length === 0) return [];
    const resolved = expansions.map(({ source, template }) => ({
      source,
      expansion: expand(template, (name) => this.#lookUp(name)),
    }));
    this.#resolved.set(statement, resolved);
    if (statement.keyword !== 'EXPOSE') for (const { expansion } of resolved) this.#report(statement, expansion);
    return resolved;
  }

  /** ARG sets one name after the other; a name without a default takes the one of the global scope. */
  #declare(statement: Statement): void {
    const { pairs, expansions } = statement.instruction;
    const resolved: Resolved[] = [];
    for (const { key, value } of pairs) {
      const text = expansions[resolved.length];
      if (value === undefined || text === undefined) {
        this.#set(key.text, this.model.globals.values.get(key.text));
        continue;
      }
      const expansion = expand(text.template, (name) => this.#lookUp(name));
      resolved.push({ source: text.source, expansion });
      this.#report(statement, expansion);
      this.#set(key.text, expansion.text);
    }
    this.#resolved.set(statement, resolved);
  }

  /** ENV sets its names after all of its texts have been expanded: name, value, name, value. */
  #define(instruction: Instruction, texts: readonly (string | undefined)[]): void {
    let index = 0;
    for (const { key, value } of instruction.pairs) {
      const name = instruction.keyword === 'ENV' ? (texts[index++] ?? key.text) : key.text;
      this.#set(name, value === undefined ? undefined : texts[index++]);
    }
  }

  #lookUp(name: string): { set: boolean; value?: string | undefined } {
    if (this.#variables.has(name)) return { set: true, value: this.#variables.get(name) };
    return { set: !this.#isClosed };
  }

  #report(statement: Statement, { unmatched }: Expansion): void {
    for (const use of unmatched) {
      const affordable = this.#candidates < maxCandidates;
      const candidates = affordable ? [...this.#variables.keys()] : [];
      this.#candidates += candidates.length;
      this.#undefined.push({ statement, use, candidates });
    }
  }

  #set(name: string, value: string | undefined): void {
    this.#undo.push({ name, had: this.#variables.has(name), value: this.#variables.get(name) });
    this.#variables.set(name, value);
  }

  #undoTo(length: number): void {
    while (this.#undo.length > length) {
      const step = this.#undo.pop() as { name: string; had: boolean; value: string | undefined };
      if (step.had) this.#variables.set(step.name, step.value);
      else this.#variables.delete(step.name);
    }
  }
}
