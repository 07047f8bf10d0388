import type { Ecr } from '../ecr/state';
import { newId } from '../ids';
import type { Logs } from '../logs';
import type { Input } from '../wire';
import type { WorldOptions } from '../world';
import { advance } from './advance';
import { workText, writeLines } from './container-logs';
import { type Circumstances, type FailureKind, failureWords, momentOf } from './failures';
import { refusal } from './refusals';
import type { StoredCluster, StoredDefinition, StoredService, StoredTask } from './stored';

/** What starts a task. */
export interface TaskStart {
  readonly definition: StoredDefinition;
  readonly group: string;
  readonly startedBy?: string;
  readonly launchType?: string;
  readonly execEnabled?: boolean;
  readonly overrides?: Input;
  readonly instance?: string;
  readonly capacityProvider?: string;
}

/** What ECS has in one region. */
export class Ecs {
  readonly clusters = new Map<string, StoredCluster>();
  /** Revisions by family; the first has number 1. */
  readonly definitions = new Map<string, StoredDefinition[]>();
  /** What happens to the standalone tasks of a family that start from now on, and to how many of them. */
  readonly failing = new Map<string, { readonly kind: FailureKind; times: number }>();
  #steps = 0;

  constructor(
    readonly region: string,
    readonly options: WorldOptions,
    private readonly ecr: Ecr,
    readonly logs: Logs,
  ) {}

  arn(resource: string): string {
    return `arn:aws:ecs:${this.region}:${this.options.account}:${resource}`;
  }

  definitionArn({ family, revision }: StoredDefinition): string {
    return this.arn(`task-definition/${family}:${revision}`);
  }

  addCluster(name: string, capacityProviders: readonly string[] = []): StoredCluster {
    const cluster: StoredCluster = {
      name,
      arn: this.arn(`cluster/${name}`),
      capacityProviders,
      services: new Map(),
      tasks: new Map(),
      instances: new Map(),
    };
    this.clusters.set(name, cluster);
    return cluster;
  }

  /** By name or ARN. */
  cluster(name: unknown = 'default'): StoredCluster {
    const cluster = this.clusters.get(String(name).replace(/^.*\//, ''));
    if (cluster === undefined) throw refusal('cluster-missing');
    return cluster;
  }

  register(document: Input): StoredDefinition {
    const family = String(document.family);
    const revisions = this.definitions.get(family) ?? [];
    const revision = revisions.length + 1;
    const definition = { family, revision, status: 'ACTIVE', document, registeredAt: this.options.now() } as const;
    this.definitions.set(family, [...revisions, { ...definition }]);
    return this.definition(`${family}:${revision}`);
  }

  /** By `family`, `family:revision` or ARN. */
  definition(name: unknown): StoredDefinition {
    const [family = '', number] = String(name).replace(/^.*\//, '').split(':');
    const revisions = this.definitions.get(family) ?? [];
    const newest = revisions.findLast(({ status }) => status === 'ACTIVE');
    const found = number === undefined ? newest : revisions[Number(number) - 1];
    if (found === undefined) throw refusal('revision-undescribed');
    return found;
  }

  /** Starts a task. What its image, or its service, has in store for it shows when it moves on. */
  start(cluster: StoredCluster, start: TaskStart): StoredTask {
    const {
      definition,
      group,
      startedBy,
      launchType = 'FARGATE',
      execEnabled = false,
      overrides = {},
      instance,
      capacityProvider,
    } = start;
    const task: StoredTask = {
      id: newId(),
      definition,
      group,
      startedBy,
      launchType,
      execEnabled,
      overrides,
      instance,
      capacityProvider,
      createdAt: this.options.now(),
      status: 'PROVISIONING',
      desiredStatus: 'RUNNING',
      containers: containersOf(definition).map(({ name, image }) => ({
        name: String(name),
        id: newId(),
        image: String(image),
        imageDigest: this.ecr.resolve(String(image))?.digest,
        status: 'PENDING',
      })),
    };
    cluster.tasks.set(task.id, task);
    return task;
  }

  /** A task on its way up reaches RUNNING, or fails. */
  settle(task: StoredTask, fails?: FailureKind, service?: StoredService): void {
    const isPlaced = (kind: FailureKind) => momentOf(kind) !== 'placing';
    const ofFamily = service === undefined ? this.#takeFailing(task.definition.family, isPlaced) : undefined;
    const kind = fails ?? ofFamily ?? this.fateOf(task);
    const moment = kind === undefined ? 'placing' : momentOf(kind);
    if (moment !== 'starting') this.run(task);
    if (moment === 'unhealthy' || moment === 'later') task.fate = kind;
    else if (kind !== undefined && moment !== 'placing') this.fail(task, kind, service);
  }

  /** A task that runs comes to the end that was in store for it. */
  endByFate(task: StoredTask, service?: StoredService): void {
    if (task.fate !== undefined) this.fail(task, task.fate, service);
  }

  run(task: StoredTask): void {
    task.status = 'RUNNING';
    task.startedAt = this.options.now();
    for (const container of task.containers) container.status = 'RUNNING';
    writeLines(this, task, ['starts', 'is ready']);
  }

  stop(task: StoredTask, stopCode: string, reason: string): void {
    task.status = 'STOPPED';
    task.desiredStatus = 'STOPPED';
    task.stoppedAt = this.options.now();
    task.stopCode = stopCode;
    task.stoppedReason = reason;
    for (const container of task.containers) {
      container.status = 'STOPPED';
      container.exitCode ??= stopCode === 'TaskFailedToStart' ? undefined : 0;
    }
  }

  step(): void {
    for (const cluster of this.clusters.values()) {
      advance(this, cluster);
      for (const task of cluster.tasks.values())
        if (task.status === 'RUNNING') writeLines(this, task, [workText(this.#steps)]);
    }
    this.#steps += 1;
  }

  private fail(task: StoredTask, kind: FailureKind, service: StoredService | undefined): void {
    const words = failureWords(kind, this.circumstancesOf(task, service));
    if (words.log !== undefined) writeLines(this, task, [words.log]);
    const [first] = task.containers;
    if (first !== undefined) Object.assign(first, { reason: words.containerReason, exitCode: words.exitCode });
    this.stop(task, words.stopCode ?? 'TaskFailedToStart', words.stoppedReason);
  }

  /** Why the next standalone task of a family is not even placed, if it is not. */
  takeUnplaced(family: string): FailureKind | undefined {
    return this.#takeFailing(family, (kind) => momentOf(kind) === 'placing');
  }

  #takeFailing(family: string, isMeant: (kind: FailureKind) => boolean): FailureKind | undefined {
    const failing = this.failing.get(family);
    if (failing === undefined || failing.times <= 0 || !isMeant(failing.kind)) return undefined;
    failing.times -= 1;
    return failing.kind;
  }

  /** What the words about a task that fails are made of. */
  circumstancesOf(task: StoredTask, service?: StoredService): Circumstances {
    const { document } = task.definition;
    const [{ targetGroupArn } = {}] = service?.loadBalancers ?? [];
    return {
      task,
      image: task.containers[0]?.image ?? '',
      platform: platformOf(task),
      role: String(document.executionRoleArn ?? document.taskRoleArn ?? this.role('ecsTaskExecutionRole')),
      targetGroup: String(
        targetGroupArn ??
          `arn:aws:elasticloadbalancing:${this.region}:${this.options.account}:targetgroup/parcels/0a1b2c3d4e5f6071`,
      ),
    };
  }

  private role(name: string): string {
    return `arn:aws:iam::${this.options.account}:role/${name}`;
  }

  /** An image of this registry has to be there, and has to fit. */
  private fateOf(task: StoredTask): FailureKind | undefined {
    const wanted = platformOf(task);
    for (const { image } of task.containers) {
      const stored = this.ecr.resolve(image);
      if (stored === null) continue;
      if (stored === undefined) return this.options.registry === undefined ? 'image-not-found' : undefined;
      if (!stored.platforms.some((platform) => platform.startsWith(wanted))) return 'platform-mismatch';
    }
    return undefined;
  }
}

/** What the image of a task has to be for. */
function platformOf({ definition }: StoredTask): string {
  const { runtimePlatform } = definition.document as { runtimePlatform?: { cpuArchitecture?: string } };
  return runtimePlatform?.cpuArchitecture === 'ARM64' ? 'linux/arm64' : 'linux/amd64';
}

/** The container definitions of a revision. */
export function containersOf({ document }: StoredDefinition): Input[] {
  return (document.containerDefinitions as Input[] | undefined) ?? [];
}
