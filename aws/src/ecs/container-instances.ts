import {
  DescribeContainerInstancesCommand,
  ListContainerInstancesCommand,
  type Resource,
  type ContainerInstance as SdkContainerInstance,
} from '@aws-sdk/client-ecs';
import type { AwsRegion, Call } from '../session';
import { pagesOf } from '../session/pages';
import { lastPart } from './arn';
import type { ContainerInstance } from './model';

/** Source: Amazon ECS API reference, ListContainerInstances and DescribeContainerInstances. */
const pageSize = 100;

/** The machines of a cluster, page by page. */
export function listContainerInstances(
  region: AwsRegion,
  cluster: string,
  call: Call = {},
): AsyncGenerator<readonly ContainerInstance[]> {
  return pagesOf(async (nextToken) => {
    const { containerInstanceArns: arns = [], nextToken: next } = await region.send(
      'ListContainerInstances',
      call,
      (options) =>
        region.ecs.send(new ListContainerInstancesCommand({ cluster, maxResults: pageSize, nextToken }), options),
    );
    if (arns.length === 0) return { items: [], next };
    const { containerInstances = [] } = await region.send('DescribeContainerInstances', call, (options) =>
      region.ecs.send(new DescribeContainerInstancesCommand({ cluster, containerInstances: arns }), options),
    );
    return { items: containerInstances.map(toContainerInstance), next };
  });
}

function toContainerInstance(instance: SdkContainerInstance): ContainerInstance {
  const { containerInstanceArn: arn = '', remainingResources: left = [], registeredResources: all = [] } = instance;
  return {
    id: lastPart(arn),
    arn,
    instance: instance.ec2InstanceId,
    status: instance.status ?? '',
    agentConnected: instance.agentConnected ?? false,
    agentVersion: instance.versionInfo?.agentVersion,
    runningTasks: instance.runningTasksCount ?? 0,
    pendingTasks: instance.pendingTasksCount ?? 0,
    capacityProvider: instance.capacityProviderName,
    registeredAt: instance.registeredAt,
    cpu: { left: amount(left, 'CPU'), all: amount(all, 'CPU') },
    memory: { left: amount(left, 'MEMORY'), all: amount(all, 'MEMORY') },
  };
}

function amount(resources: readonly Resource[], name: string): number | undefined {
  return resources.find((resource) => resource.name === name)?.integerValue;
}
