import { type Input, seconds } from '../wire';
import { runtimeId } from './container-logs';
import { shareOf, tasksOf } from './scheduler';
import { currentRollout } from './service-deployments';
import type { Ecs } from './state';
import type {
  StoredCluster,
  StoredDeployment,
  StoredInstance,
  StoredService,
  StoredTask,
  StoredTaskSet,
} from './stored';

const inStatus = (tasks: readonly StoredTask[], status: string) =>
  tasks.filter((task) => task.status === status).length;
const isPending = ({ status }: StoredTask) => status === 'PROVISIONING' || status === 'PENDING';

export function clusterToWire(cluster: StoredCluster): Input {
  const tasks = [...cluster.tasks.values()];
  return {
    clusterArn: cluster.arn,
    clusterName: cluster.name,
    status: 'ACTIVE',
    registeredContainerInstancesCount: cluster.instances.size,
    runningTasksCount: inStatus(tasks, 'RUNNING'),
    pendingTasksCount: tasks.filter(isPending).length,
    activeServicesCount: cluster.services.size,
    statistics: [
      { name: 'runningEC2TasksCount', value: '0' },
      { name: 'runningFargateTasksCount', value: String(inStatus(tasks, 'RUNNING')) },
    ],
    settings: [{ name: 'containerInsights', value: 'disabled' }],
    capacityProviders: cluster.capacityProviders,
    defaultCapacityProviderStrategy: [],
  };
}

export function serviceToWire(ecs: Ecs, cluster: StoredCluster, service: StoredService): Input {
  const isOfEcs = service.controller === 'ECS';
  const deployments = service.deployments.map((deployment) => deploymentToWire(ecs, cluster, service, deployment));
  const taskSets = service.taskSets.map((taskSet) => taskSetToWire(ecs, cluster, service, taskSet));
  const sum = (name: string) => [...deployments, ...taskSets].reduce((all, one) => all + Number(one[name]), 0);
  const primary = service.deployments[0] ?? service.taskSets[0];
  const hasRevision = primary !== undefined && service.controller !== 'EXTERNAL';
  return {
    serviceArn: service.arn,
    serviceName: service.name,
    clusterArn: cluster.arn,
    status: service.status,
    desiredCount: service.desired,
    runningCount: sum('runningCount'),
    pendingCount: sum('pendingCount'),
    launchType: service.launchType,
    capacityProviderStrategy: service.capacity,
    taskDefinition: hasRevision ? ecs.definitionArn(primary.definition) : undefined,
    deploymentController: { type: service.controller },
    deploymentConfiguration: service.configuration,
    schedulingStrategy: service.scheduling,
    taskSets: isOfEcs ? undefined : taskSets,
    deployments,
    events: service.events.map(({ id, createdAt, message }) => ({ id, createdAt: seconds(createdAt), message })),
    networkConfiguration: service.network,
    platformVersion: service.launchType === 'FARGATE' ? 'LATEST' : undefined,
    enableExecuteCommand: service.execEnabled,
    createdAt: seconds(service.createdAt),
    currentServiceDeployment: currentRollout(ecs, cluster, service),
    loadBalancers: service.loadBalancers,
  };
}

function taskSetToWire(ecs: Ecs, cluster: StoredCluster, service: StoredService, taskSet: StoredTaskSet): Input {
  const { id, status, scale, startedBy, externalId, loadBalancers } = taskSet;
  const tasks = tasksOf(cluster, taskSet);
  const running = inStatus(tasks, 'RUNNING');
  const desired = shareOf(service, taskSet);
  return {
    id,
    taskSetArn: ecs.arn(`task-set/${cluster.name}/${service.name}/${id}`),
    serviceArn: service.arn,
    clusterArn: cluster.arn,
    startedBy,
    externalId,
    status,
    taskDefinition: ecs.definitionArn(taskSet.definition),
    computedDesiredCount: desired,
    pendingCount: tasks.filter(isPending).length,
    runningCount: running,
    createdAt: seconds(taskSet.createdAt),
    updatedAt: seconds(taskSet.updatedAt),
    launchType: service.launchType ?? 'FARGATE',
    platformVersion: '1.4.0',
    networkConfiguration: service.network,
    loadBalancers,
    serviceRegistries: [],
    scale: { value: scale, unit: 'PERCENT' },
    stabilityStatus: running === desired ? 'STEADY_STATE' : 'STABILIZING',
    stabilityStatusAt: seconds(taskSet.updatedAt),
    tags: [],
  };
}

function deploymentToWire(
  ecs: Ecs,
  cluster: StoredCluster,
  service: StoredService,
  deployment: StoredDeployment,
): Input {
  const tasks = tasksOf(cluster, deployment);
  return {
    id: deployment.id,
    status: deployment.status,
    taskDefinition: ecs.definitionArn(deployment.definition),
    desiredCount: deployment.status === 'PRIMARY' ? service.desired : tasks.length,
    pendingCount: tasks.filter(isPending).length,
    runningCount: inStatus(tasks, 'RUNNING'),
    failedTasks: deployment.failed,
    createdAt: seconds(deployment.createdAt),
    updatedAt: seconds(deployment.updatedAt),
    launchType: service.launchType,
    networkConfiguration: service.network,
    rolloutState: deployment.rolloutState,
    rolloutStateReason: deployment.reason,
  };
}

export function taskToWire(ecs: Ecs, cluster: StoredCluster, task: StoredTask): Input {
  const { document } = task.definition;
  const taskArn = ecs.arn(`task/${cluster.name}/${task.id}`);
  // Without a health check the health of a container is unknown.
  const containers = document.containerDefinitions as readonly { name?: unknown; healthCheck?: unknown }[];
  const checked = new Set(containers.filter(({ healthCheck }) => healthCheck !== undefined).map(({ name }) => name));
  const health = task.fate === 'health-check' ? 'UNHEALTHY' : 'HEALTHY';
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
    platformVersion: task.launchType === 'FARGATE' ? '1.4.0' : undefined,
    cpu: document.cpu,
    memory: document.memory,
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
      networkInterfaces: [{ attachmentId: container.id, privateIpv4Address: '10.0.0.10' }],
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

export function instanceToWire(ecs: Ecs, cluster: StoredCluster, instance: StoredInstance): Input {
  const amounts = (cpu: number, memory: number) => [
    { name: 'CPU', type: 'INTEGER', integerValue: cpu },
    { name: 'MEMORY', type: 'INTEGER', integerValue: memory },
  ];
  const tasks = [...cluster.tasks.values()].filter((task) => task.instance === instance.id);
  return {
    containerInstanceArn: ecs.arn(`container-instance/${cluster.name}/${instance.id}`),
    ec2InstanceId: instance.ec2,
    status: instance.status,
    agentConnected: true,
    versionInfo: { agentVersion: '1.99.0', dockerVersion: 'DockerVersion: 25.0.8' },
    registeredResources: amounts(2_048, 3_884),
    remainingResources: amounts(2_048 - 256 * tasks.length, 3_884 - 512 * tasks.length),
    runningTasksCount: inStatus(tasks, 'RUNNING'),
    pendingTasksCount: tasks.filter(isPending).length,
    registeredAt: seconds(instance.registeredAt),
  };
}
