import type { Range } from 'vscode-languageserver/node';
import type { Span } from '../../engine/span';
import type { Claim, Claims, Evidence } from '../../project/claims';
import { type ContainerFacts, type LinkFacts, linkFacts, type StageFacts } from '../../project/facts';
import { imageName } from '../../project/image-name';
import type { Link, Strength } from '../../project/links';
import { nameOf } from '../../project/paths';
import type { Documents, DocumentView } from '../documents';
import type { PushedImage } from '../link-messages';
import { rangeOf } from '../positions';
import { filePathOf } from '../uris';
import type { WorkspaceFiles } from '../workspace-files';

/** A link with its two ends as editors find them. */
export interface PlacedLink {
  readonly strength: Strength;
  readonly isAmbiguous: boolean;
  readonly stage: PlacedStage;
  readonly container: PlacedContainer;
  /** Where it says so, the strongest first: `compose.yaml, line 4`. */
  readonly evidence: readonly string[];
}

/** A stage in a file. */
export interface PlacedStage {
  readonly uri: string;
  readonly path: string;
  readonly facts: StageFacts;
  /** From 0. */
  readonly index: number;
  readonly isLast: boolean;
  /** Its name, or its FROM. */
  readonly range: Range;
}

/** A container in a file. */
export interface PlacedContainer {
  readonly uri: string;
  readonly path: string;
  readonly facts: ContainerFacts;
  /** From 0. */
  readonly index: number;
  readonly platform?: string;
  /** What is between the quotes of its image, or its name. */
  readonly range: Range;
}

/** A file of ours, as it stands in the editor or else on the disk. */
interface Known {
  readonly uri: string;
  readonly isOpen: boolean;
  readonly facts: LinkFacts;
  rangeOf(span: Span): Range;
}

/**
 * Which stage builds the image of which container in this workspace. Open documents count as they stand in the editor. The links are worked
 * out again only when something that they depend on has changed; where things stand is always as of now.
 */
export class WorkspaceLinks {
  #pushes: readonly Claim[] = [];
  #kept: { readonly key: string; readonly links: readonly Link[] } | undefined;
  #generation = 0;
  readonly #told = new Set<string>();

  constructor(
    private readonly files: WorkspaceFiles,
    private readonly documents: Documents,
    /** Is told, each once, what keeps a file from being followed. */
    private readonly tell: (message: string) => void,
  ) {}

  /** What was pushed before, as the client remembers it. */
  set pushes(pushes: readonly PushedImage[]) {
    this.#pushes = pushes.flatMap((push) => claimOf(push) ?? []);
    this.#generation += 1;
  }

  /** The files have changed. */
  forget(): void {
    this.#generation += 1;
  }

  /** The links as far as the files are known now; they are read in the background. */
  async now(): Promise<readonly PlacedLink[]> {
    this.files.refresh();
    return this.files.isRead ? this.#find() : [];
  }

  /** The links, once the files have been read for the first time. */
  async all(): Promise<readonly PlacedLink[]> {
    await this.files.all();
    return this.#find();
  }

  /** Everything that can be linked. */
  async ends(): Promise<{ readonly stages: readonly PlacedStage[]; readonly containers: readonly PlacedContainer[] }> {
    await this.files.all();
    const known = [...this.#known()];
    return {
      stages: known.flatMap(([path, file]) => stagesOf(path, file)),
      containers: known.flatMap(([path, file]) => containersOf(path, file)),
    };
  }

  /** What keeps files from being followed: a sentence each. */
  get faults(): string[] {
    return this.files.known.flatMap(({ path, statements }) => {
      const { fault } = statements ?? ({} as Partial<Claims>);
      return fault === undefined ? [] : [`${path}, line ${fault.line}: ${fault.message}`];
    });
  }

  async #find(): Promise<PlacedLink[]> {
    const known = this.#known();
    const links = await this.#linksOf(known);
    for (const fault of this.faults) this.#tellOnce(fault);
    return links.flatMap((link) => placed(link, known, (evidence) => this.#words(evidence)) ?? []);
  }

  async #linksOf(known: ReadonlyMap<string, Known>): Promise<readonly Link[]> {
    // Where things stand changes with every keystroke, what they are hardly ever.
    const open = [...known].filter(([, { isOpen }]) => isOpen).map(([path, { facts }]) => [path, facts]);
    const facts = JSON.stringify(open, (key, value) => (key === 'span' ? undefined : value));
    const key = `${this.#generation} ${facts}`;
    if (this.#kept?.key === key) return this.#kept.links;
    const { danglingClaims, findLinks } = await import('../../project');
    const pick = <Facts>(of: (facts: LinkFacts) => Facts | undefined) =>
      new Map([...known].flatMap(([path, file]) => pairOf(path, of(file.facts))));
    const workspace = {
      dockerfiles: pick(({ dockerfile }) => dockerfile),
      taskDefinitions: pick(({ taskDefinition }) => taskDefinition),
      claims: [...this.files.known.flatMap(({ statements }) => statements?.claims ?? []), ...this.#pushes],
    };
    const links = findLinks(workspace);
    for (const { claim, missing } of danglingClaims(workspace))
      if (claim.evidence.file !== undefined)
        this.#tellOnce(
          `${claim.evidence.file}, line ${this.#line(claim.evidence)}: There is no ${missing}, so this links nothing.`,
        );
    this.#kept = { key, links };
    return links;
  }

  #known(): Map<string, Known> {
    const known = new Map<string, Known>();
    for (const file of this.files.known) {
      const { path, facts } = file;
      if (facts !== undefined)
        known.set(path, { uri: file.uri, isOpen: false, facts, rangeOf: (span) => file.rangeOf(span) });
    }
    for (const { uri } of this.documents.texts.all()) {
      const path = pathOfUri(uri);
      const view = path === undefined ? undefined : this.documents.view(uri);
      if (path !== undefined && view !== undefined) known.set(path, openFile(view));
    }
    return known;
  }

  #words({ kind, file, span }: Evidence): string {
    if (kind === 'push') return 'the last push';
    if (file === undefined) return kind === 'mapping' ? 'your choice' : 'the name of the repository';
    return `${nameOf(file)}, line ${this.#line({ kind, file, span })}`;
  }

  /** From 1. */
  #line({ file, span = { start: 0, end: 0 } }: Evidence): number {
    const place = this.files.known.find(({ path }) => path === file);
    return (place?.rangeOf(span).start.line ?? 0) + 1;
  }

  #tellOnce(message: string): void {
    if (this.#told.has(message)) return;
    this.#told.add(message);
    this.tell(message);
  }
}

function openFile({ text, source, model }: DocumentView): Known {
  return { uri: text.uri, isOpen: true, facts: linkFacts(source.kind, model), rangeOf: (span) => rangeOf(text, span) };
}

function pairOf<Value>(key: string, value: Value | undefined): [string, Value][] {
  return value === undefined ? [] : [[key, value]];
}

function claimOf({ dockerfile, target, image, chosenFor }: PushedImage): Claim | undefined {
  const path = pathOfUri(dockerfile);
  if (path === undefined) return undefined;
  if (chosenFor !== undefined) {
    const taskDefinition = pathOfUri(chosenFor.taskDefinition);
    const runsAs = { taskDefinition, container: chosenFor.container };
    return { dockerfile: path, target, images: [], runsAs, evidence: { kind: 'mapping' } };
  }
  const name = imageName(image);
  return name === undefined ? undefined : { dockerfile: path, target, images: [name], evidence: { kind: 'push' } };
}

function pathOfUri(uri: string): string | undefined {
  return filePathOf(uri)?.replaceAll('\\', '/');
}

function stagesOf(path: string, { uri, facts, rangeOf: range }: Known): PlacedStage[] {
  const { stages = [] } = facts.dockerfile ?? {};
  return stages.map((stage, index) => {
    return { uri, path, facts: stage, index, isLast: index === stages.length - 1, range: range(stage.span) };
  });
}

function containersOf(path: string, { uri, facts, rangeOf: range }: Known): PlacedContainer[] {
  const { containers = [], platform } = facts.taskDefinition ?? {};
  return containers.map((container, index) => {
    return { uri, path, facts: container, index, platform, range: range(container.image?.span ?? container.span) };
  });
}

function placed(
  { dockerfile, stage, taskDefinition, container, strength, isAmbiguous, evidence }: Link,
  known: ReadonlyMap<string, Known>,
  words: (evidence: Evidence) => string,
): PlacedLink | undefined {
  const [builder, runner] = [known.get(dockerfile), known.get(taskDefinition)];
  if (builder === undefined || runner === undefined) return undefined;
  const [built, run] = [stagesOf(dockerfile, builder)[stage], containersOf(taskDefinition, runner)[container]];
  if (built === undefined || run === undefined) return undefined;
  return { strength, isAmbiguous, evidence: evidence.map(words), stage: built, container: run };
}
