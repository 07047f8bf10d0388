import { l10n, Uri, window, workspace } from 'vscode';
import type { Aws } from '../../infrastructure/aws/aws';
import { confirm } from '../../infrastructure/aws/confirm';
import { problemOf } from '../../infrastructure/aws/problem';
import { Disposables } from '../../infrastructure/disposal';
import { taskSubject } from '../cluster-explorer/tasks';
import { type CommandTable, subjectOf } from '../explorer/item-commands';
import type { Subject } from '../explorer/node';
import { afterSlash } from '../explorer/text';
import { openShell, type ShellParts } from '../shell/open-shell';
import { chooseTask } from './choose';
import { RunMemory } from './run-memory';
import { askWhatToRun } from './run-task';
import { watchTasks } from './watch-tasks';

/** Whose documents show tasks. */
const scheme = 'quaymaster-task';

/** Runs, stops and describes tasks. */
export class TaskCommands extends Disposables {
  readonly #memory: RunMemory;
  readonly #texts = new Map<string, string>();
  readonly #over = new AbortController();

  constructor(
    private readonly parts: ShellParts,
    /** What was read of clusters is out of date. */
    private readonly changed: () => void,
  ) {
    super();
    this.#memory = new RunMemory(parts.state);
    // A document that comes back with its window is read again.
    const provideTextDocumentContent = (uri: Uri) => this.#texts.get(uri.toString()) ?? this.#read(uri);
    this.add(workspace.registerTextDocumentContentProvider(scheme, { provideTextDocumentContent }));
    this.add(workspace.onDidCloseTextDocument(({ uri }) => this.#texts.delete(uri.toString())));
  }

  get table(): CommandTable {
    return {
      'quaymaster.runTask': (node) => this.#run(subjectOf(node)),
      'quaymaster.stopTask': (node) => this.#on(node, l10n.t('Stop a task'), (task) => this.#stop(task)),
      'quaymaster.openShell': (node) => this.#on(node, l10n.t('Open a shell'), (task) => openShell(this.parts, task)),
      'quaymaster.describeTask': (node) => this.#on(node, l10n.t('Describe a task'), (task) => this.#describe(task)),
    };
  }

  get #aws(): Aws {
    return this.parts.aws;
  }

  override dispose(): void {
    this.#over.abort();
    super.dispose();
  }

  /** The task of a line, or one that is chosen. */
  async #on(node: unknown, title: string, work: (task: Subject) => Promise<void>): Promise<void> {
    const subject = subjectOf(node) ?? (await askForTask(this.#aws, title));
    if (subject !== undefined) await work(subject);
  }

  async #run(subject: Subject | undefined): Promise<void> {
    const agreed = await askWhatToRun(this.#aws, this.#memory, subject);
    if (agreed === undefined) return;
    this.#aws.checkWritable();
    const { place, name, run } = agreed;
    const region = place.name;
    const { room } = await this.#aws.open();
    const tasks = await room.ecs.runTask(place, run);
    this.changed();
    const { count = 1 } = run;
    if (tasks.length < count)
      void window.showWarningMessage(l10n.t('ECS started {0} of {1} tasks of {2}.', tasks.length, count, name));
    // Whoever has asked does not wait for the end.
    const { account } = await this.#aws.identity();
    watchTasks(this.#aws, { account, region, name, tasks }, this.#over.signal, this.changed).catch((error: unknown) =>
      window.showErrorMessage(problemOf(error).message),
    );
  }

  async #stop({ region, name, cluster = '', task = '', service, taskDefinition = '' }: Subject): Promise<void> {
    this.#aws.checkWritable();
    const { room } = await this.#aws.open();
    const place = await this.#aws.region(region);
    const title = l10n.t('Stop the task {0} of {1}?', name.slice(0, 8), afterSlash(taskDefinition));
    const reason = await window.showInputBox({
      title,
      prompt: l10n.t('Why? ECS shows it with the stopped task; it may stay empty.'),
      ignoreFocusOut: true,
    });
    if (reason === undefined) return;
    const facts = [
      service === undefined
        ? l10n.t('Its containers are told to end, and killed if they do not.')
        : l10n.t('Service {0} starts another one in its place.', service),
    ];
    if (!(await confirm(this.#aws, { title, facts, region, cluster, button: l10n.t('Stop') }))) return;
    await room.ecs.stopTask(place, { cluster, task, reason: reason.trim() || undefined });
    this.changed();
    window.setStatusBarMessage(l10n.t('Stopping: {0}', name), 5_000);
  }

  async #describe({ region, cluster, task = '' }: Subject): Promise<void> {
    const { room } = await this.#aws.open();
    // A document of its own each time: VS Code keeps the text of one that is open.
    const query = [region, cluster, task, Date.now()].join(' ');
    const uri = Uri.from({ scheme, path: `/task-${room.ecs.lastPart(task)}.json`, query });
    this.#texts.set(uri.toString(), await this.#read(uri));
    await window.showTextDocument(await workspace.openTextDocument(uri), { preview: true });
  }

  /** Everything that ECS says of a task. Throws a problem. */
  async #read({ query }: Uri): Promise<string> {
    const [region, cluster = '', task = ''] = query.split(' ');
    const { room } = await this.#aws.open();
    const document = await room.ecs.taskDocument(await this.#aws.region(region), cluster, task);
    return `${JSON.stringify(document, null, 2)}\n`;
  }
}

/** Has a person without a line in hand choose a task. */
export async function askForTask(aws: Aws, title: string): Promise<Subject | undefined> {
  const region = await aws.region();
  const { room } = await aws.open();
  const task = await chooseTask({ room, region }, title);
  return task && taskSubject(region.name, task);
}
