import { pageOf } from '../paging';
import { ServiceError } from '../service-error';
import type { Input, Operations } from '../wire';
import type { Place } from '../world';
import { checkLaunchType, checkLoadBalancers, checkNetwork, runnable } from './definition-checks';
import { taskOperations } from './exec-and-stop';
import { refusal } from './refusals';
import { runTaskOperations } from './run-task';
import { serviceDeploymentOperations } from './service-deployments';
import { addService } from './services';
import type { StoredTask } from './stored';
import { taskDefinitionOperations } from './task-definitions';
import { taskToWire } from './task-to-wire';
import { clusterToWire, instanceToWire, serviceToWire } from './to-wire';
import { updateServiceOperations } from './update-service';

const sizes = { usual: 100, most: 100 };
const lastOf = (name: unknown) => String(name).replace(/^.*\//, '');

/** The operations of Amazon ECS. */
export const ecsOperations: Operations<Place> = {
  ...taskDefinitionOperations,
  ...serviceDeploymentOperations,
  ...updateServiceOperations,
  ...runTaskOperations,
  ...taskOperations,

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
    if (cluster.services.has(name)) throw refusal('service-exists');
    const definition = runnable(ecs, input.taskDefinition, 'revision-inactive');
    const launchType = String(input.launchType ?? 'FARGATE');
    const loadBalancers = (input.loadBalancers ?? []) as Input[];
    checkLaunchType(definition, launchType);
    checkNetwork(definition, input.networkConfiguration);
    checkLoadBalancers(definition, loadBalancers);
    const revision = `${definition.family}:${definition.revision}`;
    const service = addService(ecs, cluster, name, revision, Number(input.desiredCount ?? 1), {
      launchType,
      loadBalancers,
      network: input.networkConfiguration as Input | undefined,
      execEnabled: input.enableExecuteCommand === true,
    });
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

  ListTasks({ ecs }, input) {
    const cluster = ecs.cluster(input.cluster);
    if (input.serviceName !== undefined && !cluster.services.has(lastOf(input.serviceName)))
      throw refusal('service-missing');
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

function isAsked(
  task: StoredTask,
  { serviceName, family, containerInstance, desiredStatus = 'RUNNING' }: Input,
): boolean {
  if (task.desiredStatus !== desiredStatus) return false;
  if (serviceName !== undefined && task.group !== `service:${lastOf(serviceName)}`) return false;
  if (family !== undefined && task.definition.family !== family) return false;
  return containerInstance === undefined || task.instance === lastOf(containerInstance);
}
