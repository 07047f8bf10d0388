import type { Edit } from '../../engine/finding';
import type { Span } from '../../engine/span';
import { lineNumber } from '../features/lines';
import type { DockerfileModel } from '../model';
import { type Stage, type StageUse, stageFinder, stageNamePattern, stageNumberPattern, writtenUses } from '../stages';
import type { Mention, Named } from './named';

/** Names that BuildKit gives a meaning of its own. */
const reserved: ReadonlySet<string> = new Set(['scratch', 'context']);

/** A stage, as its FROM and those who use it name it. */
class NamedStage implements Named {
  readonly mentions: Mention[] = [];
  readonly definition: Mention;
  readonly #uses: { readonly use: StageUse; readonly span: Span }[] = [];

  constructor(readonly stage: Stage) {
    const { from, nameText } = stage;
    const span = from.at(nameText === undefined ? from.instruction.keywordSpan : nameText.span());
    const definitions: Mention[] = [];
    this.definition = { named: this, span, role: 'definition', whole: from.at(from.instruction.span), definitions };
    definitions.push(this.definition);
  }

  get name(): string {
    return this.stage.label;
  }

  use(use: StageUse): Mention {
    const span = use.statement.at(use.text.span());
    this.#uses.push({ use, span });
    return { named: this, span, role: 'read', whole: span, definitions: [this.definition] };
  }

  refusal(model: DockerfileModel): string | undefined {
    if (this.stage.name === undefined) return 'This stage has no name; give it one with AS.';
    const unclear = this.#uses.find(({ use }) => !isNumber(use) && !this.#isNamedBy(use));
    if (unclear === undefined) return undefined;
    return `Line ${lineNumber(model, unclear.span.start)} takes the name of this stage from a variable; write the name there first.`;
  }

  rename(model: DockerfileModel, newName: string): readonly Edit[] | string {
    const wanted = newName.toLowerCase();
    if (!stageNamePattern.test(wanted))
      return 'The name of a stage begins with a letter; letters, digits, "-", "_" and "." can follow.';
    if (reserved.has(wanted)) return `BuildKit keeps the name "${wanted}" for itself.`;
    const same = model.stages.find((stage) => stage !== this.stage && stage.name === wanted);
    if (same !== undefined) return `The stage on line ${lineNumber(model, same.from.start)} has that name already.`;
    // FROM knows only the stages above it.
    const isTaken = ({ kind, text, target, statement }: StageUse) =>
      target === undefined &&
      text.text.toLowerCase() === wanted &&
      (kind !== 'from' || statement.index > this.stage.from.index);
    const image = model.stages.flatMap(({ uses }) => uses).find(isTaken);
    if (image !== undefined)
      return `Line ${lineNumber(model, image.statement.start)} uses the image "${newName}", and would get this stage in its place.`;
    const named = this.#uses.filter(({ use }) => this.#isNamedBy(use));
    return [this.definition, ...named].map(({ span }) => ({ span, text: newName }));
  }

  #isNamedBy({ text }: StageUse): boolean {
    return text.text.toLowerCase() === this.stage.name;
  }
}

function isNumber({ kind, text }: StageUse): boolean {
  return kind === 'copy' && stageNumberPattern.test(text.text);
}

/** Where stages are named: by FROM … AS, FROM, COPY --from and RUN --mount. */
export function readStages(model: DockerfileModel): Mention[] {
  const { stages } = model;
  const named = new Map(stages.map((stage) => [stage, new NamedStage(stage)]));
  const mentions = [...named.values()].map(({ definition }) => definition);
  for (const use of [...stages.flatMap(({ uses }) => uses), ...storedUses(model)]) {
    const target = use.target && named.get(use.target);
    if (target !== undefined) mentions.push(target.use(use));
  }
  return mentions;
}

/** What ONBUILD copies and mounts where another stage of the file builds on its own; elsewhere it means a stage of another file. */
function storedUses(model: DockerfileModel): StageUse[] {
  const statements = model.of('ONBUILD');
  if (statements.length === 0) return [];
  const parents = new Set(model.stages.map(({ parent }) => parent));
  const find = stageFinder(model.stages);
  return statements.flatMap((statement) => {
    const { stage, instruction } = statement;
    if (stage === undefined || instruction.trigger === undefined || !parents.has(stage)) return [];
    return writtenUses(instruction.trigger).map(({ kind, text }) => ({
      kind,
      statement,
      text,
      target: find(kind, text),
    }));
  });
}
