import type { ecs } from '../../infrastructure/aws/room';
import type { Translate } from '../../infrastructure/translate';
import { afterSlash } from '../explorer/text';
import type { LogsAws } from './following';
import { containersIn, labelOf, type NamedContainer, type Source, sourcesOf, type Target } from './target';

/** Streams to read: one, or all whose names begin alike. */
export interface Streams extends Pick<Source, 'region' | 'group'> {
  readonly name: string;
  readonly isFamily: boolean;
  readonly label: (stream: string) => string;
}

/** Where the log of a target is, and what is known of its task. */
export interface Findings {
  readonly streams: readonly Streams[];
  readonly unreadable: readonly string[];
  /** Absent for a service, and once ECS has forgotten it. */
  readonly task?: ecs.Task;
}

type AnyTask = Pick<ecs.Task, 'id' | 'launchType' | 'taskDefinition'> & {
  readonly containers: readonly NamedContainer[];
};

/**
 * Finds the log of a target. That of a service goes back further than its tasks, so that all streams of its containers are read where their names
 * begin alike. A task that ECS has forgotten is found by its id.
 */
export async function findLogs(
  target: Target,
  { room: { ecs, collect }, region }: LogsAws,
  t: Translate,
): Promise<Findings> {
  const { cluster, service, task } = target;
  const place = await region(target.region);
  const definitions = new Map<string, ecs.TaskDefinitionDocument>();
  const definitionOf = async (arn: string) => {
    const document = definitions.get(arn) ?? (await ecs.describeTaskDefinition(place, arn)).document;
    definitions.set(arn, document);
    return document;
  };
  const forgotten = async (id: string, taskDefinition = target.taskDefinition ?? ''): Promise<AnyTask> => {
    return { id, taskDefinition, containers: containersIn(await definitionOf(taskDefinition)) };
  };
  const found = new Map<string, Streams>();
  const unreadable = new Set<string>();
  const add = async (one: AnyTask) => {
    const sources = sourcesOf(target, one, await definitionOf(one.taskDefinition), t);
    for (const why of sources.unreadable) unreadable.add(why);
    for (const { region, group, stream, family, label } of sources.found) {
      const isFamily = service !== undefined && family !== undefined;
      const name = isFamily ? family : stream;
      if (name === undefined) continue;
      const [container = ''] = label.split(' ');
      const labelled = (full: string) => (isFamily ? labelOf(target, container, full.slice(family.length)) : label);
      found.set([region, group, name].join(' '), { region, group, name, isFamily, label: labelled });
    }
  };
  if (service === undefined) {
    const [known] = await ecs.describeTasks(place, cluster, [task ?? '']);
    await add(known ?? (await forgotten(afterSlash(task ?? ''))));
    return { streams: [...found.values()], unreadable: [...unreadable], task: known };
  }
  const { taskDefinition, launchType } = await ecs.describeService(place, cluster, service);
  for (const stopped of [false, true])
    for (const one of await collect(ecs.listTasks(place, { cluster, service, stopped }))) await add(one);
  if (taskDefinition !== undefined) await add({ ...(await forgotten('', taskDefinition)), launchType });
  return { streams: [...found.values()], unreadable: [...unreadable] };
}
