import type { ecs } from '../../infrastructure/aws/room';
import type { Translate } from '../../infrastructure/translate';
import { afterSlash } from '../explorer/text';
import { saysLittle } from './cause-table';
import { type Cause, causeOf, causeOfWords, culpritOf } from './causes';
import {
  breakerThreshold,
  countsText,
  isOver,
  newestOf,
  type Phase,
  phaseOf,
  phaseText,
  type Snapshot,
  trafficText,
  undoes,
} from './phase';

/** After so many failed tasks it is said that a deployment without an end keeps failing. */
const tellAfter = 3;

/** A line of the diary. */
export interface Entry {
  readonly at: Date;
  readonly text: string;
  /** Below it: what to do, and the words of ECS. */
  readonly more: readonly string[];
}

/** A cause, how often it was met, and the last task that met it; none for an event. */
export interface CauseCount {
  readonly cause: Cause;
  readonly count: number;
  readonly task?: ecs.Task;
}

/** A deployment as it is shown at one time. */
export interface View {
  readonly phase: Phase;
  readonly isOver: boolean;
  readonly service: ecs.Service;
  /** `web:8` */
  readonly revision: string;
  /** When the deployment was created; of one that was complete already, when it was first looked at. */
  readonly began: Date;
  /** `starting tasks, 1/3 running, 2 pending` */
  readonly line: string;
  /** What is new, the oldest first. */
  readonly entries: readonly Entry[];
  /** What failed so far, the most frequent first. */
  readonly causes: readonly CauseCount[];
  /** Why it is as it is, in the words of ECS. */
  readonly reason?: string;
  /** True once, where nothing will end a deployment that keeps failing. */
  readonly keepsFailing: boolean;
  /** What replaced it, or came back: `web:7`. */
  readonly other?: string;
}

/** One deployment, watched: takes what was read, tells what is new. */
export class Rollout {
  readonly #events = new Set<string>();
  readonly #tasks = new Set<string>();
  /** Last lines of logs, by container and exit code. */
  readonly #lastWords = new Map<string, readonly string[]>();
  readonly #causes = new Map<string, CauseCount>();
  #failed = 0;
  #line = '';
  readonly #revision: string;
  readonly #began: Date;
  readonly #since: Date;
  #hasTold = false;
  #isUndone = false;
  /** Why, in the words of ECS. */
  #undoing: string | undefined;
  /** How often a rollback that the circuit breaker owes was not there yet. */
  #doubts = 0;
  readonly #wasComplete: boolean;

  constructor(
    /** Of the deployment or task set. */
    readonly id: string,
    first: ecs.Service,
    private readonly t: Translate,
  ) {
    const watched = first.deployments.find((deployment) => deployment.id === id);
    this.#revision = afterSlash(watched?.taskDefinition ?? '');
    this.#wasComplete = watched?.rolloutState === 'COMPLETED';
    this.#began = this.#wasComplete || watched?.createdAt === undefined ? new Date() : watched.createdAt;
    this.#since = watched?.createdAt ?? new Date(0);
  }

  /** Whether something happened that the stopped tasks may explain. */
  wantsTasks(service: ecs.Service): boolean {
    const failed = service.deployments.find(({ id }) => id === this.id)?.failed ?? this.#failed;
    return failed !== this.#failed || this.#newEvents(service).length > 0;
  }

  /** A task of which only its log can say why it stopped; the same once. */
  puzzleIn(stopped: readonly ecs.Task[]): ecs.Task | undefined {
    return this.#mine(stopped).find((task) => {
      const isKnown = this.#lastWords.has(keyOf(task));
      return !isKnown && saysLittle.has(causeOf(task, this.t).id);
    });
  }

  /** What its log says; of others that end in the same way it is not asked again. */
  learn(task: ecs.Task, lastWords: readonly string[]): void {
    this.#lastWords.set(keyOf(task), lastWords);
  }

  /** What is to be shown now. */
  next(snapshot: Snapshot): View {
    const { service, rollout } = snapshot;
    const watched = service.deployments.find(({ id }) => id === this.id);
    const phase = this.#phase(snapshot, watched);
    this.#failed = watched?.failed ?? this.#failed;
    const entries = [...this.#eventEntries(service), ...this.#taskEntries(snapshot.stopped ?? [])].sort(
      (one, other) => one.at.getTime() - other.at.getTime(),
    );
    const threshold = breakerThreshold(service);
    const mayFail = threshold !== undefined && watched !== undefined && watched.failed > 0 && !isOver(phase);
    const line = [
      phaseText(phase, snapshot, this.t),
      trafficText(rollout, this.t),
      this.#counts(service, watched),
      mayFail && phase !== 'rolling-back' ? this.t('the circuit breaker ends it at {0}', threshold) : '',
    ]
      .filter((part) => part !== undefined && part !== '')
      .join(', ');
    const change = line === this.#line ? [] : [{ at: snapshot.at, text: `${this.#revision}: ${line}`, more: [] }];
    this.#line = line;
    const newest = newestOf(service);
    return {
      phase,
      isOver: isOver(phase),
      service,
      revision: this.#revision,
      began: this.#began,
      line,
      entries: [...entries, ...change],
      causes: [...this.#causes.values()].sort((one, other) => other.count - one.count),
      reason:
        rollout?.rollback?.reason ??
        rollout?.statusReason ??
        this.#undoing ??
        watched?.rolloutReason ??
        newest?.rolloutReason,
      keepsFailing: this.#keepsFailing(service, phase),
      other: newest === undefined || newest.id === this.id ? undefined : afterSlash(newest.taskDefinition),
    };
  }

  #phase(snapshot: Snapshot, watched: ecs.Deployment | undefined): Phase {
    const { service } = snapshot;
    const newest = newestOf(service);
    const since = ({ at }: ecs.ServiceEvent) => at === undefined || at >= this.#since;
    // Once it is complete, the deployment that came back says nothing of it any more.
    if (newest !== undefined && newest.id !== this.id && undoes(newest)) this.#undoing = newest.rolloutReason;
    this.#isUndone ||=
      this.#undoing !== undefined ||
      service.events.some((event) => since(event) && /\brolling back to deployment\b/.test(event.message));
    const phase = phaseOf({ id: this.id, isUndone: this.#isUndone, wasComplete: this.#wasComplete }, snapshot);
    const isOwed =
      snapshot.rollout === undefined && service.circuitBreaker?.rollback === true && service.deployments.length > 1;
    if (phase !== 'failed' || watched !== newest || !isOwed || this.#doubts > 1) return phase;
    this.#doubts += 1;
    return 'rolling-back';
  }

  #counts({ controller, deployments }: ecs.Service, watched: ecs.Deployment | undefined): string {
    if (controller === 'ECS') return watched === undefined ? '' : countsText(watched, this.t);
    return deployments
      .map((set) => `${afterSlash(set.taskDefinition)} (${set.status}) ${countsText(set, this.t)}`)
      .join(', ');
  }

  #newEvents({ events }: ecs.Service): readonly ecs.ServiceEvent[] {
    return events.filter(({ id, at }) => !this.#events.has(id) && (at === undefined || at >= this.#since)).reverse();
  }

  #eventEntries(service: ecs.Service): Entry[] {
    return this.#newEvents(service).map(({ id, at = new Date(), message }) => {
      this.#events.add(id);
      const cause = causeOfWords(message, this.t);
      const isNew = cause !== undefined && this.#count(cause);
      return { at, text: message, more: isNew ? [`${cause.what} ${cause.todo}`.trim()] : [] };
    });
  }

  /** Those of this deployment that are new. */
  #mine(tasks: readonly ecs.Task[]): readonly ecs.Task[] {
    return tasks.filter(({ arn, startedBy }) => startedBy === this.id && !this.#tasks.has(arn));
  }

  #taskEntries(tasks: readonly ecs.Task[]): Entry[] {
    const time = ({ stoppedAt }: ecs.Task) => stoppedAt?.getTime() ?? 0;
    return [...this.#mine(tasks)]
      .sort((one, other) => time(one) - time(other))
      .map((task) => {
        this.#tasks.add(task.arn);
        const log = this.#lastWords.get(keyOf(task)) ?? [];
        const cause = causeOf(task, this.t, log);
        const isNew = cause.isFailure && this.#count(cause, task);
        const text = this.t('Task {0} stopped: {1}', task.id.slice(0, 8), cause.what);
        const says = cause.says === cause.what ? [] : cause.says.split('\n');
        return {
          at: task.stoppedAt ?? new Date(),
          text,
          more: isNew ? [cause.todo, ...says, ...log].filter((part) => part !== '') : [],
        };
      });
  }

  /** Whether the cause is met for the first time. */
  #count(cause: Cause, task?: ecs.Task): boolean {
    const key = `${cause.id} ${cause.what}`;
    const known = this.#causes.get(key);
    // Of what both events and tasks tell, the tasks are counted.
    const before = task !== undefined && known?.task === undefined ? 0 : (known?.count ?? 0);
    const count = task === undefined && known?.task !== undefined ? before : before + 1;
    this.#causes.set(key, { cause, count, task: task ?? known?.task });
    return known === undefined;
  }

  #keepsFailing({ circuitBreaker, rollout }: ecs.Service, phase: Phase): boolean {
    if (this.#hasTold || isOver(phase) || circuitBreaker !== undefined || rollout.alarms !== undefined) return false;
    const stopped = [...this.#causes.values()].filter(({ task }) => task !== undefined);
    const failures = stopped.reduce((sum, { count }) => sum + count, 0);
    this.#hasTold = Math.max(this.#failed, failures) >= tellAfter;
    return this.#hasTold;
  }
}

function keyOf(task: ecs.Task): string {
  const { container, exit } = culpritOf(task);
  return `${container} ${exit}`;
}

/** The cause that explains most: of stopped tasks before events, the most frequent first. */
export function mainCause(causes: readonly CauseCount[]): CauseCount | undefined {
  return causes.find(({ task }) => task !== undefined) ?? causes[0];
}
