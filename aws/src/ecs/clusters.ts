import {
  type CapacityProviderStrategyItem,
  DescribeClustersCommand,
  ListClustersCommand,
  type Cluster as SdkCluster,
} from '@aws-sdk/client-ecs';
import { problem } from '../problem/from-error';
import type { AwsRegion, Call } from '../session';
import { pagesOf } from '../session/pages';
import type { CapacityShare, Cluster } from './model';

/** How many clusters ECS lists and describes at once. Source: Amazon ECS API reference, ListClusters and DescribeClusters. */
const pageSize = 100;

/** The clusters of a region with their counts, page by page. */
export function listClusters(region: AwsRegion, call: Call = {}): AsyncGenerator<readonly Cluster[]> {
  return pagesOf(async (nextToken) => {
    const { clusterArns = [], nextToken: next } = await region.send('ListClusters', call, (options) =>
      region.ecs.send(new ListClustersCommand({ maxResults: pageSize, nextToken }), options),
    );
    return { items: clusterArns.length === 0 ? [] : await describeClusters(region, clusterArns, call), next };
  });
}

/** One cluster, by name or ARN. Throws the problem `not-found`. */
export async function describeCluster(region: AwsRegion, name: string, call: Call = {}): Promise<Cluster> {
  const [cluster] = await describeClusters(region, [name], call);
  if (cluster === undefined) throw problem('not-found', { operation: 'DescribeClusters', region: region.name });
  return cluster;
}

async function describeClusters(region: AwsRegion, names: readonly string[], call: Call): Promise<Cluster[]> {
  const command = new DescribeClustersCommand({ clusters: [...names], include: ['STATISTICS', 'SETTINGS'] });
  const { clusters = [] } = await region.send('DescribeClusters', call, (options) => region.ecs.send(command, options));
  return clusters.map(toCluster);
}

function toCluster(cluster: SdkCluster): Cluster {
  return {
    name: cluster.clusterName ?? '',
    arn: cluster.clusterArn ?? '',
    status: cluster.status ?? '',
    runningTasks: cluster.runningTasksCount ?? 0,
    pendingTasks: cluster.pendingTasksCount ?? 0,
    activeServices: cluster.activeServicesCount ?? 0,
    containerInstances: cluster.registeredContainerInstancesCount ?? 0,
    capacityProviders: cluster.capacityProviders ?? [],
    defaultCapacity: (cluster.defaultCapacityProviderStrategy ?? []).map(toShare),
    statistics: Object.fromEntries((cluster.statistics ?? []).map(({ name = '', value }) => [name, Number(value)])),
    containerInsights: cluster.settings?.find(({ name }) => name === 'containerInsights')?.value,
  };
}

/** One share of a strategy. */
export function toShare({ capacityProvider = '', weight = 0, base = 0 }: CapacityProviderStrategyItem): CapacityShare {
  return { provider: capacityProvider, weight, base };
}
