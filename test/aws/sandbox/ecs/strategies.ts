import { complete, settleDeployment, trip } from './deployments';
import { isHealthy, retire, startTasks, tasksOf } from './scheduler';
import type { Ecs } from './state';
import type { StoredCluster, StoredDeployment, StoredRollout, StoredService } from './stored';

// How ECS shifts traffic from the tasks of before (blue) to the new ones (green), a stage or a share with each step.
// Source: Amazon ECS API reference, ServiceDeployment, `lifecycleStage`.

type Stage = NonNullable<StoredRollout['stage']>;

/** The stage after each; those that wait for something decide by themselves. */
const next: Readonly<Record<string, Stage>> = {
  RECONCILE_SERVICE: 'PRE_SCALE_UP',
  PRE_SCALE_UP: 'SCALE_UP',
  SCALE_UP: 'POST_SCALE_UP',
  POST_SCALE_UP: 'TEST_TRAFFIC_SHIFT',
  TEST_TRAFFIC_SHIFT: 'POST_TEST_TRAFFIC_SHIFT',
  POST_TEST_TRAFFIC_SHIFT: 'PRODUCTION_TRAFFIC_SHIFT',
  PRODUCTION_TRAFFIC_SHIFT: 'POST_PRODUCTION_TRAFFIC_SHIFT',
  POST_PRODUCTION_TRAFFIC_SHIFT: 'BAKE_TIME',
  BAKE_TIME: 'CLEAN_UP',
};

/** Percent of the traffic that the new tasks have, one share after the other. */
export function sharesOf({ configuration }: StoredService): readonly number[] {
  const { strategy, canaryConfiguration, linearConfiguration } = configuration;
  if (strategy === 'CANARY') return [canaryConfiguration?.canaryPercent ?? 5, 100];
  if (strategy !== 'LINEAR') return [100];
  const step = linearConfiguration?.stepPercent ?? 10;
  return Array.from({ length: Math.ceil(100 / step) }, (_, index) => Math.min(100, step * (index + 1)));
}

/** One step of a service whose traffic shifts. */
export function advanceShifting(
  ecs: Ecs,
  cluster: StoredCluster,
  service: StoredService,
  rollout: StoredRollout,
): void {
  if (rollout.rollback !== undefined) {
    undo(ecs, cluster, service, rollout);
    return;
  }
  const { unhealthy } = settleDeployment(ecs, cluster, service, rollout.deployment);
  if (trip(ecs, service, rollout.deployment)) return;
  if (rollout.stage === 'CLEAN_UP') {
    finish(ecs, cluster, service, rollout.deployment);
    return;
  }
  if (!mayGoOn(ecs, cluster, service, rollout, unhealthy)) return;
  rollout.stage = next[rollout.stage ?? 'PRE_SCALE_UP'];
  enter(ecs, cluster, service, rollout);
}

/** Whether a stage has come to its end; it does what it waits for. */
function mayGoOn(
  ecs: Ecs,
  cluster: StoredCluster,
  service: StoredService,
  rollout: StoredRollout,
  replaced: number,
): boolean {
  if (rollout.stage === 'PRODUCTION_TRAFFIC_SHIFT') {
    const more = sharesOf(service).find((share) => share > (rollout.traffic ?? 0));
    if (more !== undefined) rollout.traffic = more;
    return more === undefined;
  }
  if (rollout.stage !== 'SCALE_UP') return true;
  const tasks = tasksOf(cluster, rollout.deployment);
  const count = service.desired - tasks.length;
  rollout.deployment.failed += startTasks(ecs, cluster, service, rollout.deployment, { count, replaced });
  return tasks.filter(isHealthy).length >= service.desired;
}

/** What happens as a stage begins. */
function enter(ecs: Ecs, cluster: StoredCluster, service: StoredService, rollout: StoredRollout): void {
  const { stage, deployment } = rollout;
  if (stage === 'PRE_SCALE_UP') retireAllBut(ecs, cluster, service, service.deployments.slice(0, 2));
  if (stage === 'SCALE_UP')
    deployment.failed += startTasks(ecs, cluster, service, deployment, { count: service.desired });
  if (stage === 'TEST_TRAFFIC_SHIFT') rollout.testTraffic = 100;
  if (stage === 'PRODUCTION_TRAFFIC_SHIFT') [rollout.traffic] = sharesOf(service);
  if (stage === 'CLEAN_UP') retireAllBut(ecs, cluster, service, [deployment]);
}

function finish(ecs: Ecs, cluster: StoredCluster, service: StoredService, deployment: StoredDeployment): void {
  retireAllBut(ecs, cluster, service, [deployment]);
  complete(ecs, service, deployment);
}

/** Traffic is back with the tasks of before; the new ones go. */
function undo(ecs: Ecs, cluster: StoredCluster, service: StoredService, rollout: StoredRollout): void {
  if (rollout.stage !== 'CLEAN_UP') {
    rollout.stage = 'CLEAN_UP';
    return;
  }
  const [primary] = service.deployments;
  if (primary !== undefined) finish(ecs, cluster, service, primary);
}

function retireAllBut(
  ecs: Ecs,
  cluster: StoredCluster,
  service: StoredService,
  staying: readonly StoredDeployment[],
): void {
  for (const deployment of service.deployments)
    if (!staying.includes(deployment)) retire(ecs, service, deployment, tasksOf(cluster, deployment));
  service.deployments = service.deployments.filter((deployment) => staying.includes(deployment));
}
