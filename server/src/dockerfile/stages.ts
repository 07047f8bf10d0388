import type { Globals } from './globals';
import type { Statement } from './model';
import type { Flag } from './syntax/flags';
import type { Instruction } from './syntax/instruction';
import type { SourcedText } from './syntax/sourced-text';

/** How one stage uses another, or an image. */
export interface StageUse {
  readonly kind: 'from' | 'copy' | 'mount';
  readonly statement: Statement;
  /** The name or number as written; spans count from the statement's start. */
  readonly text: SourcedText;
  /** The stage that is used; absent where an image or a named context is. */
  readonly target: Stage | undefined;
}

/** A build stage: a FROM and what follows it. */
export class Stage {
  readonly statements: Statement[] = [];
  readonly uses: StageUse[] = [];
  /** The stage that it builds on; absent for an image, `scratch`, or a name that cannot be known. */
  parent: Stage | undefined;
  /** Whether the last stage uses it, directly or through others. BuildKit builds no other. */
  isNeeded = false;

  constructor(
    readonly index: number,
    readonly from: Statement,
    /** As BuildKit compares it: lower-cased. Absent for a stage without a (valid) name. */
    readonly name: string | undefined,
    readonly nameText: SourcedText | undefined,
    /** The image or stage as written. */
    readonly image: SourcedText | undefined,
    readonly platform: Flag | undefined,
  ) {}

  /** The stage as a person would call it. */
  get label(): string {
    return this.nameText?.text ?? `stage ${this.index}`;
  }
}

/** The stages that have something, or build on one that has. */
export function withHeirs(stages: readonly Stage[], has: (stage: Stage) => boolean): Set<Stage> {
  const found = new Set<Stage>();
  // A parent always stands above its heirs.
  for (const stage of stages)
    if (has(stage) || (stage.parent !== undefined && found.has(stage.parent))) found.add(stage);
  return found;
}

/** The stages whose layers the image of the last one has: itself, and those that it builds on. */
export function shippedStages(stages: readonly Stage[]): ReadonlySet<Stage> {
  const shipped = new Set<Stage>();
  for (let stage = stages.at(-1); stage !== undefined; stage = stage.parent) shipped.add(stage);
  return shipped;
}

/** Stage names after lower-casing (BuildKit: `validStageName`). */
export const stageNamePattern = /^[a-z][a-z0-9-_.]*$/;

/** The stages of a file with what they use. */
export function buildStages(statements: readonly Statement[], globals: Globals): Stage[] {
  const stages: Stage[] = [];
  for (const statement of statements) {
    if (statement.keyword === 'FROM') stages.push(openStage(stages.length, statement));
    const stage = stages.at(-1);
    if (stage === undefined) continue;
    stage.statements.push(statement);
    statement.belongTo(stage);
  }
  linkParents(stages, globals);
  linkUses(stages);
  markNeeded(stages);
  return stages;
}

function openStage(index: number, from: Statement): Stage {
  const { words, flags, stageName } = from.instruction;
  // With more words BuildKit rejects the instruction.
  const nameText = words.length === 3 ? stageName : undefined;
  const name = nameText?.text.toLowerCase();
  return new Stage(
    index,
    from,
    name !== undefined && stageNamePattern.test(name) ? name : undefined,
    nameText,
    words[0],
    flags.find((flag) => flag.name === 'platform'),
  );
}

/** FROM knows the stages above it, by their names as they are after lower-casing. */
function linkParents(stages: readonly Stage[], globals: Globals): void {
  const byName = new Map<string, Stage>();
  for (const stage of stages) {
    const base = stage.image === undefined ? undefined : globals.expand(stage.image).text;
    stage.parent = base === undefined ? undefined : byName.get(base);
    if (stage.image !== undefined)
      stage.uses.push({ kind: 'from', statement: stage.from, text: stage.image, target: stage.parent });
    if (stage.name !== undefined) byName.set(stage.name, stage);
  }
}

/** COPY --from and RUN --mount know all stages, the later ones too; of two of a name, the last. */
function linkUses(stages: readonly Stage[]): void {
  const find = stageFinder(stages);
  for (const stage of stages)
    for (const statement of stage.statements)
      if (statement.instruction.flags.length > 0)
        for (const { kind, text } of writtenUses(statement.instruction))
          stage.uses.push({ kind, statement, text, target: find(kind, text) });
}

/** Finds the stage that COPY or a mount names. */
export function stageFinder(
  stages: readonly Stage[],
): (kind: StageUse['kind'], text: SourcedText) => Stage | undefined {
  const byName = new Map<string, Stage>();
  for (const stage of stages) if (stage.name !== undefined) byName.set(stage.name, stage);
  return (kind, { text }) => byName.get(text.toLowerCase()) ?? (kind === 'copy' ? byNumber(stages, text) : undefined);
}

/** The stages and images that COPY and mounts name. */
export function writtenUses(instruction: Instruction): Pick<StageUse, 'kind' | 'text'>[] {
  const { keyword } = instruction;
  const texts =
    keyword === 'COPY'
      ? [instruction.flag('from')?.value]
      : keyword === 'RUN'
        ? instruction.mounts.map((mount) => mount.field('from')?.value)
        : [];
  const kind = keyword === 'COPY' ? 'copy' : 'mount';
  return texts.flatMap((text) => (text === undefined || text.length === 0 ? [] : { kind, text }));
}

/** What Go's `strconv.Atoi` takes. */
export const stageNumberPattern = /^[+-]?\d+$/;

function byNumber(stages: readonly Stage[], text: string): Stage | undefined {
  return stageNumberPattern.test(text) ? stages[Number(text)] : undefined;
}

function markNeeded(stages: readonly Stage[]): void {
  const open = stages.length === 0 ? [] : [stages.at(-1) as Stage];
  while (open.length > 0) {
    const stage = open.pop() as Stage;
    if (stage.isNeeded) continue;
    stage.isNeeded = true;
    for (const { target } of stage.uses) if (target !== undefined && !target.isNeeded) open.push(target);
  }
}

/** The stages that a build can be for: the last one, and those that no other uses. */
export function targetStages(stages: readonly Stage[]): Stage[] {
  const used = new Set(stages.flatMap(({ uses }) => uses.map(({ target }) => target)));
  return stages.filter((stage, index) => index === stages.length - 1 || !used.has(stage));
}

/** The last statement of a keyword that a stage has, or else the stage that it builds on. */
export function lastOf(stage: Stage, keyword: string): Statement | undefined {
  for (let at: Stage | undefined = stage; at !== undefined; at = at.parent) {
    const found = at.statements.findLast((statement) => statement.keyword === keyword);
    if (found !== undefined) return found;
  }
  return undefined;
}
