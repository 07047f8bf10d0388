import { l10n } from 'vscode';
import { problemOf } from '../../infrastructure/aws/problem';
import type { AwsRegion, AwsRoom, ecs } from '../../infrastructure/aws/room';
import { type Asked, type Frame, type Line, line, pickOne } from '../../infrastructure/questions/prompts';
import { afterSlash } from '../explorer/text';

/** Where things are chosen from. */
export interface Shelf {
  readonly room: AwsRoom;
  readonly region: AwsRegion;
}

/**
 * Has a person pick one of a list that AWS is asked for, or type its name. Where the list cannot be read, a line says why, and a name can
 * still be typed.
 */
export async function pickListed<Value>(
  question: Frame & { readonly placeholder: string; readonly active?: string },
  list: Promise<readonly Line<Value>[]>,
  free?: (typed: string) => Value | undefined,
  items: readonly Line<Value>[] = [],
): Promise<Asked<Value>> {
  const more = list.catch((error: unknown) => [
    line<Value | undefined>(`$(error) ${problemOf(error).message}`, undefined),
  ]);
  const asked = await pickOne<Line<Value | undefined>>({
    ...question,
    items,
    more,
    active: question.active === undefined ? undefined : line(question.active, undefined),
    free:
      free &&
      ((typed) => {
        const value = free(typed);
        return value === undefined ? undefined : line<Value | undefined>(typed, value);
      }),
  });
  if (asked === undefined || asked === 'back') return asked;
  const { value } = asked.value;
  return value === undefined ? pickListed(question, list, free, items) : { value };
}

/** Has a person choose a cluster of a region, by its name. */
export function chooseCluster({ room, region }: Shelf, frame: Frame, active?: string): Promise<Asked<string>> {
  const list = room
    .collect(room.ecs.listClusters(region))
    .then((clusters) =>
      clusters.map(({ name, arn, runningTasks }) =>
        line(name, arn, runningTasks === 1 ? l10n.t('1 task') : l10n.t('{0} tasks', runningTasks)),
      ),
    );
  const free = (typed: string) => (/^[\w:/-]+$/.test(typed) ? typed : undefined);
  return pickListed({ ...frame, placeholder: l10n.t('Which cluster? Its name can be typed too.'), active }, list, free);
}

/** Has a person choose a task of a cluster. */
export async function chooseTask(shelf: Shelf, title: string): Promise<ecs.Task | undefined> {
  const { room, region } = shelf;
  const frame = { title, canGoBack: false };
  const asked = await chooseCluster(shelf, frame);
  if (asked === undefined || asked === 'back') return undefined;
  const list = room
    .collect(room.ecs.listTasks(region, { cluster: asked.value }))
    .then((tasks) =>
      tasks.map((task) =>
        line(
          afterSlash(task.taskDefinition),
          task,
          [task.id.slice(0, 8), task.status].join(' · '),
          task.service ?? task.startedBy,
        ),
      ),
    );
  const chosen = await pickListed({ ...frame, canGoBack: true, placeholder: l10n.t('Which task?') }, list);
  if (chosen === 'back') return chooseTask(shelf, title);
  return chosen?.value;
}
