import { newId } from '../ids';
import type { StoredDefinition, StoredDeployment, StoredRollout, StoredService } from './stored';

/** A rollout begins; one that was still under way is over. */
export function beginRollout(
  service: StoredService,
  deployment: StoredDeployment,
  source: StoredDefinition | undefined,
): StoredRollout {
  const { createdAt } = deployment;
  const [before] = service.rollouts;
  if (before !== undefined && !isOver(before)) {
    before.stoppedReason = 'Service deployment stopped due to a new service deployment.';
    before.finishedAt = createdAt;
  }
  const rollout: StoredRollout = { id: newId().slice(0, 20), deployment, source, createdAt };
  service.rollouts.unshift(rollout);
  return rollout;
}

/** A deployment is complete, and with it what it belongs to. */
export function finishRollout(service: StoredService, deployment: StoredDeployment): void {
  const rollout = service.rollouts.find(
    (one) => one.deployment === deployment || one.rollback?.deployment === deployment,
  );
  if (rollout !== undefined) rollout.finishedAt = deployment.updatedAt;
}

/** The status that the API gives it. Source: Amazon ECS API reference, ServiceDeployment. */
export function statusOf({ deployment, rollback, stoppedReason }: StoredRollout): string {
  if (rollback !== undefined) return rollbackStatus[rollback.deployment.rolloutState];
  if (stoppedReason !== undefined || deployment.rolloutState === 'FAILED') return 'STOPPED';
  return deployment.rolloutState === 'COMPLETED' ? 'SUCCESSFUL' : 'IN_PROGRESS';
}

const rollbackStatus: Readonly<Record<StoredDeployment['rolloutState'], string>> = {
  IN_PROGRESS: 'ROLLBACK_IN_PROGRESS',
  COMPLETED: 'ROLLBACK_SUCCESSFUL',
  FAILED: 'ROLLBACK_FAILED',
};

/** Whether nothing more happens to it. */
export function isOver(rollout: StoredRollout): boolean {
  return !/PROGRESS/.test(statusOf(rollout));
}
