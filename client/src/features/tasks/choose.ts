import { l10n } from 'vscode';
import type { AwsRegion, AwsRoom, ecs } from '../../infrastructure/aws/room';
import { pickListed } from '../../infrastructure/questions/listed';
import { type Asked, type Frame, line } from '../../infrastructure/questions/prompts';
import { afterSlash } from '../explorer/text';

/** Where things are chosen from. */
export interface Shelf {
  readonly room: AwsRoom;
  readonly region: AwsRegion;
}

/** Has a person choose a cluster of a region, by its ARN; who may not list them types a name. */
export function chooseCluster({ room, region }: Shelf, frame: Frame): Promise<Asked<string>> {
  return pickListed<string>({
    ...frame,
    placeholder: l10n.t('Which cluster? Its name can be typed too.'),
    async *pages(signal) {
      for await (const page of room.ecs.listClusters(region, { signal }))
        yield page.map(({ name, arn, runningTasks }) =>
          line(name, arn, runningTasks === 1 ? l10n.t('1 task') : l10n.t('{0} tasks', runningTasks)),
        );
    },
    free: (typed) => (/^[\w:/-]+$/.test(typed) ? typed : undefined),
  });
}

/** Has a person choose a task of a cluster. */
export async function chooseTask(shelf: Shelf, title: string): Promise<ecs.Task | undefined> {
  const { room, region } = shelf;
  const cluster = await chooseCluster(shelf, { title, canGoBack: false });
  if (cluster === undefined || cluster === 'back') return undefined;
  const chosen = await pickListed<ecs.Task>({
    title,
    canGoBack: true,
    placeholder: l10n.t('Which task?'),
    async *pages(signal) {
      for await (const page of room.ecs.listTasks(region, { cluster: cluster.value }, { signal }))
        yield page.map((task) => {
          const { id, status, taskDefinition, service, startedBy } = task;
          return line(id.slice(0, 8), task, [afterSlash(taskDefinition), status].join(' · '), service ?? startedBy);
        });
    },
  });
  if (chosen === 'back') return chooseTask(shelf, title);
  return chosen?.value;
}
