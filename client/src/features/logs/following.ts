import { setTimeout as wait } from 'node:timers/promises';
import { type Problem, problemOf } from '../../infrastructure/aws/problem';
import type { AwsRegion, AwsRoom, ecs, logs } from '../../infrastructure/aws/room';
import type { Translate } from '../../infrastructure/translate';
import { shortId } from './line-text';
import { LogGroups } from './log-groups';
import { type Source, sourcesOf, type Target } from './target';

/** What reading logs takes of AWS. */
export interface LogsAws {
  readonly room: AwsRoom;
  region(name: string): Promise<AwsRegion>;
}

/** Whom a following speaks to, and how often it looks. */
export interface FollowingOptions {
  readonly write: (line: string) => void;
  /** Trouble, each kind of it once. */
  readonly tell: (problem: Problem) => void;
  readonly t: Translate;
  readonly pace: logs.Pace;
  /** Milliseconds between two looks at the tasks; default: 5,000. */
  readonly lookEvery?: number;
  /** Milliseconds between two reads of a log; default: 2,000. */
  readonly readEvery?: number;
  /** Milliseconds for which the last lines of a task that has stopped are waited for; default: 15,000. */
  readonly lateness?: number;
}

/** A task that is followed. */
interface Followed {
  readonly sources: readonly Source[];
  /** Whether all of its containers have been found. */
  readonly isWhole: boolean;
  goneAt?: number;
}

/** How far back following begins, in milliseconds; for a task that has stopped, from its end. */
const lookBack = { running: 900_000, stopped: 3_600_000 };

/** Follows what a service, a task or a container writes; tasks of a service join as they start and go as they stop. */
export class Following {
  readonly #abort = new AbortController();
  readonly #groups: LogGroups;
  readonly #tasks = new Map<string, Followed>();
  readonly #definitions = new Map<string, Promise<ecs.TaskDefinition>>();
  readonly #said = new Set<string>();
  /** What is said next. */
  readonly #notes: string[] = [];
  #from = new Date(Date.now() - lookBack.running);
  #stopped: ecs.Task | undefined;
  #isGone = false;
  #isRunning = false;

  constructor(
    readonly target: Target,
    private readonly aws: LogsAws,
    private readonly options: FollowingOptions,
  ) {
    const onTrouble = (error: unknown, group: string, region: string) => this.#trouble(error, { group, region });
    this.#groups = new LogGroups(aws, {
      ...options,
      onTrouble,
      signal: this.#abort.signal,
      isOver: () => this.#isDone,
    });
  }

  /** Looks for the first time. Why there is nothing to follow; nothing where there is, or may be. Throws a problem. */
  async begin(): Promise<readonly string[]> {
    await this.#look();
    if (this.#isGone)
      return [this.options.t('ECS has forgotten this task. What it wrote may still be there, as a time range.')];
    const mayCome = [...this.#tasks.values()].some(({ isWhole }) => !isWhole);
    return this.#groups.size > 0 || mayCome ? [] : this.#notes;
  }

  /** Writes lines as they come, until it is stopped, or nothing more can come. */
  async run(): Promise<void> {
    const { lookEvery = 5_000, t } = this.options;
    const { name, service } = this.target;
    this.#isRunning = true;
    this.#say(t('{0} from {1} on (UTC)', name, this.#from.toISOString()));
    if (service !== undefined && this.#tasks.size === 0)
      this.#notes.push(t('No task runs. Those that start are followed from their first line on.'));
    for (;;) {
      for (const note of this.#notes.splice(0)) this.#say(note);
      this.#groups.readFrom(this.#from);
      if (this.#isOver) break;
      // The more tasks there are, the more calls a look takes.
      const pause = lookEvery * Math.max(1, this.#tasks.size / 100);
      await wait(pause, undefined, { signal: this.#abort.signal }).catch(() => {});
      if (this.#isOver) break;
      await this.#look().catch((error: unknown) => {
        this.#trouble(error);
        // The service or its cluster has been deleted.
        this.#isGone = ['not-found', 'rejected'].includes(problemOf(error).kind);
      });
    }
    await this.#groups.ended();
    if (this.#stopped !== undefined && !this.#abort.signal.aborted) this.#sayEnd(this.#stopped);
  }

  /** Ends it, and says why in its last line. */
  stop(words: string): void {
    if (this.#abort.signal.aborted) return;
    this.#say(words);
    this.#abort.abort();
  }

  /** Whether there is nothing more to look for. */
  get #isOver(): boolean {
    return this.#abort.signal.aborted || this.#groups.haveFailed || this.#stopped !== undefined || this.#isGone;
  }

  /** Whether nothing more can come either. */
  get #isDone(): boolean {
    const { lateness = 15_000 } = this.options;
    const end = this.#stopped === undefined ? Number.POSITIVE_INFINITY : (this.#stopped.stoppedAt?.getTime() ?? 0);
    return this.#isGone || Date.now() > end + lateness;
  }

  #say(words: string): void {
    this.options.write(`[Quaymaster] ${words}`);
  }

  #sayEnd({ stoppedReason, containers }: ecs.Task): void {
    const { t } = this.options;
    for (const { name, exitCode, reason } of containers) {
      const end = [exitCode === undefined ? undefined : t('exit code {0}', exitCode), reason].filter(Boolean);
      if (end.length > 0) this.#say(`${name}: ${end.join(', ')}`);
    }
    this.#say(stoppedReason === undefined ? t('The task has stopped.') : t('The task has stopped: {0}', stoppedReason));
  }

  async #look(): Promise<void> {
    const { region, cluster, service, task = '' } = this.target;
    const { ecs, collect } = this.aws.room;
    const place = await this.aws.region(region);
    const call = { signal: this.#abort.signal };
    if (service === undefined) {
      const [found] = await ecs.describeTasks(place, cluster, [task], call);
      if (found !== undefined) await this.#join(found);
      this.#end(found);
      return;
    }
    const tasks = await collect(ecs.listTasks(place, { cluster, service }, call));
    for (const one of tasks) await this.#join(one);
    this.#part(new Set(tasks.map(({ id }) => id)));
  }

  /** Follows the containers of a task that are not followed yet. */
  async #join(task: ecs.Task): Promise<void> {
    const known = this.#tasks.get(task.id);
    if (known?.isWhole) return;
    if (known === undefined && this.#isRunning) this.#notes.push(this.options.t('Task {0} starts.', shortId(task.id)));
    const { document } = await this.#definition(task.taskDefinition);
    const { found: sources, unreadable } = sourcesOf(this.target, task, document, this.options.t);
    for (const source of sources) this.#groups.add(source);
    // A container has its id, and may have been added by ECS, only once it has been created.
    const isWhole = sources.every(({ stream }) => stream !== undefined) && task.status !== 'PROVISIONING';
    this.#tasks.set(task.id, { sources, isWhole });
    for (const why of unreadable) if (this.#isNew(why)) this.#notes.push(why);
  }

  /** Tasks that have stopped go, once their last lines are sure to have come. */
  #part(running: ReadonlySet<string>): void {
    const { lateness = 15_000, t } = this.options;
    for (const [id, task] of this.#tasks) {
      if (running.has(id)) continue;
      if (task.goneAt === undefined) {
        task.goneAt = Date.now();
        this.#notes.push(t('Task {0} stops.', shortId(id)));
      }
      if (Date.now() - task.goneAt < lateness) continue;
      for (const source of task.sources) this.#groups.remove(source);
      this.#tasks.delete(id);
    }
  }

  #end(task: ecs.Task | undefined): void {
    this.#isGone = task === undefined;
    if (task?.status !== 'STOPPED') return;
    this.#stopped = task;
    if (this.#isRunning) return;
    const end = task.stoppedAt?.getTime() ?? Date.now();
    this.#from = new Date(Math.max(task.createdAt?.getTime() ?? 0, end - lookBack.stopped));
  }

  #definition(arn: string): Promise<ecs.TaskDefinition> {
    const known = this.#definitions.get(arn);
    if (known !== undefined) return known;
    const { ecs } = this.aws.room;
    const asked = this.aws.region(this.target.region).then((region) => ecs.describeTaskDefinition(region, arn));
    this.#definitions.set(arn, asked);
    asked.catch(() => this.#definitions.delete(arn));
    return asked;
  }

  #isNew(words: string): boolean {
    const isNew = !this.#said.has(words);
    this.#said.add(words);
    return isNew;
  }

  /** Says what is wrong, once, here and to the person. */
  #trouble(error: unknown, place?: { readonly group: string; readonly region: string }): void {
    const problem = problemOf(error);
    if (problem.kind === 'cancelled') return;
    const isMissing = place !== undefined && this.aws.room.logs.isMissing('group', error);
    const message = isMissing
      ? this.options.t(
          'The log group {0} does not exist in {1}, so what is written is lost. Create it, or set awslogs-create-group to true, for which the execution role needs logs:CreateLogGroup.',
          place.group,
          place.region,
        )
      : problem.message;
    if (!this.#isNew(message)) return;
    this.#say(message);
    this.options.tell(isMissing ? { kind: problem.kind, message } : problem);
  }
}
