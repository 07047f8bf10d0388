import type { AwsRegion, AwsRoom, ecs } from '../../infrastructure/aws/room';

/** What the tree of clusters reads from one region. */
export interface ClusterReader {
  readonly name: string;
  /** Clusters that are shown also where listing is denied, by name. */
  readonly pinned: readonly string[];
  clusters(signal: AbortSignal): AsyncIterable<readonly ecs.Cluster[]>;
  cluster(name: string, signal: AbortSignal): Promise<ecs.Cluster>;
  services(cluster: string, signal: AbortSignal): AsyncIterable<readonly ecs.Service[]>;
  service(cluster: string, name: string, signal: AbortSignal): Promise<ecs.Service>;
  tasks(of: ecs.TasksOf, signal: AbortSignal): AsyncIterable<readonly ecs.Task[]>;
  standaloneTasks(cluster: string, signal: AbortSignal): AsyncIterable<readonly ecs.Task[]>;
  /** A service deployment by its ARN; `undefined` where it is gone. */
  rollout(arn: string, signal: AbortSignal): Promise<ecs.ServiceDeployment | undefined>;
  containerInstances(cluster: string, signal: AbortSignal): AsyncIterable<readonly ecs.ContainerInstance[]>;
}

/** Reads from AWS. */
export function clusterReader({ ecs }: AwsRoom, region: AwsRegion, pinned: readonly string[]): ClusterReader {
  return {
    name: region.name,
    pinned,
    clusters: (signal) => ecs.listClusters(region, { signal }),
    cluster: (name, signal) => ecs.describeCluster(region, name, { signal }),
    services: (cluster, signal) => ecs.listServices(region, cluster, { signal }),
    service: (cluster, name, signal) => ecs.describeService(region, cluster, name, { signal }),
    tasks: (of, signal) => ecs.listTasks(region, of, { signal }),
    standaloneTasks: (cluster, signal) => ecs.listStandaloneTasks(region, cluster, { signal }),
    rollout: async (arn, signal) => (await ecs.describeServiceDeployments(region, [arn], { signal }))[0],
    containerInstances: (cluster, signal) => ecs.listContainerInstances(region, cluster, { signal }),
  };
}
