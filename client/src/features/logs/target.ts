import type { ecs } from '../../infrastructure/aws/room';
import type { Translate } from '../../infrastructure/translate';
import type { Subject } from '../explorer/node';
import { afterSlash } from '../explorer/text';
import { shortId } from './line-text';
import { type LogPlace, logPlace, type Unreadable } from './log-place';

/** Whose logs are wanted: those of a service, of one task, or of one container of a task. */
export interface Target {
  /** Unlike that of any other. */
  readonly key: string;
  /** `web (parcels)`, `web 1a2b3c4d (parcels)` */
  readonly name: string;
  readonly region: string;
  /** ARN. */
  readonly cluster: string;
  /** Its name; for a service as a whole. */
  readonly service?: string;
  /** ARN; absent for a service. */
  readonly task?: string;
  /** The ARN of the revision that the task runs. */
  readonly taskDefinition?: string;
  /** Its name; absent for all containers. */
  readonly container?: string;
}

/** What a line of the tree stands for; `undefined` where it has no logs. */
export function targetOf({ region, name, arn, cluster, service, task, taskDefinition }: Subject): Target | undefined {
  if (cluster === undefined || (task ?? service) === undefined) return undefined;
  const container = task === undefined || task === arn ? undefined : name;
  const family = afterSlash(taskDefinition ?? '').replace(/:\d+$/, '');
  const short = task === undefined ? [] : [shortId(afterSlash(task))];
  return {
    key: [region, cluster, task ?? service, container].join(' '),
    name: `${[container ?? service ?? family, ...short].join(' ')} (${afterSlash(cluster)})`,
    region,
    cluster,
    service: task === undefined ? service : undefined,
    task,
    taskDefinition,
    container,
  };
}

/** Where a container of a task writes, and how its lines are marked where there are others. */
export interface Source extends LogPlace {
  readonly label: string;
}

/** What is known of the tasks of a target: where they write, and why some cannot be read. */
export interface Sources {
  readonly found: readonly Source[];
  readonly unreadable: readonly string[];
}

/** Where the containers of a task write that belong to a target. */
export function sourcesOf(
  target: Target,
  { id, launchType, containers }: Pick<ecs.Task, 'id' | 'launchType'> & { containers: readonly NamedContainer[] },
  definition: ecs.TaskDefinitionDocument,
  t: Translate,
): Sources {
  const wanted = containers.filter(({ name }) => target.container === undefined || name === target.container);
  const places = wanted.map(({ name, runtimeId }) => {
    const writer = { container: name, taskId: id, runtimeId, launchType };
    return { place: logPlace(definition, writer, target.region, t), label: labelOf(target, name, id) };
  });
  return {
    found: places.flatMap(({ place, label }) => (isReadable(place) ? [{ ...place, label }] : [])),
    unreadable: places.flatMap(({ place }) => (isReadable(place) ? [] : [place.why])),
  };
}

/** As much of a container as is needed to find its log. */
export type NamedContainer = Pick<ecs.Container, 'name' | 'runtimeId'>;

/** The containers that a definition has. */
export function containersIn({ containerDefinitions }: ecs.TaskDefinitionDocument): readonly NamedContainer[] {
  return (containerDefinitions ?? []) as readonly NamedContainer[];
}

/** What stands before the lines of a container: enough to tell it from the others of the target. */
export function labelOf({ service, container }: Target, name: string, taskId: string): string {
  if (service !== undefined) return `${name} ${shortId(taskId)}`;
  return container === undefined ? name : '';
}

function isReadable(place: LogPlace | Unreadable): place is LogPlace {
  return !('why' in place);
}
