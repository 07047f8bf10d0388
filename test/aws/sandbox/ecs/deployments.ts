import { newId } from '../ids';
import { note } from './events';
import { beginRollout, finishRollout } from './rollouts';
import { type Settled, settle } from './scheduler';
import type { Ecs } from './state';
import type { StoredCluster, StoredDefinition, StoredDeployment, StoredRollout, StoredService } from './stored';

/** Starts a deployment of a revision. It takes the place of the one before as the strategy of the service says. */
export function deploy(ecs: Ecs, service: StoredService, definition: StoredDefinition): void {
  const older = service.deployments.length;
  const source = service.deployments[0]?.definition;
  const id = deploymentId();
  const deployment = replaceWith(ecs, service, { id, definition, reason: `ECS deployment ${id} in progress.` });
  const rollout = beginRollout(service, deployment, source);
  const { strategy = 'ROLLING' } = service.configuration;
  if (strategy === 'ROLLING' || older === 0) return;
  const stage = older > 1 ? 'RECONCILE_SERVICE' : 'PRE_SCALE_UP';
  Object.assign(rollout, { stage, traffic: 0, testTraffic: 0 });
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
  const previous = service.deployments.find((one) => one !== rollout.deployment && one.definition === rollout.source);
  if (rollout.source === undefined) return false;
  const id = deploymentId();
  note(ecs, service, `rolling back to deployment ${previous?.id ?? id}.`);
  service.fails = undefined;
  service.failsTimes = undefined;
  const reason = `${by}: rolling back to deploymentId ${previous?.id ?? id}.`;
  const deployment =
    rollout.stage === undefined || previous === undefined
      ? replaceWith(ecs, service, { id, definition: rollout.source, reason })
      : returnTo(ecs, service, previous, reason);
  rollout.rollback = { deployment, reason };
  if (deployment !== previous) rollout.stage = undefined;
  else Object.assign(rollout, { stage: 'PRODUCTION_TRAFFIC_SHIFT', traffic: 0, testTraffic: 0 });
  return true;
}

/** Where traffic shifts, the tasks of before are still there, and get it back. */
function returnTo(ecs: Ecs, service: StoredService, previous: StoredDeployment, reason: string): StoredDeployment {
  for (const other of service.deployments) other.status = 'ACTIVE';
  Object.assign(previous, { status: 'PRIMARY', rolloutState: 'IN_PROGRESS', reason, updatedAt: ecs.options.now() });
  service.deployments = [previous, ...service.deployments.filter((other) => other !== previous)];
  return previous;
}

/** `ecs-svc/` and nineteen digits. */
export function deploymentId(): string {
  return `ecs-svc/${newId().replace(/\D/g, '').padEnd(19, '7').slice(0, 19)}`;
}

/** As `settle`, with what a deployment counts. Source: Amazon ECS API reference, DeploymentCircuitBreaker, `resetOnHealthyTask`. */
export function settleDeployment(
  ecs: Ecs,
  cluster: StoredCluster,
  service: StoredService,
  deployment: StoredDeployment,
): Settled {
  const settled = settle(ecs, cluster, service, deployment);
  const before = deployment.failed;
  deployment.failed = settled.healthy > 0 ? 0 : before + settled.failed;
  if (before < impairedAfter && deployment.failed >= impairedAfter && !hasBreaker(service))
    note(ecs, service, impaired);
  return settled;
}

/** After how many tasks in a row that failed a service says so. Source: Amazon ECS developer guide, "Service throttle logic"; the number is ours. */
const impairedAfter = 3;
const impaired =
  'is unable to consistently start tasks successfully. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.';

const hasBreaker = ({ configuration }: StoredService) => configuration.deploymentCircuitBreaker?.enable === true;

/** At how many tasks in a row that failed the circuit breaker opens. Source: Amazon ECS API reference, ServiceDeploymentCircuitBreaker. */
export function breakerThreshold({ desired }: StoredService): number {
  return Math.min(200, Math.max(3, Math.ceil(desired / 2)));
}

/** The new revision runs, and nothing else does. */
export function complete(ecs: Ecs, service: StoredService, deployment: StoredDeployment): void {
  deployment.rolloutState = 'COMPLETED';
  deployment.reason = `ECS deployment ${deployment.id} completed.`;
  deployment.updatedAt = ecs.options.now();
  finishRollout(service, deployment);
  note(ecs, service, `(deployment ${deployment.id}) deployment completed.`);
  note(ecs, service, `has reached a steady state.`);
}

/** The circuit breaker: the deployment has failed, and the revision before it comes back if the service wants that. */
export function trip(ecs: Ecs, service: StoredService, deployment: StoredDeployment): boolean {
  const { deploymentCircuitBreaker: breaker } = service.configuration;
  if (breaker?.enable !== true || deployment.rolloutState !== 'IN_PROGRESS') return false;
  if (deployment.failed < breakerThreshold(service)) return false;
  deployment.rolloutState = 'FAILED';
  deployment.reason = 'ECS deployment circuit breaker: tasks failed to start.';
  deployment.updatedAt = ecs.options.now();
  note(ecs, service, `(deployment ${deployment.id}) deployment failed: tasks failed to start.`);
  const rollout = service.rollouts.find((one) => one.deployment === deployment);
  if (rollout !== undefined) rollout.finishedAt = deployment.updatedAt;
  if (breaker.rollback && rollout !== undefined) rollBack(ecs, service, rollout, 'ECS deployment circuit breaker');
  return true;
}
