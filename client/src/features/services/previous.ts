import type { ecs } from '../../infrastructure/aws/room';
import type { Translate } from '../../infrastructure/translate';
import { familyName, revisionName } from './fit';

/** How many revisions one page of them has. */
const knownAtOnce = 100;

/** A revision to go back to, and why this one. */
export interface Previous {
  /** Its ARN. */
  readonly arn: string;
  readonly why: string;
}

/**
 * The revision that a service ran before: that of the rollout before the one that is under way or has failed; else the last one that was
 * rolled out to its end (`rolledOut`, the newest first); else the one before in the family (`active`, the newest first).
 */
export function previousRevision(
  { taskDefinition, deployments }: Pick<ecs.Service, 'taskDefinition' | 'deployments'>,
  rolledOut: readonly string[],
  active: readonly ecs.Revision[],
  t: Translate,
): Previous | undefined {
  if (taskDefinition === undefined) return undefined;
  const isOther = (arn: string) => arn !== taskDefinition;
  const older = deployments.find(({ status, taskDefinition: arn }) => status !== 'PRIMARY' && isOther(arn));
  if (older !== undefined)
    return { arn: older.taskDefinition, why: t('Its tasks still run: this rollout is not over.') };
  const family = familyName(taskDefinition);
  // Of longer families only the newest revisions are known.
  const isGone = (arn: string) =>
    active.length < knownAtOnce && familyName(arn) === family && !active.some((one) => one.arn === arn);
  const last = rolledOut.find((arn) => isOther(arn) && !isGone(arn));
  if (last !== undefined)
    return { arn: last, why: t('It is the last active revision that ECS rolled out to the end before.') };
  const now = Number(revisionName(taskDefinition).split(':')[1]);
  const before = active.find(({ revision }) => revision < now);
  if (before === undefined) return undefined;
  return { arn: before.arn, why: t('ECS does not tell what ran before; it is the revision before in the family.') };
}

/**
 * The service deployment to stop in order to be back at a revision: where traffic is being shifted away from it, that is faster than a rollout
 * of its own. Source: Amazon ECS API reference, StopServiceDeployment ("ROLLBACK").
 */
export function stoppable(
  { strategy, serviceDeployment, deployments }: Pick<ecs.Service, 'strategy' | 'serviceDeployment' | 'deployments'>,
  arn: string,
): string | undefined {
  const isBefore = deployments.some(({ status, taskDefinition }) => status !== 'PRIMARY' && taskDefinition === arn);
  return strategy !== 'ROLLING' && isBefore ? serviceDeployment : undefined;
}
