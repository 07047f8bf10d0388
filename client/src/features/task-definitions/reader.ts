import type { AwsRegion, AwsRoom, ecs } from '../../infrastructure/aws/room';

/** What the tree of task definitions reads from one region. */
export interface FamilyReader {
  readonly name: string;
  families(signal: AbortSignal): AsyncIterable<readonly string[]>;
  revisions(family: string, inactive: boolean, signal: AbortSignal): AsyncIterable<readonly ecs.Revision[]>;
  revision(arn: string, signal: AbortSignal): Promise<ecs.TaskDefinition>;
  /** Which revisions of a family are run, and by what: names of services, or `standalone`. */
  inUse(family: string, signal: AbortSignal): Promise<ReadonlyMap<string, readonly string[]>>;
}

/** Reads from AWS. */
export function familyReader({ ecs }: AwsRoom, region: AwsRegion): FamilyReader {
  return {
    name: region.name,
    families: (signal) => ecs.listFamilies(region, { signal }),
    revisions: (family, inactive, signal) => ecs.listRevisions(region, family, { inactive, signal }),
    revision: (arn, signal) => ecs.describeTaskDefinition(region, arn, { signal }),
    async inUse(family, signal) {
      const used = new Map<string, Set<string>>();
      for await (const clusters of ecs.listClusters(region, { signal })) {
        const busy = clusters.filter(({ runningTasks, pendingTasks }) => runningTasks + pendingTasks > 0);
        await Promise.all(
          busy.map(async ({ arn }) => {
            for await (const tasks of ecs.listTasks(region, { cluster: arn, family }, { signal }))
              for (const { taskDefinition, service = 'standalone' } of tasks)
                used.set(taskDefinition, (used.get(taskDefinition) ?? new Set()).add(service));
          }),
        );
      }
      return new Map([...used].map(([arn, names]) => [arn, [...names].sort()]));
    },
  };
}
