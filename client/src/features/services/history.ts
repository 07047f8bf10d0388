import { l10n } from 'vscode';
import type { ecs } from '../../infrastructure/aws/room';
import type { Desk } from './desk';
import { familyName } from './fit';
import { type Previous, previousRevision } from './previous';

/** The revision that a service ran before, as far as the person may know. */
export async function readPrevious(desk: Desk, service: ecs.Service): Promise<Previous | undefined> {
  const { room, region } = desk;
  const [rolledOut, active] = await Promise.all([
    // Who may not list service deployments may still go back.
    readRolledOut(desk, service).catch(() => []),
    firstPage(room.ecs.listRevisions(region, familyName(service.taskDefinition ?? ''))),
  ]);
  return previousRevision(service, rolledOut, active, l10n.t);
}

/** What was rolled out to its end, the newest first; ECS keeps ninety days. */
async function readRolledOut({ room, region }: Desk, { cluster, name }: ecs.Service): Promise<string[]> {
  const deployments = await firstPage(room.ecs.listServiceDeployments(region, { cluster, service: name }));
  const done = deployments.flatMap(({ status, target }) =>
    status === 'SUCCESSFUL' && target !== undefined ? [target.arn] : [],
  );
  const revisions = await room.ecs.describeServiceRevisions(region, done);
  return done.flatMap((arn) => revisions.find((revision) => revision.arn === arn)?.taskDefinition ?? []);
}

/**
 * What ends a rollout that shifts traffic and goes back to the revision before it, if that is the one wanted: faster than a rollout of its own.
 * Source: Amazon ECS API reference, StopServiceDeployment.
 */
export async function stopRollout(
  { room, region }: Desk,
  { cluster, name, strategy, deployments }: ecs.Service,
  arn: string,
): Promise<{ readonly fact: string; readonly run: () => Promise<void> } | undefined> {
  const isBefore = deployments.some(({ status, taskDefinition }) => status !== 'PRIMARY' && taskDefinition === arn);
  if (strategy === 'ROLLING' || !isBefore) return undefined;
  const newest = await firstPage(room.ecs.listServiceDeployments(region, { cluster, service: name })).catch(() => []);
  const underWay = newest.find(({ status }) => status === 'IN_PROGRESS' || status === 'PENDING');
  if (underWay === undefined) return undefined;
  return {
    fact: l10n.t(
      'The rollout that is under way is stopped, and all traffic goes back to the tasks of the revision before.',
    ),
    run: () => room.ecs.stopServiceDeployment(region, underWay.arn, 'ROLLBACK'),
  };
}

async function firstPage<Item>(pages: AsyncIterable<readonly Item[]>): Promise<readonly Item[]> {
  for await (const page of pages) return page;
  return [];
}
