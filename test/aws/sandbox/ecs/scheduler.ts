import { note, noteOnce, noteStarted, noteStopped, noteTargets, noteUnhealthy } from './events';
import { failureWords, momentOf } from './failures';
import type { Ecs } from './state';
import type { StoredCluster, StoredInstance, StoredService, StoredTask, StoredTaskSet, TaskHolder } from './stored';

// What a service does with its tasks, whoever rolls it out.

/** The tasks that a deployment or a task set has running or on their way. */
export function tasksOf(cluster: StoredCluster, { id }: TaskHolder): StoredTask[] {
  const found: StoredTask[] = [];
  // Without a copy of the list: there may be thousands.
  for (const task of cluster.tasks.values())
    if (task.startedBy === id && task.desiredStatus === 'RUNNING') found.push(task);
  return found;
}

/** How many tasks a task set is to have. Source: Amazon ECS API reference, TaskSet: rounded up. */
export function shareOf({ desired }: StoredService, { scale }: StoredTaskSet): number {
  return Math.ceil((desired * scale) / 100);
}

/** Whether a task runs and passes its health checks. */
export function isHealthy({ status, fate }: StoredTask): boolean {
  return status === 'RUNNING' && (fate === undefined || fate === 'spot');
}

/** What became of the tasks of a deployment in a step. */
export interface Settled {
  /** How many came to grief. */
  readonly failed: number;
  /** How many of them because of a health check. */
  readonly unhealthy: number;
  /** How many have begun to run, and do well. */
  readonly healthy: number;
}

/** Tasks on their way up get there, or not; those whose time has come end. */
export function settle(ecs: Ecs, cluster: StoredCluster, service: StoredService, holder: TaskHolder): Settled {
  const tasks = tasksOf(cluster, holder);
  const doomed = tasks.filter(({ fate }) => fate !== undefined);
  for (const task of doomed) {
    noteUnhealthy(ecs, service, task);
    ecs.endByFate(task, service);
  }
  if (doomed.length > 0) noteStopped(ecs, service, doomed);
  const starting = tasks.filter(({ status }) => status === 'PROVISIONING');
  for (const task of starting) ecs.settle(task, takeFailure(service), service);
  const up = starting.filter(({ status }) => status === 'RUNNING');
  noteTargets(ecs, service, 'registered', up.length);
  const unhealthy = doomed.filter(({ fate }) => fate !== 'spot').length;
  const failed = starting.filter(({ status }) => status === 'STOPPED').length + unhealthy;
  return { failed, unhealthy, healthy: up.filter(isHealthy).length };
}

/** Starts tasks, so far as they can be placed. How many could not be. */
export function startTasks(
  ecs: Ecs,
  cluster: StoredCluster,
  service: StoredService,
  holder: TaskHolder,
  { count, replaced = 0 }: { readonly count: number; readonly replaced?: number },
): number {
  const started: StoredTask[] = [];
  for (let index = 0; index < count; index += 1) {
    const task = startTask(ecs, cluster, service, holder);
    const kind = service.fails;
    if (kind !== undefined && momentOf(kind) === 'placing' && takeFailure(service) !== undefined) {
      cluster.tasks.delete(task.id);
      noteOnce(ecs, service, failureWords(kind, ecs.circumstancesOf(task, service)).stoppedReason);
      noteStarted(ecs, service, started, replaced);
      return 1;
    }
    started.push(task);
  }
  noteStarted(ecs, service, started, replaced);
  return 0;
}

/** Stops tasks that are no longer wanted. */
export function retire(ecs: Ecs, service: StoredService, holder: TaskHolder, tasks: readonly StoredTask[]): void {
  const by = `(${service.controller === 'ECS' ? 'deployment' : 'task-set'} ${holder.id})`;
  for (const task of tasks) ecs.stop(task, 'ServiceSchedulerInitiated', `Scaling activity initiated by ${by}`);
  noteStopped(ecs, service, tasks);
  if (tasks.length > 0 && service.loadBalancers.length > 0)
    note(ecs, service, `has begun draining connections on ${tasks.length} tasks.`, holder);
}

/** What the next task of a service suffers, if anything; it counts as suffered. */
function takeFailure(service: StoredService): StoredService['fails'] {
  const { fails, failsTimes = Number.POSITIVE_INFINITY } = service;
  if (fails === undefined || failsTimes <= 0) return undefined;
  if (service.failsTimes !== undefined) service.failsTimes -= 1;
  if (service.failsTimes === 0) {
    service.fails = undefined;
    service.failsTimes = undefined;
  }
  return fails;
}

function startTask(
  ecs: Ecs,
  cluster: StoredCluster,
  service: StoredService,
  { id, definition }: TaskHolder,
): StoredTask {
  const launchType = service.launchType ?? 'FARGATE';
  return ecs.start(cluster, {
    definition,
    group: `service:${service.name}`,
    startedBy: id,
    launchType,
    execEnabled: service.execEnabled,
    instance: launchType === 'EC2' ? emptiestInstance(cluster, service) : undefined,
  });
}

/** Where the next task of a service goes: a machine that has few of its tasks. */
function emptiestInstance(cluster: StoredCluster, service: StoredService): string | undefined {
  const tasksOn = ({ id }: StoredInstance) =>
    [...cluster.tasks.values()].filter(
      ({ instance, group, desiredStatus }) =>
        instance === id && group === `service:${service.name}` && desiredStatus === 'RUNNING',
    ).length;
  const active = [...cluster.instances.values()].filter(({ status }) => status === 'ACTIVE');
  return active.sort((one, other) => tasksOn(one) - tasksOn(other))[0]?.id;
}
