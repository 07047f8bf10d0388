import {
  DescribeTasksCommand,
  ListTasksCommand,
  type Container as SdkContainer,
  type Task as SdkTask,
} from '@aws-sdk/client-ecs';
import { problem } from '../problem/from-error';
import type { AwsRegion, Call } from '../session';
import { pagesOf, piecesOf } from '../session/pages';
import { lastPart } from './arn';
import type { Container, Task } from './model';
import { receiveRaw } from './raw-json';

/** How many tasks ECS lists and describes at once. Source: Amazon ECS API reference, ListTasks and DescribeTasks. */
const pageSize = 100;

/** Which tasks of a cluster. */
export interface TasksOf {
  readonly cluster: string;
  /** Those of one service. */
  readonly service?: string;
  /** Those of one family. */
  readonly family?: string;
  /** Those on one container instance. */
  readonly containerInstance?: string;
  /** ECS keeps stopped tasks for an hour. Default: those that run or are to run. */
  readonly stopped?: boolean;
}

/** Tasks with their containers, page by page. */
export function listTasks(region: AwsRegion, of: TasksOf, call: Call = {}): AsyncGenerator<readonly Task[]> {
  const { cluster, service, family, containerInstance, stopped = false } = of;
  const desiredStatus = stopped ? 'STOPPED' : 'RUNNING';
  const which = {
    cluster,
    serviceName: service,
    family,
    containerInstance,
    desiredStatus,
    maxResults: pageSize,
  } as const;
  return pagesOf(async (nextToken) => {
    const { taskArns = [], nextToken: next } = await region.send('ListTasks', call, (options) =>
      region.ecs.send(new ListTasksCommand({ ...which, nextToken }), options),
    );
    return { items: await describeTasks(region, cluster, taskArns, call), next };
  });
}

/**
 * The tasks of a cluster that no service runs, page by page. ECS cannot list them alone: all tasks are read, and a page may be small.
 */
export async function* listStandaloneTasks(
  region: AwsRegion,
  cluster: string,
  call: Call = {},
): AsyncGenerator<readonly Task[]> {
  for await (const page of listTasks(region, { cluster }, call)) {
    const standalone = page.filter(({ service }) => service === undefined);
    if (standalone.length > 0) yield standalone;
  }
}

/** Tasks by id or ARN; those that are gone are left out. */
export async function describeTasks(
  region: AwsRegion,
  cluster: string,
  names: readonly string[],
  call: Call = {},
): Promise<readonly Task[]> {
  const answers = await Promise.all(
    piecesOf(names, pageSize).map((tasks) =>
      region.send('DescribeTasks', call, (options) =>
        region.ecs.send(new DescribeTasksCommand({ cluster, tasks: [...tasks] }), options),
      ),
    ),
  );
  return answers.flatMap(({ tasks = [] }) => tasks.map(toTask));
}

/** One task, by id or ARN. Throws the problem `not-found`. */
export async function describeTask(region: AwsRegion, cluster: string, name: string, call: Call = {}): Promise<Task> {
  const [task] = await describeTasks(region, cluster, [name], call);
  if (task === undefined) throw problem('not-found', { operation: 'DescribeTasks', region: region.name });
  return task;
}

/**
 * All that ECS says of a task, with its own names, tags included; times as ISO 8601. Its overrides may hold secrets. Throws the problem
 * `not-found`.
 */
export async function taskDocument(
  region: AwsRegion,
  cluster: string,
  name: string,
  call: Call = {},
): Promise<Readonly<Record<string, unknown>>> {
  const operation = 'DescribeTasks';
  const command = new DescribeTasksCommand({ cluster, tasks: [name], include: ['TAGS'] });
  let text = '{}';
  command.middlewareStack.use(receiveRaw((raw) => (text = raw)));
  await region.send(operation, call, (options) => region.ecs.send(command, options));
  const withTimes = (key: string, value: unknown) =>
    /At$/.test(key) && typeof value === 'number' ? new Date(value * 1_000).toISOString() : value;
  const { tasks } = JSON.parse(text, withTimes) as { tasks?: readonly Readonly<Record<string, unknown>>[] };
  const [task] = tasks ?? [];
  if (task === undefined) throw problem('not-found', { operation, region: region.name });
  return task;
}

/** Our form of a task. */
export function toTask(task: SdkTask): Task {
  const { taskArn = '', group, containers = [] } = task;
  return {
    id: lastPart(taskArn),
    arn: taskArn,
    cluster: task.clusterArn ?? '',
    taskDefinition: task.taskDefinitionArn ?? '',
    group,
    service: group?.startsWith('service:') ? group.slice('service:'.length) : undefined,
    status: task.lastStatus ?? '',
    desiredStatus: task.desiredStatus ?? '',
    health: task.healthStatus ?? 'UNKNOWN',
    launchType: task.launchType,
    capacityProvider: task.capacityProviderName,
    platformVersion: task.platformVersion,
    zone: task.availabilityZone,
    containerInstance: task.containerInstanceArn,
    cpu: task.cpu,
    memory: task.memory,
    startedBy: task.startedBy,
    createdAt: task.createdAt,
    startedAt: task.startedAt,
    stoppedAt: task.stoppedAt,
    stopCode: task.stopCode,
    stoppedReason: task.stoppedReason,
    execEnabled: task.enableExecuteCommand ?? false,
    containers: containers.map(toContainer),
  };
}

function toContainer(container: SdkContainer): Container {
  const { networkInterfaces = [], networkBindings = [], managedAgents = [] } = container;
  return {
    name: container.name ?? '',
    arn: container.containerArn ?? '',
    image: container.image,
    imageDigest: container.imageDigest,
    status: container.lastStatus ?? '',
    health: container.healthStatus ?? 'UNKNOWN',
    exitCode: container.exitCode,
    reason: container.reason,
    runtimeId: container.runtimeId,
    privateIps: networkInterfaces.flatMap(({ privateIpv4Address }) => privateIpv4Address ?? []),
    ports: networkBindings.map(({ containerPort, hostPort, protocol }) => ({
      container: containerPort,
      host: hostPort,
      protocol,
    })),
    execAgent: managedAgents.find(({ name }) => name === 'ExecuteCommandAgent')?.lastStatus,
  };
}
