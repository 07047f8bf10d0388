import { setTimeout as wait } from 'node:timers/promises';
import { type Problem, problemOf } from '../../infrastructure/aws/problem';
import type { AwsRegion, AwsRoom, ecs, logs } from '../../infrastructure/aws/room';
import type { Translate } from '../../infrastructure/translate';
import { lineText, shortId } from './line-text';
import { sourcesOf, type Target } from './target';

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

/** The streams of one group that are followed, with the label of each. */
interface Group {
  readonly region: string;
  readonly name: string;
  readonly labels: Map<string, string>;
}

/** A task that is followed, with its streams. */
interface Followed {
  readonly streams: (readonly [group: Group, stream: string])[];
  /** Whether all of its containers have been found. */
  isWhole: boolean;
  goneAt?: number;
}

/** How far back following begins, in milliseconds; for a task that has stopped, from its end. */
const lookBack = { running: 900_000, stopped: 3_600_000 };

/** Follows what a service, a task or a container writes; tasks of a service join as they start and go as they stop. */
export class Following {
  readonly #abort = new AbortController();
  readonly #tasks = new Map<string, Followed>();
  readonly #groups = new Map<string, Group>();
  readonly #definitions = new Map<string, Promise<ecs.TaskDefinition>>();
  readonly #said = new Set<string>();
  readonly #notes: string[] = [];
  #from = new Date(Date.now() - lookBack.running);
  #stopped: ecs.Task | undefined;
  #isGone = false;
  #isRunning = false;
  #reading: Promise<void>[] = [];
  #failed = 0;

  constructor(
    readonly target: Target,
    private readonly aws: LogsAws,
    private readonly options: FollowingOptions,
  ) {}

  /** Looks for the first time. Why there is nothing to follow; nothing where there is, or may be. Throws a problem. */
  async begin(): Promise<readonly string[]> {
    await this.#look();
    if (this.#isGone)
      return [this.options.t('ECS has forgotten this task. What it wrote may still be there, as a time range.')];
    const isHopeless = this.#notes.length > 0 && this.#groups.size === 0;
    return isHopeless && [...this.#tasks.values()].every(({ isWhole }) => isWhole) ? this.#notes : [];
  }

  /** Writes lines as they come, until it is stopped, or nothing more can come. */
  async run(): Promise<void> {
    const { lookEvery = 5_000, t } = this.options;
    const { name, service } = this.target;
    this.#isRunning = true;
    this.#say(t('{0} from {1} on (UTC)', name, this.#from.toISOString()));
    for (const note of this.#notes.splice(0)) this.#say(note);
    if (service !== undefined && this.#tasks.size === 0)
      this.#say(t('No task runs. Those that start are followed from their first line on.'));
    this.#readNewGroups();
    while (!this.#isOver) {
      // The more tasks there are, the more calls a look takes.
      await this.#pause(lookEvery * Math.max(1, this.#tasks.size / 100));
      if (this.#isOver) break;
      await this.#look().catch((error: unknown) => this.#trouble(error));
      for (const note of this.#notes.splice(0)) this.#say(note);
      this.#readNewGroups();
    }
    await Promise.all(this.#reading);
    const why = this.#stopped?.stoppedReason;
    if (this.#stopped !== undefined && !this.#abort.signal.aborted)
      this.#say(why === undefined ? t('The task has stopped.') : t('The task has stopped: {0}', why));
  }

  /** Ends it, and says why in its last line. */
  stop(words: string): void {
    if (this.#abort.signal.aborted) return;
    this.#say(words);
    this.#abort.abort();
  }

  get #isOver(): boolean {
    const hasFailed = this.#reading.length > 0 && this.#failed === this.#reading.length;
    return this.#abort.signal.aborted || hasFailed || this.#stopped !== undefined || this.#isGone;
  }

  #say(words: string): void {
    this.options.write(`[Quaymaster] ${words}`);
  }

  async #look(): Promise<void> {
    const tasks = await this.#read();
    for (const task of tasks) await this.#join(task);
    if (this.target.service !== undefined) this.#part(new Set(tasks.map(({ id }) => id)));
    else this.#end(tasks[0]);
  }

  async #read(): Promise<readonly ecs.Task[]> {
    const { region, cluster, service, task = '' } = this.target;
    const { ecs, collect } = this.aws.room;
    const place = await this.aws.region(region);
    const call = { signal: this.#abort.signal };
    if (service === undefined) return ecs.describeTasks(place, cluster, [task], call);
    return collect(ecs.listTasks(place, { cluster, service }, call));
  }

  /** Follows the containers of a task that are not followed yet. */
  async #join(task: ecs.Task): Promise<void> {
    const known = this.#tasks.get(task.id);
    if (known?.isWhole) return;
    const followed: Followed = known ?? { streams: [], isWhole: false };
    if (known === undefined && this.#isRunning) this.#notes.push(this.options.t('Task {0} starts.', shortId(task.id)));
    const { document } = await this.#definition(task.taskDefinition);
    const { found, unreadable } = sourcesOf(this.target, task, document, this.options.t);
    for (const { region, group: name, stream, label } of found) {
      if (stream === undefined) continue;
      const key = `${region} ${name}`;
      const group = this.#groups.get(key) ?? { region, name, labels: new Map() };
      this.#groups.set(key, group);
      if (group.labels.has(stream)) continue;
      group.labels.set(stream, label);
      followed.streams.push([group, stream]);
    }
    // A container has its id, and may have been added by ECS, only once it has been created.
    followed.isWhole = found.every(({ stream }) => stream !== undefined) && task.status !== 'PROVISIONING';
    this.#tasks.set(task.id, followed);
    for (const why of unreadable) this.#note(why);
  }

  #note(words: string): void {
    if (this.#said.has(words)) return;
    this.#said.add(words);
    this.#notes.push(words);
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
      for (const [group, stream] of task.streams) group.labels.delete(stream);
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

  #readNewGroups(): void {
    for (const group of [...this.#groups.values()].slice(this.#reading.length))
      this.#reading.push(
        this.#readGroup(group).catch((error: unknown) => {
          this.#failed += 1;
          this.#trouble(error, group);
        }),
      );
  }

  async #readGroup(group: Group): Promise<void> {
    const { lateness = 15_000, readEvery, pace, write } = this.options;
    const { logs } = this.aws.room;
    const what: logs.LogsToFollow = {
      group: group.name,
      streams: () => [...group.labels.keys()],
      from: this.#from,
      interval: readEvery,
      pace,
      onTrouble: (problem) => this.#trouble(problem, group),
      isOver: () => this.#isGone || Date.now() > (this.#stopped?.stoppedAt?.getTime() ?? Date.now()) + lateness,
    };
    const region = await this.aws.region(group.region);
    for await (const page of logs.followLogs(region, what, { signal: this.#abort.signal }))
      write(page.map((line) => lineText(line, group.labels.get(line.stream) ?? '')).join('\n'));
  }

  /** Says what is wrong, once, here and to the person. */
  #trouble(error: unknown, group?: Group): void {
    const { kind, message } = problemOf(error);
    if (kind === 'cancelled') return;
    const { t, tell } = this.options;
    const isMissing = group !== undefined && this.aws.room.logs.isMissing('group', error);
    const words = isMissing
      ? t(
          'The log group {0} does not exist in {1}, so what is written is lost. Create it, or set awslogs-create-group to true, for which the execution role needs logs:CreateLogGroup.',
          group.name,
          group.region,
        )
      : message;
    if (this.#said.has(words)) return;
    this.#said.add(words);
    this.#say(words);
    tell(isMissing ? { kind, message: words } : problemOf(error));
  }

  async #pause(milliseconds: number): Promise<void> {
    await wait(milliseconds, undefined, { signal: this.#abort.signal }).catch(() => {});
  }
}
