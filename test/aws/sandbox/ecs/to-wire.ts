import { type Input, seconds } from '../wire';
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
  const running = tasks.filter(({ status }) => status === 'RUNNING');
  const onFargate = running.filter(({ launchType }) => launchType === 'FARGATE');
  return {
    clusterArn: cluster.arn,
    clusterName: cluster.name,
    status: 'ACTIVE',
    registeredContainerInstancesCount: cluster.instances.size,
    runningTasksCount: running.length,
    pendingTasksCount: tasks.filter(isPending).length,
    activeServicesCount: cluster.services.size,
    statistics: [
      { name: 'runningEC2TasksCount', value: String(running.length - onFargate.length) },
      { name: 'runningFargateTasksCount', value: String(onFargate.length) },
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

export function instanceToWire(ecs: Ecs, cluster: StoredCluster, instance: StoredInstance): Input {
  const amounts = (cpu: number, memory: number) => [
    { name: 'CPU', type: 'INTEGER', integerValue: cpu },
    { name: 'MEMORY', type: 'INTEGER', integerValue: memory },
  ];
  const tasks = [...cluster.tasks.values()].filter(
    ({ instance: on, desiredStatus }) => on === instance.id && desiredStatus === 'RUNNING',
  );
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
