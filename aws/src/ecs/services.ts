import {
  type DeploymentConfiguration,
  DescribeServicesCommand,
  ListServicesCommand,
  type NetworkConfiguration,
  type Deployment as SdkDeployment,
  type ServiceEvent as SdkEvent,
  type Service as SdkService,
  type TaskSet,
} from '@aws-sdk/client-ecs';
import { problem } from '../problem/from-error';
import type { AwsRegion, Call } from '../session';
import { pagesOf, piecesOf } from '../session/pages';
import { toShare } from './clusters';
import type { Deployment, RolloutSettings, Service, ServiceEvent, TaskNetwork } from './model';

/** How many services ECS lists, and describes, at once. Source: Amazon ECS API reference, ListServices and DescribeServices. */
const pageSize = 100;
const describedAtOnce = 10;

/** The services of a cluster, page by page, in the order in which ECS lists them. The calls that describe a page go out together. */
export function listServices(region: AwsRegion, cluster: string, call: Call = {}): AsyncGenerator<readonly Service[]> {
  return pagesOf(async (nextToken) => {
    const input = { cluster, maxResults: pageSize, nextToken };
    const { serviceArns = [], nextToken: next } = await region.send('ListServices', call, (options) =>
      region.ecs.send(new ListServicesCommand(input), options),
    );
    return { items: await describeServices(region, cluster, serviceArns, call), next };
  });
}

/** The names of a cluster's services as ARNs, page by page: a tenth of the calls. */
export function listServiceArns(
  region: AwsRegion,
  cluster: string,
  call: Call = {},
): AsyncGenerator<readonly string[]> {
  return pagesOf(async (nextToken) => {
    const input = { cluster, maxResults: pageSize, nextToken };
    const answer = await region.send('ListServices', call, (options) =>
      region.ecs.send(new ListServicesCommand(input), options),
    );
    return { items: answer.serviceArns, next: answer.nextToken };
  });
}

/** Services by name or ARN, in the order asked for; those that are gone are left out. */
export async function describeServices(
  region: AwsRegion,
  cluster: string,
  names: readonly string[],
  call: Call = {},
): Promise<readonly Service[]> {
  const answers = await Promise.all(
    piecesOf(names, describedAtOnce).map((services) =>
      region.send('DescribeServices', call, (options) =>
        region.ecs.send(new DescribeServicesCommand({ cluster, services: [...services] }), options),
      ),
    ),
  );
  return answers.flatMap(({ services = [] }) => services.map(toService));
}

/** One service, by name or ARN. Throws the problem `not-found`. */
export async function describeService(
  region: AwsRegion,
  cluster: string,
  name: string,
  call: Call = {},
): Promise<Service> {
  const [service] = await describeServices(region, cluster, [name], call);
  if (service === undefined) throw problem('not-found', { operation: 'DescribeServices', region: region.name });
  return service;
}

/** Our form of a service. */
export function toService(service: SdkService): Service {
  const { deployments = [], taskSets = [], deploymentConfiguration, events = [] } = service;
  return {
    name: service.serviceName ?? '',
    arn: service.serviceArn ?? '',
    cluster: service.clusterArn ?? '',
    status: service.status ?? '',
    desired: service.desiredCount ?? 0,
    running: service.runningCount ?? 0,
    pending: service.pendingCount ?? 0,
    launchType: service.launchType,
    capacity: (service.capacityProviderStrategy ?? []).map(toShare),
    taskDefinition: service.taskDefinition,
    controller: service.deploymentController?.type ?? 'ECS',
    strategy: deploymentConfiguration?.strategy ?? 'ROLLING',
    serviceDeployment: service.currentServiceDeployment,
    scheduling: service.schedulingStrategy ?? 'REPLICA',
    circuitBreaker: toCircuitBreaker(deploymentConfiguration),
    rollout: toRolloutSettings(deploymentConfiguration),
    deployments: deployments.length > 0 ? deployments.map(toDeployment) : taskSets.map(fromTaskSet),
    events: events.map(toEvent),
    network: toNetwork(service.networkConfiguration ?? deployments[0]?.networkConfiguration),
    platformVersion: service.platformVersion,
    execEnabled: service.enableExecuteCommand ?? false,
    createdAt: service.createdAt,
    loadBalancers: (service.loadBalancers ?? []).map(({ targetGroupArn, containerName = '', containerPort = 0 }) => ({
      targetGroup: targetGroupArn,
      container: containerName,
      port: containerPort,
    })),
  };
}

function toCircuitBreaker(configuration: DeploymentConfiguration | undefined): { rollback: boolean } | undefined {
  const { enable, rollback = false } = configuration?.deploymentCircuitBreaker ?? {};
  return enable === true ? { rollback } : undefined;
}

function toRolloutSettings({
  alarms,
  linearConfiguration: linear,
  canaryConfiguration: canary,
  lifecycleHooks = [],
  ...rest
}: DeploymentConfiguration = {}): RolloutSettings {
  // Where a value is absent, the default of the API reference.
  const step =
    rest.strategy === 'LINEAR'
      ? { percent: linear?.stepPercent ?? 10, minutes: linear?.stepBakeTimeInMinutes ?? 6 }
      : rest.strategy === 'CANARY'
        ? { percent: canary?.canaryPercent ?? 5, minutes: canary?.canaryBakeTimeInMinutes ?? 10 }
        : undefined;
  return {
    minHealthyPercent: rest.minimumHealthyPercent,
    maxPercent: rest.maximumPercent,
    bakeMinutes: rest.bakeTimeInMinutes,
    step,
    alarms:
      alarms?.enable === true ? { names: alarms.alarmNames ?? [], rollback: alarms.rollback ?? false } : undefined,
    hooks: lifecycleHooks.map(({ lifecycleStages = [], targetType }) => ({
      stages: lifecycleStages,
      isPause: targetType === 'PAUSE',
    })),
  };
}

function toDeployment(deployment: SdkDeployment): Deployment {
  return {
    id: deployment.id ?? '',
    status: deployment.status ?? '',
    taskDefinition: deployment.taskDefinition ?? '',
    desired: deployment.desiredCount ?? 0,
    running: deployment.runningCount ?? 0,
    pending: deployment.pendingCount ?? 0,
    failed: deployment.failedTasks ?? 0,
    rolloutState: deployment.rolloutState,
    rolloutReason: deployment.rolloutStateReason,
    createdAt: deployment.createdAt,
    updatedAt: deployment.updatedAt,
  };
}

function fromTaskSet(taskSet: TaskSet): Deployment {
  return {
    id: taskSet.id ?? '',
    status: taskSet.status ?? '',
    taskDefinition: taskSet.taskDefinition ?? '',
    desired: taskSet.computedDesiredCount ?? 0,
    running: taskSet.runningCount ?? 0,
    pending: taskSet.pendingCount ?? 0,
    failed: 0,
    isSteady: taskSet.stabilityStatus === 'STEADY_STATE',
    createdAt: taskSet.createdAt,
    updatedAt: taskSet.updatedAt,
  };
}

function toEvent({ id = '', createdAt, message = '' }: SdkEvent): ServiceEvent {
  return { id, at: createdAt, message };
}

function toNetwork(configuration: NetworkConfiguration | undefined): TaskNetwork | undefined {
  const { subnets, securityGroups = [], assignPublicIp } = configuration?.awsvpcConfiguration ?? {};
  return subnets === undefined ? undefined : { subnets, securityGroups, publicIp: assignPublicIp === 'ENABLED' };
}
