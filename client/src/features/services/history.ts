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

/** What was rolled out to its end, of the newest hundred rollouts; the newest first. */
async function readRolledOut({ room, region }: Desk, { cluster, name }: ecs.Service): Promise<string[]> {
  const deployments = await firstPage(room.ecs.listServiceDeployments(region, { cluster, service: name }));
  const done = [...deployments]
    .sort((a, b) => Number(b.createdAt ?? 0) - Number(a.createdAt ?? 0))
    .flatMap(({ status, target }) => (status === 'SUCCESSFUL' && target !== undefined ? [target.arn] : []));
  const revisions = await room.ecs.describeServiceRevisions(region, done);
  return done.flatMap((arn) => revisions.find((revision) => revision.arn === arn)?.taskDefinition ?? []);
}

async function firstPage<Item>(pages: AsyncIterable<readonly Item[]>): Promise<readonly Item[]> {
  for await (const page of pages) return page;
  return [];
}
