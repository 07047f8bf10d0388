import { type Input, seconds } from '../wire';
import { runtimeId } from './container-logs';
import type { Ecs } from './state';
import type { StoredCluster, StoredTask } from './stored';

/** The address of every task: they do not talk to each other here. */
const address = '10.0.0.10';

/** A task as DescribeTasks gives it. */
export function taskToWire(ecs: Ecs, cluster: StoredCluster, task: StoredTask): Input {
  const { document } = task.definition;
  const taskArn = ecs.arn(`task/${cluster.name}/${task.id}`);
  // Without a health check the health of a container is unknown.
  const containers = document.containerDefinitions as readonly { name?: unknown; healthCheck?: unknown }[];
  const checked = new Set(containers.filter(({ healthCheck }) => healthCheck !== undefined).map(({ name }) => name));
  const health = task.fate === 'health-check' ? 'UNHEALTHY' : 'HEALTHY';
  const isFargate = task.launchType === 'FARGATE';
  const hasOwnNetwork = document.networkMode === 'awsvpc';
  return {
    taskArn,
    clusterArn: cluster.arn,
    taskDefinitionArn: ecs.definitionArn(task.definition),
    group: task.group,
    startedBy: task.startedBy,
    launchType: task.launchType,
    capacityProviderName: task.capacityProvider,
    containerInstanceArn:
      task.instance === undefined ? undefined : ecs.arn(`container-instance/${cluster.name}/${task.instance}`),
    lastStatus: task.status,
    desiredStatus: task.desiredStatus,
    healthStatus: task.status === 'RUNNING' && checked.size > 0 ? health : 'UNKNOWN',
    availabilityZone: `${ecs.region}a`,
    connectivity: task.startedAt === undefined ? undefined : 'CONNECTED',
    connectivityAt: seconds(task.startedAt),
    platformVersion: isFargate ? '1.4.0' : undefined,
    platformFamily: isFargate ? 'Linux' : undefined,
    ephemeralStorage: isFargate ? { sizeInGiB: 20 } : undefined,
    attachments: hasOwnNetwork ? [networkInterface(task)] : [],
    attributes: [{ name: 'ecs.cpu-architecture', value: architectureOf(document) }],
    cpu: task.overrides.cpu ?? document.cpu,
    memory: task.overrides.memory ?? document.memory,
    tags: [],
    version: task.status === 'RUNNING' ? 3 : 1,
    createdAt: seconds(task.createdAt),
    startedAt: seconds(task.startedAt),
    stoppedAt: seconds(task.stoppedAt),
    stopCode: task.stopCode,
    stoppedReason: task.stoppedReason,
    enableExecuteCommand: task.execEnabled,
    overrides: task.overrides,
    containers: task.containers.map((container) => ({
      containerArn: ecs.arn(`container/${cluster.name}/${task.id}/${container.id}`),
      taskArn,
      name: container.name,
      image: container.image,
      imageDigest: container.imageDigest,
      runtimeId: runtimeId(task, container.name),
      lastStatus: container.status,
      healthStatus: container.status === 'RUNNING' && checked.has(container.name) ? health : 'UNKNOWN',
      exitCode: container.exitCode,
      reason: container.reason,
      networkBindings: [],
      networkInterfaces: hasOwnNetwork ? [{ attachmentId: task.id, privateIpv4Address: address }] : [],
      managedAgents: task.execEnabled
        ? [
            {
              name: 'ExecuteCommandAgent',
              lastStatus: task.execAgent ?? (container.status === 'RUNNING' ? 'RUNNING' : 'PENDING'),
            },
          ]
        : undefined,
    })),
  };
}

function networkInterface(task: StoredTask): Input {
  const details = {
    subnetId: 'subnet-0a1b2c3d4e5f60718',
    networkInterfaceId: `eni-${task.id.slice(0, 17)}`,
    privateIPv4Address: address,
  };
  return {
    id: task.id,
    type: 'ElasticNetworkInterface',
    status: task.status === 'STOPPED' ? 'DELETED' : 'ATTACHED',
    details: Object.entries(details).map(([name, value]) => ({ name, value })),
  };
}

function architectureOf({ runtimePlatform }: Input): string {
  return (runtimePlatform as Input | undefined)?.cpuArchitecture === 'ARM64' ? 'arm64' : 'x86_64';
}
