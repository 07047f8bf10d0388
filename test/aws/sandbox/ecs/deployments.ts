import { newId } from '../ids';
import { beginRollout, finishRollout } from './rollouts';
import type { Ecs } from './state';
import type {
  StoredCluster,
  StoredDefinition,
  StoredDeployment,
  StoredInstance,
  StoredRollout,
  StoredService,
  StoredTask,
  StoredTaskSet,
  TaskHolder,
} from './stored';

/** After so many tasks that failed the circuit breaker opens, where it is on. Source: ECS developer guide, its minimum. */
const failuresAllowed = 3;

/** Starts a deployment of a revision; the one before it is drained as the new tasks come up. */
export function deploy(ecs: Ecs, service: StoredService, definition: StoredDefinition): void {
  const source = service.deployments[0]?.definition;
  const id = deploymentId();
  const deployment = replaceWith(ecs, service, { id, definition, reason: `ECS deployment ${id} in progress.` });
  beginRollout(service, deployment, source);
}

/** Makes a deployment the primary one of its service. */
function replaceWith(
  ecs: Ecs,
  service: StoredService,
  which: Pick<StoredDeployment, 'id' | 'definition' | 'reason'>,
): StoredDeployment {
  const now = ecs.options.now();
  const state = { status: 'PRIMARY', rolloutState: 'IN_PROGRESS', failed: 0, createdAt: now, updatedAt: now } as const;
  const deployment: StoredDeployment = { ...which, ...state };
  for (const older of service.deployments) older.status = 'ACTIVE';
  service.deployments.unshift(deployment);
  return deployment;
}

/** Brings back what ran before a rollout. Whether there was anything. */
export function rollBack(ecs: Ecs, service: StoredService, rollout: StoredRollout, by: string): boolean {
  const previous = service.deployments.find(({ definition }) => definition === rollout.source);
  if (rollout.source === undefined) return false;
  const id = deploymentId();
  note(ecs, service, `(service ${service.name}) rolling back to deployment ${previous?.id ?? id}.`);
  service.fails = undefined;
  const reason = `${by}: rolling back to deploymentId ${previous?.id ?? id}.`;
  const deployment = replaceWith(ecs, service, { id, definition: rollout.source, reason });
  rollout.rollback = { deployment, reason };
  return true;
}

/** `ecs-svc/` and nineteen digits. */
export function deploymentId(): string {
  return `ecs-svc/${newId().replace(/\D/g, '').padEnd(19, '7').slice(0, 19)}`;
}

/** The tasks that a deployment or a task set has running or on their way. */
export function tasksOf(cluster: StoredCluster, { id }: TaskHolder): StoredTask[] {
  const found: StoredTask[] = [];
  // Without a copy of the list: there may be thousands.
  for (const task of cluster.tasks.values())
    if (task.startedBy === id && task.desiredStatus === 'RUNNING') found.push(task);
  return found;
}

/** One step of everything in a cluster: standalone tasks come up, services get closer to what they are to be. */
export function advance(ecs: Ecs, cluster: StoredCluster): void {
  for (const task of cluster.tasks.values())
    if (!task.group.startsWith('service:') && task.status === 'PROVISIONING') ecs.settle(task, undefined);
  for (const service of cluster.services.values()) {
    advanceTaskSets(ecs, cluster, service);
    advanceService(ecs, cluster, service);
  }
}

/** A task set has its share of the service's tasks. */
function advanceTaskSets(ecs: Ecs, cluster: StoredCluster, service: StoredService): void {
  for (const taskSet of service.taskSets) {
    for (const task of tasksOf(cluster, taskSet)) if (task.status === 'PROVISIONING') ecs.settle(task, service.fails);
    const tasks = tasksOf(cluster, taskSet);
    const wanted = shareOf(service, taskSet);
    for (let index = tasks.length; index < wanted; index += 1) startTask(ecs, cluster, service, taskSet);
    for (const surplus of tasks.slice(wanted))
      ecs.stop(surplus, 'ServiceSchedulerInitiated', `Scaling activity initiated by (task-set ${taskSet.id})`);
  }
}

/** How many tasks a task set is to have. Source: Amazon ECS API reference, TaskSet: rounded up. */
export function shareOf({ desired }: StoredService, { scale }: StoredTaskSet): number {
  return Math.ceil((desired * scale) / 100);
}

function advanceService(ecs: Ecs, cluster: StoredCluster, service: StoredService): void {
  const [primary] = service.deployments;
  if (primary === undefined || primary.rolloutState === 'FAILED') return;
  const before = tasksOf(cluster, primary);
  for (const task of before.filter(({ status }) => status === 'PROVISIONING')) {
    ecs.settle(task, service.fails);
    if (task.status === 'STOPPED') primary.failed += 1;
  }
  const tasks = tasksOf(cluster, primary);
  if (primary.failed >= failuresAllowed && trip(ecs, service, primary)) return;
  const missing = service.desired - tasks.length;
  for (let index = 0; index < missing; index += 1) startTask(ecs, cluster, service, primary);
  if (missing > 0) note(ecs, service, `(service ${service.name}) has started ${missing} tasks: (task ${primary.id}).`);
  for (const surplus of tasks.slice(service.desired)) retire(ecs, surplus, primary);
  const running = tasks.filter(({ status }) => status === 'RUNNING').length;
  drain(ecs, cluster, service, running);
  const isDone = running >= service.desired && service.deployments.length === 1 && missing <= 0;
  if (isDone && primary.rolloutState === 'IN_PROGRESS') complete(ecs, service, primary);
}

/** Old tasks go one for one as new ones run; a deployment without tasks is over. */
function drain(ecs: Ecs, cluster: StoredCluster, service: StoredService, running: number): void {
  for (const deployment of service.deployments.slice(1)) {
    const tasks = tasksOf(cluster, deployment);
    const keep = Math.max(0, service.desired - running);
    for (const task of tasks.slice(keep)) retire(ecs, task, deployment);
  }
  service.deployments = service.deployments.filter(
    (deployment) => deployment.status === 'PRIMARY' || tasksOf(cluster, deployment).length > 0,
  );
}

function retire(ecs: Ecs, task: StoredTask, { id }: StoredDeployment): void {
  ecs.stop(task, 'ServiceSchedulerInitiated', `Scaling activity initiated by (deployment ${id})`);
}

function complete(ecs: Ecs, service: StoredService, deployment: StoredDeployment): void {
  deployment.rolloutState = 'COMPLETED';
  deployment.reason = `ECS deployment ${deployment.id} completed.`;
  deployment.updatedAt = ecs.options.now();
  finishRollout(service, deployment);
  note(ecs, service, `(service ${service.name}) (deployment ${deployment.id}) deployment completed.`);
  note(ecs, service, `(service ${service.name}) has reached a steady state.`);
}

/** The circuit breaker: the deployment has failed, and the revision before it comes back if the service wants that. */
function trip(ecs: Ecs, service: StoredService, deployment: StoredDeployment): boolean {
  const { deploymentCircuitBreaker: breaker } = service.configuration;
  if (breaker?.enable !== true) return false;
  deployment.rolloutState = 'FAILED';
  deployment.reason = 'ECS deployment circuit breaker: tasks failed to start.';
  deployment.updatedAt = ecs.options.now();
  note(
    ecs,
    service,
    `(service ${service.name}) (deployment ${deployment.id}) deployment failed: tasks failed to start.`,
  );
  const rollout = service.rollouts.find((one) => one.deployment === deployment);
  if (rollout !== undefined) rollout.finishedAt = deployment.updatedAt;
  if (breaker.rollback && rollout !== undefined) rollBack(ecs, service, rollout, 'ECS deployment circuit breaker');
  return true;
}

function startTask(ecs: Ecs, cluster: StoredCluster, service: StoredService, { id, definition }: TaskHolder): void {
  const launchType = service.launchType ?? 'FARGATE';
  ecs.start(cluster, {
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

/** A line in the service's diary; ECS keeps a hundred. */
export function note(ecs: Ecs, service: StoredService, message: string): void {
  service.events = [{ id: newId(), createdAt: ecs.options.now(), message }, ...service.events].slice(0, 100);
}
