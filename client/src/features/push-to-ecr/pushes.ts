import { dirname } from 'node:path';
import {
  CustomExecution,
  EventEmitter,
  type LogOutputChannel,
  l10n,
  type Memento,
  ProgressLocation,
  type Pseudoterminal,
  Task,
  TaskRevealKind,
  TaskScope,
  tasks,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { Aws } from '../../infrastructure/aws/aws';
import type { Remedies } from '../../infrastructure/aws/show-problem';
import { type Engine, EngineProblem } from '../../infrastructure/container-engine';
import { Disposables } from '../../infrastructure/disposal';
import { isAgreed, planOfTask } from './agreed-tasks';
import { carryOut, type Hands, type Made, pull } from './carry-out';
import { ecrHands } from './ecr-hands';
import { Engines } from './engines';
import { type EcrTarget, faultsOf, isBuild, isPush, type PushPlan } from './plan';
import type { PushOptions, PushOutcome } from './push';
import { taskType } from './task-type';
import { type PushTask, taskOf } from './tasks-json';
import { tellProblem } from './tell-problem';
import { RunTerminal, type Screen } from './terminal';
import { faultTexts } from './wizard/review';
import { type About, stepText } from './words';

/** A push that went well. */
export interface Pushed {
  readonly plan: PushPlan;
  readonly made: Made;
}

/** Something that is done in a terminal, with what it is called there and in messages. */
interface Job {
  readonly title: string;
  readonly about: About;
  work(hands: Hands, signal: AbortSignal): Promise<Made>;
  done(made: Made): void;
}

/** Builds, pushes and pulls images: each as a task in a terminal, with progress that can be cancelled. */
export class Pushes extends Disposables {
  readonly engines: Engines;
  readonly #running = new Set<AbortController>();
  readonly #onDidPush = this.add(new EventEmitter<Pushed>());
  /** An image is in ECR. */
  readonly onDidPush = this.#onDidPush.event;

  constructor(
    private readonly aws: Aws,
    private readonly remedies: Remedies,
    private readonly state: Memento,
    private readonly log: LogOutputChannel,
  ) {
    super();
    this.engines = new Engines(aws);
  }

  /** Whoever goes cancels what is running. */
  override dispose(): void {
    for (const abort of this.#running) abort.abort();
    super.dispose();
  }

  /** See `RunPush`. */
  async run(plan: PushPlan, options: PushOptions = {}): Promise<PushOutcome> {
    if (isPush(plan.target)) this.aws.checkWritable();
    const { open, outcome } = this.#prepare(async () => this.#jobOf(plan), plan.engine.name, options);
    await this.#show(taskOf(plan), titleOf(plan), open, folderOf(plan));
    return outcome;
  }

  /** The terminal of a task that stands in tasks.json. A push asks first, unless the person has agreed to that very task. */
  async openTask(definition: PushTask, scope: Task['scope']): Promise<Pseudoterminal> {
    const folder = typeof scope === 'object' ? scope.uri.fsPath : (workspace.workspaceFolders?.[0]?.uri.fsPath ?? '');
    const job = async (engine: Engine) => {
      if (definition.repository !== undefined) this.aws.checkWritable();
      const plan = await planOfTask(this.aws, definition, folder, engine);
      if (isPush(plan.target) && !(await isAgreed(this.aws, this.state, plan, plan.target.region)))
        throw new Cancelled();
      return this.#jobOf(plan);
    };
    return this.#prepare(job, definition.engine).open();
  }

  /** Fetches an image of ECR to this machine. */
  async pull(reference: string, target: EcrTarget): Promise<PushOutcome> {
    const job: Job = {
      title: l10n.t('Pulling {0}', reference),
      about: { engine: '', ...target },
      work: async (hands, signal) => {
        await pull(reference, target, hands, signal);
        return { references: [reference] };
      },
      done: () => window.setStatusBarMessage(l10n.t('Pulled: {0}', reference), 5_000),
    };
    const { open, outcome } = this.#prepare(async () => job);
    await this.#show({ type: taskType, image: reference }, job.title, open, undefined);
    return outcome;
  }

  #jobOf(plan: PushPlan): Job {
    const { source, target } = plan;
    const dockerfile = isBuild(source) ? source.dockerfile : undefined;
    return {
      title: titleOf(plan),
      about: { engine: '', dockerfile, ...(isPush(target) ? target : {}) },
      // The engine is the one that was found now, which may have been updated since the plan was made.
      work: async (hands, signal) => {
        if (isPush(target)) this.aws.checkWritable();
        const { name, builder } = hands.engine;
        const current = { ...plan, engine: { name, builder } };
        const faults = faultTexts(faultsOf(current), current, l10n.t);
        if (faults.length > 0) throw new EngineProblem('bad-plan', faults.join(' '));
        return carryOut(current, hands, signal);
      },
      done: (made) => {
        if (isPush(target)) this.#onDidPush.fire({ plan, made });
        else window.setStatusBarMessage(l10n.t('Built: {0}', made.references.join(', ')), 5_000);
      },
    };
  }

  /** Shows a terminal as a task where there is a workspace, so that it can be run again. */
  async #show(
    definition: PushTask,
    title: string,
    open: () => Pseudoterminal,
    folder: string | undefined,
  ): Promise<void> {
    if (workspace.workspaceFolders === undefined) {
      window.createTerminal({ name: title, pty: open() }).show(true);
      return;
    }
    const scope =
      folder === undefined
        ? TaskScope.Workspace
        : (workspace.getWorkspaceFolder(Uri.file(folder)) ?? TaskScope.Workspace);
    const execution = new CustomExecution(async () => open());
    const task = new Task({ ...definition }, scope, title, taskType, execution, [`$${taskType}`]);
    task.presentationOptions = { reveal: TaskRevealKind.Always, focus: false, clear: true, showReuseMessage: false };
    await tasks.executeTask(task);
  }

  /** What opens a terminal, and what comes of the first one; a task that is run again opens another. */
  #prepare(
    prepare: (engine: Engine) => Promise<Job>,
    wanted?: PushPlan['engine']['name'],
    options: PushOptions = {},
  ): { open: () => RunTerminal; outcome: Promise<PushOutcome> } {
    let given = options;
    let tell: (outcome: PushOutcome) => void = () => undefined;
    const outcome = new Promise<PushOutcome>((resolve) => {
      tell = resolve;
    });
    const work = async (screen: Screen, abort: AbortController) => {
      // What a person has typed is for one run.
      const once = given;
      given = {};
      const ended = await this.#work(prepare, wanted, once, screen, abort);
      tell(ended);
      return ended.kind === 'done' ? 0 : 1;
    };
    return { open: () => new RunTerminal(work), outcome };
  }

  async #work(
    prepare: (engine: Engine) => Promise<Job>,
    wanted: PushPlan['engine']['name'] | undefined,
    { environment }: PushOptions,
    screen: Screen,
    abort: AbortController,
  ): Promise<PushOutcome> {
    const { signal } = abort;
    this.#running.add(abort);
    let about: About = { engine: wanted ?? '' };
    try {
      const engine = await this.engines.find(wanted, signal);
      about = { engine: engine.name };
      const job = await this.aws.forPerson(() => prepare(engine));
      about = { ...job.about, engine: engine.name };
      const options = { location: ProgressLocation.Notification, cancellable: true, title: job.title };
      const made = await window.withProgress(options, async (progress, token) => {
        token.onCancellationRequested(() => abort.abort());
        const step: Hands['step'] = (kind, command) => {
          const text = stepText(kind, about.repository ?? '', l10n.t);
          screen.line(`\n\u001b[1m==> ${text}\u001b[0m`);
          if (command !== '') screen.line(command);
          progress.report({ message: text });
          this.log.info(`${engine.name}: ${kind}`);
        };
        const print = (text: string) => screen.print(text);
        const { surroundings } = this.engines;
        const base = { engine, surroundings, environment, step, print };
        return this.aws.forPerson(async () => job.work({ ...(await this.#ecrHands(about)), ...base }, signal));
      });
      for (const reference of made.references) screen.line(`\n${reference}`);
      if (made.digest !== undefined) screen.line(made.digest);
      job.done(made);
      return { kind: 'done', ...made };
    } catch (error) {
      if (signal.aborted || error instanceof Cancelled) {
        screen.line(`\n${l10n.t('Cancelled. Nothing of it is left.')}`);
        return { kind: 'cancelled' };
      }
      if (error instanceof EngineProblem) this.log.info(`${about.engine}: ${error.kind}`);
      tellProblem(error, about, screen, this.remedies);
      return { kind: 'failed' };
    } finally {
      this.#running.delete(abort);
    }
  }

  async #ecrHands({ registry }: About): Promise<Pick<Hands, 'prepare' | 'token' | 'digest'>> {
    const never = () => Promise.reject(new Error('Nothing is pushed.'));
    if (registry === undefined) return { prepare: never, token: never, digest: never };
    const { room } = await this.aws.open();
    const { account } = await this.aws.identity();
    return ecrHands(room, (name) => this.aws.region(name), account);
  }
}

/** The person would rather not. */
class Cancelled extends Error {}

function folderOf({ source }: PushPlan): string | undefined {
  return isBuild(source) ? dirname(source.dockerfile) : undefined;
}

function titleOf({ source, target, tags }: PushPlan): string {
  if (!isPush(target)) return l10n.t('Build {0}', `${target.name}:${tags[0] ?? ''}`);
  const name = `${target.repository}:${tags[0] ?? ''}`;
  return isBuild(source) ? l10n.t('Build and push {0}', name) : l10n.t('Push {0}', name);
}
