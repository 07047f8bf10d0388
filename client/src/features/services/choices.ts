import type { ecs } from '../../infrastructure/aws/room';
import type { Translate } from '../../infrastructure/translate';
import { familyName, revisionName } from './fit';

/** A line to pick, without an editor. */
export interface Choice<Value> {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  readonly value: Value;
  /** Stands before the others. */
  readonly isFirst?: boolean;
}

/** A service to deploy to, or a cluster to look for it in. */
export interface Place {
  /** ARN, or its name. */
  readonly cluster: string;
  readonly service?: string;
}

/** `cluster/service`, for whoever may not list them; `undefined` for any other text. */
export function typedPlace(text: string): Place | undefined {
  const [, cluster, service] = /^([\w-]+)\/([\w-]+)$/.exec(text) ?? [];
  return cluster === undefined ? undefined : { cluster, service };
}

/** What the choice of a service reads from one region. */
export interface PlaceReader {
  clusters(signal: AbortSignal): AsyncIterable<readonly ecs.Cluster[]>;
  services(cluster: string, signal: AbortSignal): AsyncIterable<readonly ecs.Service[]>;
  tasks(of: ecs.TasksOf, signal: AbortSignal): AsyncIterable<readonly ecs.Task[]>;
}

/** The services that run a family, as they are found, and all clusters. Services without tasks are found below their cluster. */
export async function* placeChoices(
  reader: PlaceReader,
  family: string | undefined,
  t: Translate,
  signal: AbortSignal,
): AsyncGenerator<readonly Choice<Place>[]> {
  for await (const clusters of reader.clusters(signal)) {
    yield clusters.map(({ name, arn, activeServices }) => ({
      label: `$(server-environment) ${name}`,
      description: activeServices === 1 ? t('1 service') : t('{0} services', activeServices),
      value: { cluster: arn },
    }));
    if (family === undefined) continue;
    for (const { name, arn, runningTasks, pendingTasks } of clusters) {
      if (runningTasks + pendingTasks === 0) continue;
      const seen = new Set<string>();
      for await (const tasks of reader.tasks({ cluster: arn, family }, signal)) {
        const found: Choice<Place>[] = [];
        for (const { service, taskDefinition } of tasks) {
          if (service === undefined || seen.has(service)) continue;
          seen.add(service);
          const detail = t('runs {0}', revisionName(taskDefinition));
          found.push({ label: service, description: name, detail, value: { cluster: arn, service }, isFirst: true });
        }
        yield found;
      }
    }
  }
}

/** The services of a cluster; those that run the family come first. */
export async function* serviceChoices(
  reader: PlaceReader,
  cluster: string,
  family: string | undefined,
  t: Translate,
  signal: AbortSignal,
): AsyncGenerator<readonly Choice<Place>[]> {
  for await (const services of reader.services(cluster, signal))
    yield services.map(({ name, taskDefinition = '', running, desired }) => ({
      label: name,
      description: [revisionName(taskDefinition), t('{0}/{1} running', running, desired)]
        .filter((part) => part !== '')
        .join(' · '),
      value: { cluster, service: name },
      isFirst: family !== undefined && familyName(taskDefinition) === family,
    }));
}

/** Revisions, as ECS lists them; those that a service runs are marked. */
export function revisionChoices(
  revisions: readonly ecs.Revision[],
  { taskDefinition, deployments }: Pick<ecs.Service, 'taskDefinition' | 'deployments'>,
  t: Translate,
): Choice<string>[] {
  const runs = new Set(deployments.map((deployment) => deployment.taskDefinition));
  return revisions.map(({ arn }) => ({
    label: revisionName(arn),
    description: arn === taskDefinition ? t('runs now') : runs.has(arn) ? t('is being replaced') : undefined,
    value: arn,
  }));
}
