import { l10n, Uri, window, workspace } from 'vscode';
import { isDockerfileName } from '../../../../server/src/engine/documents';
import type { Aws } from '../../infrastructure/aws/aws';
import { type Engine, EngineProblem } from '../../infrastructure/container-engine';
import { Disposables } from '../../infrastructure/disposal';
import type { Surroundings } from '../../infrastructure/processes';
import { type CommandTable, subjectOf } from '../explorer/item-commands';
import { chooseBuild } from './choose-build';
import type { LinkServer } from './link-server';
import type { RunPush } from './push';
import type { Purpose, RepositoryAnswer } from './wizard/answers';
import type { PushMemory } from './wizard/memory';
import { repositoryAnswer } from './wizard/repository-answer';
import { Reviews } from './wizard/show-review';
import { runWizard, type Wish } from './wizard/wizard';
import { problemText } from './words';

/** What building and pushing needs of the rest. */
export interface PushParts {
  readonly aws: Aws;
  readonly engines: { find(): Promise<Engine>; readonly surroundings: Surroundings };
  readonly run: RunPush;
  readonly server: LinkServer;
  readonly memory: PushMemory;
}

/** How many Dockerfiles are offered. */
const most = 200;

/** What a person can have built and pushed: from a Dockerfile, a code lens, a repository of the tree, or the palette. */
export class PushCommands extends Disposables {
  readonly #reviews = this.add(new Reviews());

  constructor(private readonly parts: PushParts) {
    super();
  }

  get table(): CommandTable {
    const { server, memory } = this.parts;
    return {
      'quaymaster.buildImage': (on) => this.#start('build', on),
      'quaymaster.buildAndPush': (on, target) => this.#start('build-and-push', on, target),
      'quaymaster.pushImage': (on) => this.#start('push', on),
      'quaymaster.repeatPush': () => this.#repeat(),
      'quaymaster.chooseBuild': (uri, container) =>
        chooseBuild(server, memory, asText(uri), typeof container === 'number' ? container : undefined),
    };
  }

  async #start(purpose: Purpose, on: unknown, target?: unknown): Promise<void> {
    const repository = repositoryOf(on);
    if (purpose === 'push') return this.#carryOut({ purpose, repository });
    const dockerfile = uriOf(on) ?? (await chooseDockerfile());
    if (dockerfile !== undefined)
      await this.#carryOut({ purpose, dockerfile, target: target === null ? null : asText(target), repository });
  }

  /** The same again, with tags of now; the review is what a person agrees to. */
  async #repeat(): Promise<void> {
    const { last } = this.parts.memory;
    if (last === undefined) return this.#start('build-and-push', undefined);
    const { purpose, dockerfile } = last;
    await this.#carryOut({ purpose, dockerfile: dockerfile === undefined ? undefined : Uri.file(dockerfile) });
  }

  async #carryOut(wish: Wish): Promise<void> {
    const { aws, engines, run, server, memory } = this.parts;
    if (wish.purpose !== 'build') aws.checkWritable();
    const engine = await findEngine(engines);
    if (engine === undefined) return;
    const reviews = this.#reviews;
    const agreed = await runWizard(wish, engine, {
      aws,
      server,
      memory,
      reviews,
      surroundings: () => engines.surroundings,
    });
    if (agreed === undefined) return;
    const { plan, environment, answers } = agreed;
    await memory.keep({ purpose: wish.purpose, dockerfile: wish.dockerfile?.fsPath }, answers);
    await run(plan, { environment });
  }
}

/** Tells a person where there is none. */
async function findEngine(engines: PushParts['engines']): Promise<Engine | undefined> {
  try {
    return await engines.find();
  } catch (error) {
    if (!(error instanceof EngineProblem)) throw error;
    await window.showErrorMessage(problemText(error, { engine: error.detail }, l10n.t));
    return undefined;
  }
}

/** The file that a menu or a code lens was used on. */
function uriOf(on: unknown): Uri | undefined {
  if (on instanceof Uri) return on;
  return typeof on === 'string' ? Uri.parse(on) : undefined;
}

function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The repository of a line of the tree. */
function repositoryOf(on: unknown): RepositoryAnswer | undefined {
  const { arn, uri, repository, registry = '' } = subjectOf(on) ?? {};
  if (arn === undefined || uri === undefined || repository === undefined) return undefined;
  return repositoryAnswer({ name: repository, uri, arn, registry });
}

/** The Dockerfile in front, or one of the workspace. */
async function chooseDockerfile(): Promise<Uri | undefined> {
  const { document } = window.activeTextEditor ?? {};
  if (
    document !== undefined &&
    document.uri.scheme === 'file' &&
    isDockerfileName(document.uri.path, document.languageId)
  )
    return document.uri;
  const names = '**/{*[dD]ockerfile*,*[cC]ontainerfile*}';
  const files = (await workspace.findFiles(names, '**/{node_modules,.git}/**', most)).filter(({ path }) =>
    isDockerfileName(path),
  );
  const [only] = files;
  if (files.length === 1) return only;
  if (only === undefined) {
    await window.showInformationMessage(l10n.t('There is no Dockerfile in this workspace.'));
    return undefined;
  }
  const items = files
    .map((uri) => ({ label: workspace.asRelativePath(uri), uri }))
    .sort((a, b) => a.label.localeCompare(b.label));
  return (await window.showQuickPick(items, { title: l10n.t('Which Dockerfile?') }))?.uri;
}
