import { advanceRolling } from './rolling';
import { isOver } from './rollouts';
import { retire, settle, shareOf, startTasks, tasksOf } from './scheduler';
import type { Ecs } from './state';
import type { StoredCluster, StoredService, StoredTaskSet } from './stored';
import { advanceShifting } from './strategies';

/** One step of everything in a cluster: standalone tasks come up, services get closer to what they are to be. */
export function advance(ecs: Ecs, cluster: StoredCluster): void {
  for (const task of cluster.tasks.values()) {
    if (task.group.startsWith('service:') || task.status === 'STOPPED') continue;
    // Nobody stops a task of its own for being unhealthy.
    if (task.fate === 'spot') ecs.endByFate(task);
    else if (task.status === 'PROVISIONING') ecs.settle(task);
  }
  for (const service of cluster.services.values()) {
    for (const taskSet of service.taskSets) advanceTaskSet(ecs, cluster, service, taskSet);
    const [rollout] = service.rollouts;
    if (rollout?.stage === undefined || isOver(rollout)) advanceRolling(ecs, cluster, service);
    else advanceShifting(ecs, cluster, service, rollout);
  }
}

/** A task set has its share of the service's tasks. */
function advanceTaskSet(ecs: Ecs, cluster: StoredCluster, service: StoredService, taskSet: StoredTaskSet): void {
  settle(ecs, cluster, service, taskSet);
  const tasks = tasksOf(cluster, taskSet);
  const wanted = shareOf(service, taskSet);
  startTasks(ecs, cluster, service, taskSet, { count: wanted - tasks.length });
  retire(ecs, service, taskSet, tasks.slice(wanted));
}
