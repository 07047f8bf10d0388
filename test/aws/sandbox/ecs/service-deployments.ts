import { pageOf } from '../paging';
import { ServiceError } from '../service-error';
import { type Input, type Operations, seconds } from '../wire';
import type { Place } from '../world';
import { breakerThreshold, rollBack } from './deployments';
import { isOver, statusOf } from './rollouts';
import { tasksOf } from './scheduler';
import type { Ecs } from './state';
import type { StoredCluster, StoredDefinition, StoredDeployment, StoredRollout, StoredService } from './stored';

const lastOf = (name: unknown) => String(name).replace(/^.*\//, '');

/** The service deployment that is under way. */
export function currentRollout(ecs: Ecs, cluster: StoredCluster, service: StoredService): string | undefined {
  const [newest] = service.rollouts;
  return newest === undefined || isOver(newest) ? undefined : arnOf(ecs, { cluster, service, rollout: newest });
}

/** What is asked for these deployments, and for what they deploy. */
export const serviceDeploymentOperations: Operations<Place> = {
  ListServiceDeployments({ ecs }, input) {
    const cluster = ecs.cluster(input.cluster);
    const service = cluster.services.get(lastOf(input.service));
    if (service === undefined) throw new ServiceError('ServiceNotFoundException', 'Service not found.');
    if (service.controller !== 'ECS')
      throw new ServiceError(
        'UnsupportedFeatureException',
        `Service deployments are not supported for services with the ${service.controller} deployment controller.`,
      );
    const { after } = (input.createdAt ?? {}) as { after?: number };
    const wanted = input.status as readonly string[] | undefined;
    const rollouts = service.rollouts.filter(
      (rollout) => (wanted?.includes(statusOf(rollout)) ?? true) && rollout.createdAt.getTime() > (after ?? 0) * 1_000,
    );
    const { page, nextToken } = pageOf(rollouts, input, { usual: 20, most: 100 });
    return { serviceDeployments: page.map((rollout) => briefToWire(ecs, { cluster, service, rollout })), nextToken };
  },

  DescribeServiceDeployments({ ecs }, input) {
    const arns = listed(input.serviceDeploymentArns, 'serviceDeploymentArns');
    const found = arns.map((arn) => ({ arn, place: [...placesOf(ecs)].find((place) => arnOf(ecs, place) === arn) }));
    return {
      serviceDeployments: found.flatMap(({ place }) => (place === undefined ? [] : [toWire(ecs, place)])),
      failures: found.flatMap(({ arn, place }) => (place === undefined ? [{ arn, reason: 'MISSING' }] : [])),
    };
  },

  DescribeServiceRevisions({ ecs }, input) {
    const arns = listed(input.serviceRevisionArns, 'serviceRevisionArns');
    const revisions = [...placesOf(ecs)].flatMap(({ cluster, service, rollout }) => {
      const { definition, createdAt } = rollout.deployment;
      return [definition, rollout.source ?? definition].map((one) => ({
        serviceRevisionArn: revisionArn(ecs, cluster, service, one),
        serviceArn: service.arn,
        clusterArn: cluster.arn,
        taskDefinition: ecs.definitionArn(one),
        createdAt: seconds(createdAt),
      }));
    });
    const found = arns.map((arn) => ({ arn, revision: revisions.find((one) => one.serviceRevisionArn === arn) }));
    return {
      serviceRevisions: found.flatMap(({ revision }) => revision ?? []),
      failures: found.flatMap(({ arn, revision }) => (revision === undefined ? [{ arn, reason: 'MISSING' }] : [])),
    };
  },

  StopServiceDeployment({ ecs }, input) {
    const arn = String(input.serviceDeploymentArn);
    const place = [...placesOf(ecs)].find((one) => arnOf(ecs, one) === arn);
    if (place === undefined)
      throw new ServiceError('ServiceDeploymentNotFoundException', 'Service deployment not found.');
    const { service, rollout } = place;
    if (isOver(rollout) || rollout.rollback !== undefined)
      throw new ServiceError(
        'ConflictException',
        `Service deployment cannot be stopped because it is in ${statusOf(rollout)} state.`,
      );
    if (input.stopType === 'ABORT') {
      rollout.stoppedReason = 'Service deployment stopped by a user.';
      rollout.finishedAt = ecs.options.now();
      rollout.deployment.rolloutState = 'FAILED';
    } else if (!rollBack(ecs, service, rollout, 'Service deployment was stopped by a user'))
      throw new ServiceError('InvalidParameterException', 'There is no service revision to roll back to.');
    else rollout.deployment.rolloutState = 'FAILED';
    return { serviceDeploymentArn: arn };
  },
};

interface Found {
  readonly cluster: StoredCluster;
  readonly service: StoredService;
  readonly rollout: StoredRollout;
}

function* placesOf({ clusters }: Ecs): Generator<Found> {
  for (const cluster of clusters.values())
    for (const service of cluster.services.values())
      for (const rollout of service.rollouts) yield { cluster, service, rollout };
}

function arnOf(ecs: Ecs, { cluster, service, rollout }: Found): string {
  return ecs.arn(`service-deployment/${cluster.name}/${service.name}/${rollout.id}`);
}

/** A service revision has a number of nineteen digits; here it tells which revision of the task definition it is. */
function revisionArn(ecs: Ecs, cluster: StoredCluster, service: StoredService, { revision }: StoredDefinition): string {
  return ecs.arn(`service-revision/${cluster.name}/${service.name}/${String(revision).padStart(19, '4')}`);
}

function briefToWire(ecs: Ecs, place: Found): Input {
  const { cluster, service, rollout } = place;
  const { createdAt, finishedAt, stoppedReason, rollback, deployment } = rollout;
  return {
    serviceDeploymentArn: arnOf(ecs, place),
    serviceArn: service.arn,
    clusterArn: cluster.arn,
    createdAt: seconds(createdAt),
    startedAt: seconds(createdAt),
    finishedAt: seconds(finishedAt),
    targetServiceRevisionArn: revisionArn(ecs, cluster, service, deployment.definition),
    status: statusOf(rollout),
    statusReason: stoppedReason ?? rollback?.reason ?? deployment.reason,
  };
}

function toWire(ecs: Ecs, place: Found): Input {
  const { cluster, service, rollout } = place;
  const { deployment, source, rollback, traffic, testTraffic } = rollout;
  const { enable } = service.configuration.deploymentCircuitBreaker ?? { enable: false };
  const isRolling = (service.configuration.strategy ?? 'ROLLING') === 'ROLLING';
  const share = (definition: StoredDefinition, weights: { traffic?: number; testTraffic?: number }): Input => {
    const holders = service.deployments.filter((one) => one.definition === definition);
    const tasks = holders.flatMap((holder: StoredDeployment) => tasksOf(cluster, holder));
    return {
      arn: revisionArn(ecs, cluster, service, definition),
      requestedTaskCount: service.desired,
      runningTaskCount: tasks.filter(({ status }) => status === 'RUNNING').length,
      pendingTaskCount: tasks.filter(({ status }) => status !== 'RUNNING').length,
      requestedProductionTrafficWeight: isRolling ? undefined : weights.traffic,
      requestedTestTrafficWeight: isRolling ? undefined : weights.testTraffic,
    };
  };
  const rest = (percent: number | undefined) => (percent === undefined ? undefined : 100 - percent);
  return {
    ...briefToWire(ecs, place),
    lifecycleStage: isOver(rollout) ? undefined : (rollout.stage ?? 'SCALE_UP'),
    sourceServiceRevisions: source === undefined ? [] : [share(source, { traffic: rest(traffic) })],
    targetServiceRevision: share(deployment.definition, { traffic, testTraffic }),
    deploymentConfiguration: service.configuration,
    rollback:
      rollback === undefined
        ? undefined
        : {
            reason: rollback.reason,
            startedAt: seconds(rollback.deployment.createdAt),
            serviceRevisionArn: revisionArn(ecs, cluster, service, rollback.deployment.definition),
          },
    deploymentCircuitBreaker: {
      status: !enable ? 'DISABLED' : deployment.rolloutState === 'FAILED' ? 'TRIGGERED' : 'MONITORING',
      failureCount: deployment.failed,
      threshold: breakerThreshold(service),
    },
    alarms: { status: 'DISABLED', alarmNames: [], triggeredAlarmNames: [] },
  };
}

function listed(names: unknown, what: string): string[] {
  const list = (names ?? []) as string[];
  if (list.length < 1 || list.length > 20)
    throw new ServiceError('InvalidParameterException', `${what} must have between 1 and 20 elements.`);
  return list;
}
