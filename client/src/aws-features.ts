import {
  type ExtensionContext,
  type LogOutputChannel,
  l10n,
  MarkdownString,
  type Memento,
  type TreeItem,
  type TreeView,
} from 'vscode';
import type { ImageAnswer, ImageCatalog } from '../../server/src/engine/image-catalog';
import { createRemedies, selectPlace, selectProfile, selectRegion, showPlace } from './features/aws-session';
import { clustersOf } from './features/cluster-explorer/clusters';
import { clusterReader } from './features/cluster-explorer/reader';
import type { AwsCommand } from './features/explorer/commands';
import { askForFilter, type CommandTable, itemCommands } from './features/explorer/item-commands';
import type { TreeNode } from './features/explorer/node';
import { Pins } from './features/explorer/pins';
import type { Filling } from './features/explorer/provider';
import { type ExplorerView, treeItem } from './features/explorer/tree-view';
import type { ViewName } from './features/explorer/view-ids';
import { showTree, type ViewSource } from './features/explorer/views';
import { WindowImages } from './features/image-catalog/window-images';
import { LogCommands } from './features/logs/log-commands';
import { afterPush } from './features/push-to-ecr/afterwards';
import { type AsksServer, LinkServer } from './features/push-to-ecr/link-server';
import type { RunPush } from './features/push-to-ecr/push';
import { PushCommands } from './features/push-to-ecr/push-commands';
import { Pushes } from './features/push-to-ecr/pushes';
import { RegistryCommands } from './features/push-to-ecr/registry-commands';
import { PushMemory } from './features/push-to-ecr/wizard/memory';
import { RegisterMemory } from './features/register/memory';
import { RegisterCommands } from './features/register/register';
import { RepositoryCommands } from './features/repositories/commands';
import { repositoryReader } from './features/repositories/reader';
import { repositoriesOf } from './features/repositories/repositories';
import { RevisionCommands } from './features/revisions/commands';
import { RevisionDocuments } from './features/revisions/documents';
import { RegistrationServer } from './features/revisions/registration-server';
import { DeploymentWatches } from './features/rollout/watches';
import { ServiceCommands } from './features/services/commands';
import { familiesOf } from './features/task-definitions/families';
import { familyReader } from './features/task-definitions/reader';
import { TaskCommands } from './features/tasks/task-commands';
import { Aws } from './infrastructure/aws/aws';
import type { Problem, RemedyAction } from './infrastructure/aws/problem';
import { showProblem, tellProblem } from './infrastructure/aws/show-problem';
import { Disposables } from './infrastructure/disposal';

/** Everything that the extension does with AWS, put together. Loaded when a person first uses any of it. */
export class AwsFeatures extends Disposables {
  readonly aws: Aws;
  /** Builds, pushes and pulls. */
  readonly pushes: Pushes;
  readonly #pins: Pins;
  readonly #images: WindowImages;
  readonly #remedies = createRemedies();
  readonly #views = new Map<ViewName, ExplorerView>();
  /** The images that this window has pushed, the newest first. */
  readonly #pushed: string[] = [];
  readonly #commands: CommandTable;

  constructor(
    context: ExtensionContext,
    log: LogOutputChannel,
    private readonly treeViews: ReadonlyMap<ViewName, TreeView<TreeNode>>,
    languageServer: AsksServer,
  ) {
    super();
    this.aws = this.add(new Aws(context.workspaceState, log));
    this.#images = new WindowImages(this.aws);
    this.#pins = new Pins(context.workspaceState);
    this.add(showPlace(this.aws));
    this.pushes = this.add(new Pushes(this.aws, this.#remedies, context.workspaceState, log));
    const { pushes, aws } = this;
    const server = new LinkServer(languageServer);
    const memory = new PushMemory(context.workspaceState);
    const run: RunPush = (plan, options) => pushes.run(plan, options);
    const pushing = this.add(new PushCommands({ aws, engines: pushes.engines, run, server, memory }));
    this.add(
      pushes.onDidPush((pushed) => {
        for (const reference of pushed.made.references) {
          this.#pushed.unshift(reference);
          void this.imagePushed(reference);
        }
        void afterPush(pushed, server, memory);
      }),
    );
    this.#commands = {
      ...this.#sessionCommands(),
      ...this.#viewCommands(),
      ...this.#itemCommands(),
      ...this.#repositoryCommands(),
      ...new RegistryCommands(this.aws, this.pushes).table,
      ...pushing.table,
      ...new ServiceCommands(aws, () => this.#views.get('clusters')?.refresh()).table,
      ...this.#watchCommands(),
      ...this.#taskCommands(context.workspaceState),
      ...this.#definitionCommands(
        new RegistrationServer(languageServer),
        server,
        new RegisterMemory(context.workspaceState),
      ),
      ...this.add(new LogCommands(this.aws, (problem) => void tellProblem(problem, this.#remedies))).table,
    };
  }

  /** Runs a command; whatever goes wrong is told once, with the button that helps. */
  async run(id: AwsCommand, args: readonly unknown[]): Promise<unknown> {
    try {
      return await this.aws.forPerson(async () => this.#commands[id]?.(...args));
    } catch (error) {
      await showProblem(error, this.#remedies, () => this.run(id, args));
      return undefined;
    }
  }

  /** The images of ECR, as the language server asks for them. */
  get images(): ImageCatalog {
    return this.#images.catalog;
  }

  /** One image for a person who waits for it, and who is told what goes wrong. */
  imageForPerson(reference: string): Promise<ImageAnswer> {
    const tell = (problem: unknown) => void showProblem(problem, this.#remedies);
    return this.aws.forPerson(() => this.images.image(reference, { tell }));
  }

  /** Whoever pushes an image says so here, with its reference: completion, hover and the view of repositories then know it. */
  async imagePushed(reference: string): Promise<void> {
    await this.#images.pushed(reference);
    this.#views.get('repositories')?.refresh();
  }

  /** What fills a view. */
  filling(name: ViewName): Filling {
    const view = this.#view(name);
    return {
      onDidChangeTreeData: view.onDidChangeTreeData,
      children: (node) => this.aws.forPerson(() => view.children(node)),
      parent: (node) => view.parent(node),
      item: treeItem,
      details: (node, item, signal) => withDetails(node, item, signal),
    };
  }

  #view(name: ViewName): ExplorerView {
    const known = this.#views.get(name);
    if (known !== undefined) return known;
    const treeView = this.treeViews.get(name);
    if (treeView === undefined) throw new Error(`There is no view ${name}`);
    const view = this.add(showTree(this.aws, treeView, this.#source(name)));
    this.#views.set(name, view);
    return view;
  }

  #source(name: ViewName): ViewSource {
    const { t } = l10n;
    switch (name) {
      case 'clusters':
        return {
          name,
          pin: { command: 'quaymaster.pinCluster', title: t('Pin a cluster by its name…') },
          list: (room, region) => clustersOf(clusterReader(room, region, this.#pins.of('clusters', region.name)), t),
        };
      case 'taskDefinitions':
        return { name, list: (room, region) => familiesOf(familyReader(room, region), t) };
      case 'repositories':
        return {
          name,
          pin: { command: 'quaymaster.pinRepository', title: t('Pin a repository by its name…') },
          list: (room, region) =>
            repositoriesOf(repositoryReader(room, region, this.#pins.of('repositories', region.name)), t),
        };
    }
  }

  #sessionCommands(): CommandTable {
    return {
      'quaymaster.selectPlace': () => selectPlace(this.aws),
      'quaymaster.selectProfile': () => selectProfile(this.aws),
      'quaymaster.selectRegion': () => selectRegion(this.aws),
      'quaymaster.renewCredentials': () => this.aws.renew(),
      'quaymaster.remedy': (action, problem) =>
        action === 'tell'
          ? tellProblem(problem as Problem, this.#remedies)
          : this.#remedies(action as Exclude<RemedyAction, 'retry'>, problem as Problem),
    };
  }

  #viewCommands(): CommandTable {
    const filter = (name: ViewName) => async () => {
      const view = this.#view(name);
      const text = await askForFilter(view.filter);
      if (text !== undefined) view.filter = text;
    };
    return {
      'quaymaster.refreshClusters': () => this.#view('clusters').refresh(),
      'quaymaster.refreshTaskDefinitions': () => this.#view('taskDefinitions').refresh(),
      'quaymaster.refreshRepositories': () => this.#view('repositories').refresh(),
      'quaymaster.filterClusters': filter('clusters'),
      'quaymaster.filterTaskDefinitions': filter('taskDefinitions'),
      'quaymaster.filterRepositories': filter('repositories'),
      'quaymaster.loadMore': (view, listId) => this.#view(view as ViewName).more(String(listId)),
      'quaymaster.retry': (view, listId) => this.#view(view as ViewName).retry(String(listId)),
    };
  }

  #watchCommands(): CommandTable {
    const changed = () => this.#views.get('clusters')?.refresh();
    const showTasks = (id: string) => this.#view('clusters').reveal(id);
    return this.add(new DeploymentWatches(this.aws, changed, showTasks)).table;
  }

  #repositoryCommands(): CommandTable {
    const commands = new RepositoryCommands(this.aws, () => {
      this.#images.forget();
      this.#views.get('repositories')?.refresh();
    });
    return this.add(commands).table;
  }

  #definitionCommands(server: RegistrationServer, links: LinkServer, memory: RegisterMemory): CommandTable {
    const documents = this.add(new RevisionDocuments(this.aws));
    const changed = () => this.#views.get('taskDefinitions')?.refresh();
    const parts = { aws: this.aws, documents, server, links, memory, pushed: this.#pushed, changed };
    return { ...new RegisterCommands(parts).table, ...new RevisionCommands(parts, changed).table };
  }

  #taskCommands(state: Memento): CommandTable {
    const parts = { aws: this.aws, state, surroundings: () => this.pushes.engines.surroundings };
    return this.add(new TaskCommands(parts, () => this.#views.get('clusters')?.refresh())).table;
  }

  #itemCommands(): CommandTable {
    return itemCommands(this.aws, this.#pins, (view) => this.#views.get(view)?.refresh());
  }
}

/** The tooltip of a line with what has to be asked for; without it where it cannot be had. */
async function withDetails(
  { tooltip = '', details }: TreeNode,
  item: TreeItem,
  signal: AbortSignal,
): Promise<TreeItem> {
  if (details === undefined) return item;
  const more = await details(signal).catch(() => '');
  item.tooltip = new MarkdownString([tooltip, more].filter((part) => part !== '').join('\n\n'));
  return item;
}
