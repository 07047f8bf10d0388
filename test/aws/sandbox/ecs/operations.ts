import { newId } from '../ids';
import { pageOf } from '../paging';
import { ServiceError } from '../service-error';
import type { Input, Operations } from '../wire';
import type { Place } from '../world';
import { deploy } from './deployments';
import { serviceDeploymentOperations } from './service-deployments';
import { addService } from './services';
import type { StoredCluster, StoredTask } from './stored';
import { taskDefinitionOperations } from './task-definitions';
import { clusterToWire, instanceToWire, serviceToWire, taskToWire } from './to-wire';

/** What opens a shell in the sandbox; tests look for it where it must not be. */
export const execToken = 'SECRET-exec-session-token';

const sizes = { usual: 100, most: 100 };
const lastOf = (name: unknown) => String(name).replace(/^.*\//, '');

/** The operations of Amazon ECS. */
export const ecsOperations: Operations<Place> = {
  ...taskDefinitionOperations,
  ...serviceDeploymentOperations,

  ListClusters({ ecs }, input) {
    const { page, nextToken } = pageOf([...ecs.clusters.values()], input, sizes);
    return { clusterArns: page.map(({ arn }) => arn), nextToken };
  },

  DescribeClusters({ ecs }, input) {
    const names = listed(input.clusters, 100, 'Clusters');
    const found = names.map((name) => ({ name, cluster: ecs.clusters.get(lastOf(name)) }));
    return {
      clusters: found.flatMap(({ cluster }) => (cluster === undefined ? [] : [clusterToWire(cluster)])),
      failures: missing(found.filter(({ cluster }) => cluster === undefined).map(({ name }) => name)),
    };
  },

  CreateCluster({ ecs }, input) {
    const name = String(input.clusterName ?? 'default');
    const providers = (input.capacityProviders ?? []) as string[];
    return { cluster: clusterToWire(ecs.clusters.get(name) ?? ecs.addCluster(name, providers)) };
  },

  CreateService({ ecs }, input) {
    const cluster = ecs.cluster(input.cluster);
    const name = String(input.serviceName);
    if (cluster.services.has(name))
      throw new ServiceError('InvalidParameterException', 'Creation of service was not idempotent.');
    const family = ecs.definition(input.taskDefinition).family;
    const service = addService(ecs, cluster, name, family, Number(input.desiredCount ?? 1));
    return { service: serviceToWire(ecs, cluster, service) };
  },

  ListServices({ ecs }, input) {
    // Ten, unless the caller wants more.
    const services = [...ecs.cluster(input.cluster).services.values()];
    const { page, nextToken } = pageOf(services, input, { usual: 10, most: 100 });
    return { serviceArns: page.map(({ arn }) => arn), nextToken };
  },

  DescribeServices({ ecs }, input) {
    const cluster = ecs.cluster(input.cluster);
    const names = listed(input.services, 10, 'Services');
    const found = names.map((name) => ({ name, service: cluster.services.get(lastOf(name)) }));
    return {
      services: found.flatMap(({ service }) => (service === undefined ? [] : [serviceToWire(ecs, cluster, service)])),
      failures: missing(found.filter(({ service }) => service === undefined).map(({ name }) => name)),
    };
  },

  UpdateService({ ecs }, input) {
    const cluster = ecs.cluster(input.cluster);
    const service = cluster.services.get(lastOf(input.service));
    if (service === undefined) throw new ServiceError('ServiceNotFoundException', 'Service not found.');
    if (service.controller !== 'ECS' && input.taskDefinition !== undefined)
      throw new ServiceError(
        'InvalidParameterException',
        `Unable to update task definition on services with a ${service.controller} deployment controller.`,
      );
    const [primary] = service.deployments;
    const wanted = input.taskDefinition === undefined ? primary?.definition : ecs.definition(input.taskDefinition);
    if (typeof input.desiredCount === 'number') service.desired = input.desiredCount;
    if (typeof input.enableExecuteCommand === 'boolean') service.execEnabled = input.enableExecuteCommand;
    if (wanted !== undefined && (wanted !== primary?.definition || input.forceNewDeployment === true)) {
      if (wanted.status !== 'ACTIVE') throw new ServiceError('ClientException', 'TaskDefinition is inactive');
      deploy(ecs, service, wanted);
    }
    return { service: serviceToWire(ecs, cluster, service) };
  },

  ListTasks({ ecs }, input) {
    const cluster = ecs.cluster(input.cluster);
    if (input.serviceName !== undefined && !cluster.services.has(lastOf(input.serviceName)))
      throw new ServiceError('ServiceNotFoundException', 'Service not found.');
    const tasks = [...cluster.tasks.values()].filter((task) => isAsked(task, input));
    const { page, nextToken } = pageOf(tasks, input, sizes);
    return { taskArns: page.map(({ id }) => ecs.arn(`task/${cluster.name}/${id}`)), nextToken };
  },

  DescribeTasks({ ecs }, input) {
    const cluster = ecs.cluster(input.cluster);
    const names = listed(input.tasks, 100, 'Tasks');
    const found = names.map((name) => ({ name, task: cluster.tasks.get(lastOf(name)) }));
    return {
      tasks: found.flatMap(({ task }) => (task === undefined ? [] : [taskToWire(ecs, cluster, task)])),
      failures: missing(found.filter(({ task }) => task === undefined).map(({ name }) => name)),
    };
  },

  RunTask({ ecs }, input) {
    const cluster = ecs.cluster(input.cluster);
    const definition = ecs.definition(input.taskDefinition);
    if (definition.status !== 'ACTIVE') throw new ServiceError('ClientException', 'TaskDefinition is inactive');
    if (definition.document.networkMode === 'awsvpc' && input.networkConfiguration === undefined)
      throw new ServiceError(
        'InvalidParameterException',
        "Network Configuration must be provided when networkMode 'awsvpc' is specified.",
      );
    const count = Number(input.count ?? 1);
    if (count < 1 || count > 10) throw new ServiceError('InvalidParameterException', 'Count must be between 1 and 10.');
    const launchType = String(input.launchType ?? 'FARGATE');
    if (launchType === 'EC2' && cluster.instances.size === 0)
      throw new ServiceError('InvalidParameterException', 'No Container Instances were found in your cluster.');
    const tasks = Array.from({ length: count }, () =>
      ecs.start(cluster, {
        definition,
        group: `family:${definition.family}`,
        startedBy: input.startedBy as string | undefined,
        launchType,
        execEnabled: input.enableExecuteCommand === true,
        overrides: (input.overrides ?? {}) as Input,
      }),
    );
    return { tasks: tasks.map((task) => taskToWire(ecs, cluster, task)), failures: [] };
  },

  StopTask({ ecs }, input) {
    const cluster = ecs.cluster(input.cluster);
    const task = existingTask(cluster, input.task);
    ecs.stop(task, 'UserInitiated', String(input.reason ?? 'Task stopped by user'));
    return { task: taskToWire(ecs, cluster, task) };
  },

  ExecuteCommand({ ecs }, input) {
    const cluster = ecs.cluster(input.cluster);
    const task = existingTask(cluster, input.task);
    if (!task.execEnabled || task.status !== 'RUNNING')
      throw new ServiceError(
        'InvalidParameterException',
        'The execute command failed because execute command was not enabled when the task was run or the execute command agent isn’t running. Wait and try again or run a new task with execute command enabled and try again.',
      );
    const container = task.containers.find(({ name }) => name === input.container) ?? task.containers[0];
    return {
      clusterArn: cluster.arn,
      containerArn: ecs.arn(`container/${cluster.name}/${task.id}/${container?.id}`),
      containerName: container?.name,
      interactive: true,
      taskArn: ecs.arn(`task/${cluster.name}/${task.id}`),
      session: {
        sessionId: `ecs-execute-command-${newId().slice(0, 17)}`,
        streamUrl: `wss://ssmmessages.${ecs.region}.amazonaws.com/v1/data-channel/sandbox`,
        tokenValue: execToken,
      },
    };
  },

  ListContainerInstances({ ecs }, input) {
    const cluster = ecs.cluster(input.cluster);
    const { page, nextToken } = pageOf([...cluster.instances.values()], input, sizes);
    const containerInstanceArns = page.map(({ id }) => ecs.arn(`container-instance/${cluster.name}/${id}`));
    return { containerInstanceArns, nextToken };
  },

  DescribeContainerInstances({ ecs }, input) {
    const cluster = ecs.cluster(input.cluster);
    const names = listed(input.containerInstances, 100, 'Container instances');
    return {
      containerInstances: names.flatMap((name) => {
        const instance = cluster.instances.get(lastOf(name));
        return instance === undefined ? [] : [instanceToWire(ecs, cluster, instance)];
      }),
      failures: missing(names.filter((name) => !cluster.instances.has(lastOf(name)))),
    };
  },
};

function listed(names: unknown, most: number, what: string): string[] {
  const list = (names ?? []) as string[];
  if (list.length === 0) throw new ServiceError('InvalidParameterException', `${what} cannot be empty.`);
  if (list.length > most)
    throw new ServiceError('InvalidParameterException', `${what} cannot have more than ${most} elements`);
  return list;
}

function missing(names: readonly string[]): Input[] {
  return names.map((arn) => ({ arn, reason: 'MISSING' }));
}

function existingTask({ tasks }: StoredCluster, name: unknown): StoredTask {
  const task = tasks.get(lastOf(name));
  if (task === undefined) throw new ServiceError('InvalidParameterException', 'The referenced task was not found.');
  return task;
}

function isAsked(
  task: StoredTask,
  { serviceName, family, containerInstance, desiredStatus = 'RUNNING' }: Input,
): boolean {
  if (task.desiredStatus !== desiredStatus) return false;
  if (serviceName !== undefined && task.group !== `service:${lastOf(serviceName)}`) return false;
  if (family !== undefined && task.definition.family !== family) return false;
  return containerInstance === undefined || task.instance === lastOf(containerInstance);
}
