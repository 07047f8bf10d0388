import type { BuildContext, Source } from '../engine/language';
import { type Span, shift } from '../engine/span';
import { type Globals, readGlobals } from './globals';
import { readScopes, type Scopes } from './scopes';
import { Shells } from './shell/shells';
import { findCyclicUses } from './stage-order';
import { buildStages, type Stage, type StageUse, shippedStages, targetStages } from './stages';
import { type CheckOptions, type CheckValue, noCheckOptions, readCheckValue } from './syntax/check-options';
import type { Directive } from './syntax/directives';
import { type Frontend, frontendOf } from './syntax/frontend';
import { Instruction } from './syntax/instruction';
import { type Comment, type Piece, type Scan, scan } from './syntax/scanner';
import { SourcedText } from './syntax/sourced-text';

/** An instruction at its place in a text. */
export class Statement {
  readonly keyword: string;
  #stage: Stage | undefined;

  constructor(
    readonly index: number,
    /** Where the instruction begins; what its parts' spans count from. */
    readonly start: number,
    /** The end of its last line, heredoc bodies included. */
    readonly end: number,
    readonly instruction: Instruction,
    /** The comments above, as BuildKit takes them to belong to it. */
    readonly comments: readonly Comment[],
  ) {
    this.keyword = instruction.keyword;
  }

  /** The stage that it belongs to; FROM belongs to the one it opens. None before the first FROM. */
  get stage(): Stage | undefined {
    return this.#stage;
  }

  /** Told once, when the stages are built. */
  belongTo(stage: Stage): void {
    this.#stage = stage;
  }

  /** A span of the instruction as a span of the text. */
  at(span: Span): Span {
    return shift(span, this.start);
  }

  /** What the first `# check=` among its comments says; it cannot raise warnings to errors. */
  get check(): CheckComment | undefined {
    for (const comment of this.comments) {
      const check = readCheckComment(comment);
      if (check !== undefined) return check;
    }
    return undefined;
  }
}

/** A `# check=` comment above an instruction. */
export interface CheckComment {
  readonly comment: Comment;
  /** What follows `check=`, and where that begins in the file. */
  readonly text: string;
  readonly valueStart: number;
  readonly value: CheckValue;
}

/** Reads a comment as `# check=…`, as BuildKit does above an instruction. */
export function readCheckComment(comment: Comment): CheckComment | undefined {
  if (comment.indented) return undefined;
  const match = /^check\s*=\s*(?=\S)/i.exec(comment.text);
  if (match === null) return undefined;
  const text = comment.text.slice(match[0].length);
  return { comment, text, valueStart: comment.span.end - text.length, value: readCheckValue(text) };
}

/** What rules and features see of a Dockerfile. */
export class DockerfileModel {
  readonly text: string;
  readonly path: string | undefined;
  /** What lies around the file, as far as whoever reads it could tell. */
  readonly context: BuildContext | undefined;
  readonly escapeCharacter: '\\' | '`';
  /** A first line that begins with `#!`. */
  readonly shebang: Span | undefined;
  readonly directives: readonly Directive[];
  readonly comments: readonly Comment[];
  readonly frontend: Frontend;
  /** Those that comments stand above. */
  readonly commented: readonly Statement[];
  /** The ARGs above the first FROM. */
  readonly globals: Globals;
  readonly stages: readonly Stage[];
  /** What the `# check=` directive says; nothing where BuildKit does not read it. */
  readonly check: CheckOptions;
  readonly #byKeyword: ReadonlyMap<string, readonly Statement[]>;
  #scopes: Scopes | undefined;
  #targets: readonly Stage[] | undefined;
  #stageNames: ReadonlySet<string | undefined> | undefined;
  #cyclicUses: ReadonlySet<StageUse> | undefined;
  #shells: Shells | undefined;
  readonly #said = new Map<RegExp, boolean>();
  #shipped: ReadonlySet<Stage> | undefined;

  constructor(
    source: Source,
    { escapeCharacter, shebang, directives, comments }: Scan,
    readonly statements: readonly Statement[],
    /** Instructions by their text, for the next version of the document. */
    readonly instructions: ReadonlyMap<string, Instruction>,
  ) {
    this.text = source.text;
    this.path = source.path;
    this.context = source.context;
    this.escapeCharacter = escapeCharacter;
    this.shebang = shebang;
    this.directives = directives;
    this.comments = comments;
    this.frontend = frontendOf(directives.find(({ name }) => name === 'syntax'));
    this.commented = statements.filter((statement) => statement.comments.length > 0);
    this.globals = readGlobals(statements, escapeCharacter);
    this.stages = buildStages(statements, this.globals);
    this.check = fileCheck(directives);
    this.#byKeyword = groupByKeyword(statements);
  }

  /** The instructions of an upper-cased keyword, in order. */
  of(keyword: string): readonly Statement[] {
    return this.#byKeyword.get(keyword) ?? [];
  }

  /** What is known of the variables. */
  get scopes(): Scopes {
    this.#scopes ??= readScopes(this);
    return this.#scopes;
  }

  /** Whether a pattern without `g` fits somewhere in the text; looked for once. */
  says(pattern: RegExp): boolean {
    const known = this.#said.get(pattern) ?? pattern.test(this.text);
    this.#said.set(pattern, known);
    return known;
  }

  /** How its lines end, where an edit adds one. */
  get newline(): '\r\n' | '\n' {
    return this.says(carriageReturn) ? '\r\n' : '\n';
  }

  /** Which shell is in force where. */
  get shells(): Shells {
    this.#shells ??= new Shells(this);
    return this.#shells;
  }

  /** The stages whose layers are in the image of the last one. */
  get shipped(): ReadonlySet<Stage> {
    this.#shipped ??= shippedStages(this.stages);
    return this.#shipped;
  }

  /** The names of all stages, lower-cased. */
  get stageNames(): ReadonlySet<string | undefined> {
    this.#stageNames ??= new Set(this.stages.map(({ name }) => name));
    return this.#stageNames;
  }

  /** The stages that a build can be for. */
  get targets(): readonly Stage[] {
    this.#targets ??= targetStages(this.stages);
    return this.#targets;
  }

  /** The COPYs and mounts that lie on a circle of stages, each needing the next. */
  get cyclicUses(): ReadonlySet<StageUse> {
    this.#cyclicUses ??= findCyclicUses(this.stages);
    return this.#cyclicUses;
  }
}

const carriageReturn = /\r\n/;

/** Reads a Dockerfile. Instructions whose text `previous` holds already are not read again. Never fails. */
export function readModel(source: Source, previous?: DockerfileModel): DockerfileModel {
  const { text } = source;
  const scanned = scan(text);
  const known = previous?.escapeCharacter === scanned.escapeCharacter ? previous.instructions : undefined;
  const instructions = new Map<string, Instruction>();
  const statements = scanned.pieces.map((piece, index) => {
    const own = text.slice(piece.start, piece.end);
    const instruction = instructions.get(own) ?? known?.get(own) ?? readPiece(own, piece, scanned);
    instructions.set(own, instruction);
    return new Statement(index, piece.start, piece.end, instruction, piece.comments);
  });
  return new DockerfileModel(source, scanned, statements, instructions);
}

function groupByKeyword(statements: readonly Statement[]): Map<string, Statement[]> {
  const groups = new Map<string, Statement[]>();
  for (const statement of statements) {
    const same = groups.get(statement.keyword);
    if (same === undefined) groups.set(statement.keyword, [statement]);
    else same.push(statement);
  }
  return groups;
}

function readPiece(source: string, piece: Piece, { escapeCharacter }: Scan): Instruction {
  const line = SourcedText.join(source, piece.parts);
  return new Instruction(line, source, escapeCharacter, piece.heredocs, piece.emptyLines);
}

function fileCheck(directives: readonly Directive[]): CheckOptions {
  const firstIndented = directives.findIndex(({ indented }) => indented);
  const read = firstIndented === -1 ? directives : directives.slice(0, firstIndented);
  const directive = read.find(({ name }) => name === 'check');
  return directive === undefined ? noCheckOptions : readCheckValue(directive.value).options;
}
