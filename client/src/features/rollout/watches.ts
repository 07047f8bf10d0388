import { commands, l10n, type OutputChannel, ProgressLocation, window } from 'vscode';
import type { Aws } from '../../infrastructure/aws/aws';
import { Disposables } from '../../infrastructure/disposal';
import { plainWords } from '../../infrastructure/plain-words';
import { stoppedTasksId } from '../cluster-explorer/services';
import { taskSubject } from '../cluster-explorer/tasks';
import { type CommandTable, subjectOf } from '../explorer/item-commands';
import type { Subject } from '../explorer/node';
import { afterSlash } from '../explorer/text';
import { askService } from '../services/desk';
import { followRollout, rolloutReader } from './follow';
import { type NextStep, outcomeOf } from './outcome';
import { type Entry, mainCause, type View } from './rollout';

/** A service, by where it is. */
type Watched = Pick<Subject, 'region'> & { readonly cluster: string; readonly service: string };

/** Watches deployments: a notification with what happens now, and a diary in an output channel. */
export class DeploymentWatches extends Disposables {
  readonly #running = new Map<string, AbortController>();
  #channel: OutputChannel | undefined;

  constructor(
    private readonly aws: Aws,
    /** What was read of clusters is out of date. */
    private readonly changed: () => void,
    /** Shows a line of the tree of clusters, by its id. */
    private readonly reveal: (id: string) => Promise<void>,
  ) {
    super();
    const stopped = l10n.t('Stopped: the profile, the region or the credentials have changed.');
    this.add(aws.onDidChange(() => this.#stopAll(stopped)));
  }

  get table(): CommandTable {
    return { 'quaymaster.watchDeployment': (node) => this.#watch(subjectOf(node)) };
  }

  override dispose(): void {
    this.#stopAll('');
    super.dispose();
  }

  #stopAll(why: string): void {
    for (const abort of this.#running.values()) abort.abort(why);
  }

  async #watch(subject: Subject | undefined): Promise<void> {
    const watched = await this.#find(subject);
    if (watched === undefined) return;
    const key = [watched.region, watched.cluster, watched.service].join(' ');
    if (this.#running.has(key)) return this.#diary.show(true);
    const abort = new AbortController();
    this.#running.set(key, abort);
    const title = l10n.t('Watching {0}: Cancel stops watching, not deploying', watched.service);
    const options = { location: ProgressLocation.Notification, cancellable: true, title };
    try {
      const last = await window.withProgress(options, (progress, token) => {
        token.onCancellationRequested(() => abort.abort(l10n.t('No longer watched; the deployment goes on.')));
        return this.#follow(watched, abort.signal, (message) => progress.report({ message: plainWords(message) }));
      });
      this.#running.delete(key);
      if (abort.signal.aborted) window.setStatusBarMessage(String(abort.signal.reason), 5_000);
      if (last === undefined) return;
      this.changed();
      await this.#tell(watched, last.view, last.isFirst ? undefined : Date.now() - last.view.began.getTime());
    } finally {
      if (this.#running.get(key) === abort) this.#running.delete(key);
    }
  }

  async #find(subject: Subject | undefined): Promise<Watched | undefined> {
    const { region, cluster, service } = subject ?? {};
    if (region !== undefined && cluster !== undefined && service !== undefined) return { region, cluster, service };
    const place = await this.aws.region(region);
    const { room } = await this.aws.open();
    const found = await askService({ aws: this.aws, room, region: place }, l10n.t('Watch a deployment'));
    return found === undefined ? undefined : { region: place.name, cluster: found.cluster, service: found.name };
  }

  /** Writes the diary until the deployment is over, or is not watched any more. */
  async #follow(
    watched: Watched,
    signal: AbortSignal,
    show: (message: string) => void,
  ): Promise<{ readonly view: View; readonly isFirst: boolean } | undefined> {
    const { t } = l10n;
    const { room } = await this.aws.open();
    const region = await this.aws.region(watched.region);
    const reader = rolloutReader(room, region, watched.cluster, watched.service, t);
    let isFirst = true;
    this.#write(
      new Date(),
      t('Watching {0} in {1}, {2}', watched.service, afterSlash(watched.cluster), watched.region),
    );
    const onTrouble = ({ message }: Error) => this.#write(new Date(), message);
    for await (const view of followRollout(reader, t, signal, { onTrouble })) {
      show(`${view.revision}: ${view.line}`);
      for (const entry of view.entries) this.#enter(entry);
      if (view.keepsFailing) void this.#tell(watched, view);
      if (view.isOver) return { view, isFirst };
      if (isFirst) this.changed();
      isFirst = false;
    }
    this.#write(new Date(), signal.aborted ? String(signal.reason) : t('{0} has no deployments.', watched.service));
    return undefined;
  }

  async #tell(watched: Watched, view: View, milliseconds?: number): Promise<void> {
    const { kind, message, next } = outcomeOf(view, l10n.t, milliseconds);
    this.#write(new Date(), message);
    if (kind === 'done') {
      await window.showInformationMessage(plainWords(message));
      return;
    }
    const titles: Readonly<Record<NextStep, string>> = {
      'roll-back': l10n.t('Roll Back'),
      'show-logs': l10n.t('Show Logs'),
      'show-tasks': l10n.t('Show Tasks'),
    };
    const chosen = await window.showErrorMessage(plainWords(message), ...next.map((step) => titles[step]));
    const step = next.find((one) => titles[one] === chosen);
    if (step !== undefined) await this.#take(step, watched, view);
  }

  async #take(step: NextStep, watched: Watched, { service, causes }: View): Promise<void> {
    const { region, cluster } = watched;
    const { name, arn, taskDefinition } = service;
    const task = mainCause(causes)?.task;
    if (step === 'show-tasks') await this.reveal(stoppedTasksId(region, cluster, arn));
    else if (step === 'roll-back') {
      const subject = { region, name, arn, cluster, service: name, taskDefinition };
      await commands.executeCommand('quaymaster.rollBack', { subject });
    } else if (task !== undefined) {
      await commands.executeCommand('quaymaster.followLogs', { subject: taskSubject(region, task) });
    }
  }

  #enter({ at, text, more }: Entry): void {
    this.#write(at, text);
    for (const line of more) this.#diary.appendLine(`${' '.repeat(10)}${line}`);
  }

  #write(at: Date, text: string): void {
    this.#diary.appendLine(`${at.toTimeString().slice(0, 8)}  ${text}`);
  }

  get #diary(): OutputChannel {
    this.#channel ??= this.add(window.createOutputChannel('Quaymaster Deployments'));
    return this.#channel;
  }
}
