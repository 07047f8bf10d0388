import { complete, settleDeployment, trip } from './deployments';
import { noteOnce } from './events';
import { isHealthy, retire, startTasks, tasksOf } from './scheduler';
import type { Ecs } from './state';
import type { StoredCluster, StoredService } from './stored';

/** Old tasks go as new ones run, within the bounds that the service sets. */
export function advanceRolling(ecs: Ecs, cluster: StoredCluster, service: StoredService): void {
  const [primary] = service.deployments;
  if (primary === undefined || primary.rolloutState === 'FAILED') return;
  const { unhealthy } = settleDeployment(ecs, cluster, service, primary);
  if (trip(ecs, service, primary)) return;
  const { maximumPercent = 200, minimumHealthyPercent = 100 } = service.configuration;
  const most = Math.floor((service.desired * maximumPercent) / 100);
  const least = Math.ceil((service.desired * minimumHealthyPercent) / 100);
  const old = service.deployments.slice(1).map((deployment) => ({ deployment, tasks: tasksOf(cluster, deployment) }));
  const oldCount = old.reduce((sum, { tasks }) => sum + tasks.length, 0);
  const tasks = tasksOf(cluster, primary);
  const healthy = tasks.filter(isHealthy).length;
  let mayStop = Math.max(0, Math.min(oldCount, healthy + oldCount - least));
  for (const { deployment, tasks } of old) {
    const leaving = tasks.slice(0, mayStop);
    mayStop -= leaving.length;
    retire(ecs, service, deployment, leaving);
  }
  service.deployments = service.deployments.filter((one) => one === primary || tasksOf(cluster, one).length > 0);
  const left = service.deployments.slice(1).reduce((sum, one) => sum + tasksOf(cluster, one).length, 0);
  const missing = service.desired - tasks.length;
  const count = Math.min(missing, most - left - tasks.length);
  primary.failed += startTasks(ecs, cluster, service, primary, { count, replaced: unhealthy });
  retire(ecs, service, primary, tasks.slice(service.desired));
  if (missing > 0 && count <= 0 && left === oldCount && healthy === tasks.length) noteOnce(ecs, service, stuck);
  const isDone = healthy >= service.desired && service.deployments.length === 1 && missing <= 0;
  if (isDone && primary.rolloutState === 'IN_PROGRESS') complete(ecs, service, primary);
}

const stuck =
  'was unable to stop or start tasks during a deployment because of the service deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try again.';
