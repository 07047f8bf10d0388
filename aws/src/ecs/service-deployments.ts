import {
  DescribeServiceDeploymentsCommand,
  DescribeServiceRevisionsCommand,
  ListServiceDeploymentsCommand,
  type ServiceDeployment as SdkDeployment,
  type ServiceRevisionSummary,
  StopServiceDeploymentCommand,
} from '@aws-sdk/client-ecs';
import type { AwsRegion, Call } from '../session';
import { pagesOf, piecesOf } from '../session/pages';
import type { RevisionShare, ServiceDeployment, ServiceRevision } from './model';

/** How many ECS lists, and describes, at once. Source: Amazon ECS API reference, List- and DescribeServiceDeployments, DescribeServiceRevisions. */
const pageSize = 100;
const describedAtOnce = 20;

/** The deployments of a service of the last ninety days, page by page. A page costs a call for its names and one for each twenty of them. */
export function listServiceDeployments(
  region: AwsRegion,
  { cluster, service, after }: { readonly cluster: string; readonly service: string; readonly after?: Date },
  call: Call = {},
): AsyncGenerator<readonly ServiceDeployment[]> {
  const createdAt = after === undefined ? undefined : { after };
  return pagesOf(async (nextToken) => {
    const input = { cluster, service, createdAt, maxResults: pageSize, nextToken };
    const answer = await region.send('ListServiceDeployments', call, (options) =>
      region.ecs.send(new ListServiceDeploymentsCommand(input), options),
    );
    const arns = (answer.serviceDeployments ?? []).flatMap(({ serviceDeploymentArn }) => serviceDeploymentArn ?? []);
    return { items: await describeServiceDeployments(region, arns, call), next: answer.nextToken };
  });
}

/** Service deployments by ARN; those that are gone are left out. */
export async function describeServiceDeployments(
  region: AwsRegion,
  arns: readonly string[],
  call: Call = {},
): Promise<readonly ServiceDeployment[]> {
  const answers = await Promise.all(
    piecesOf(arns, describedAtOnce).map((serviceDeploymentArns) =>
      region.send('DescribeServiceDeployments', call, (options) =>
        region.ecs.send(
          new DescribeServiceDeploymentsCommand({ serviceDeploymentArns: [...serviceDeploymentArns] }),
          options,
        ),
      ),
    ),
  );
  return answers.flatMap(({ serviceDeployments = [] }) => serviceDeployments.map(toServiceDeployment));
}

/** Which task definition each of these service revisions is; those that are gone are left out. */
export async function describeServiceRevisions(
  region: AwsRegion,
  arns: readonly string[],
  call: Call = {},
): Promise<readonly ServiceRevision[]> {
  const answers = await Promise.all(
    piecesOf(arns, describedAtOnce).map((serviceRevisionArns) =>
      region.send('DescribeServiceRevisions', call, (options) =>
        region.ecs.send(
          new DescribeServiceRevisionsCommand({ serviceRevisionArns: [...serviceRevisionArns] }),
          options,
        ),
      ),
    ),
  );
  return answers
    .flatMap(({ serviceRevisions = [] }) => serviceRevisions)
    .map(({ serviceRevisionArn: arn = '', taskDefinition = '', createdAt }) => ({ arn, taskDefinition, createdAt }));
}

/** Ends a deployment that is under way: `ROLLBACK` brings back the service revision before it, `ABORT` leaves everything as it is. */
export async function stopServiceDeployment(
  region: AwsRegion,
  arn: string,
  how: 'ROLLBACK' | 'ABORT',
  call: Call = {},
): Promise<void> {
  const command = new StopServiceDeploymentCommand({ serviceDeploymentArn: arn, stopType: how });
  await region.send('StopServiceDeployment', call, (options) => region.ecs.send(command, options));
}

function toServiceDeployment(deployment: SdkDeployment): ServiceDeployment {
  const { rollback, deploymentCircuitBreaker: breaker, alarms, targetServiceRevision: target } = deployment;
  const waiting = deployment.lifecycleHookDetails?.find(({ status }) => status === 'AWAITING_ACTION');
  return {
    arn: deployment.serviceDeploymentArn ?? '',
    service: deployment.serviceArn ?? '',
    status: deployment.status ?? 'PENDING',
    statusReason: deployment.statusReason,
    stage: deployment.lifecycleStage,
    createdAt: deployment.createdAt,
    startedAt: deployment.startedAt,
    finishedAt: deployment.finishedAt ?? deployment.stoppedAt,
    source: (deployment.sourceServiceRevisions ?? []).map(toShare),
    target: target === undefined ? undefined : toShare(target),
    rollback: rollback === undefined ? undefined : { reason: rollback.reason, revision: rollback.serviceRevisionArn },
    circuitBreaker:
      breaker === undefined
        ? undefined
        : {
            status: breaker.status ?? 'DISABLED',
            failures: breaker.failureCount ?? 0,
            threshold: breaker.threshold ?? 0,
          },
    alarms:
      alarms === undefined
        ? undefined
        : {
            status: alarms.status ?? 'DISABLED',
            names: alarms.alarmNames ?? [],
            triggered: alarms.triggeredAlarmNames ?? [],
          },
    waitsUntil: waiting?.expiresAt,
  };
}

function toShare(summary: ServiceRevisionSummary): RevisionShare {
  return {
    arn: summary.arn ?? '',
    requested: summary.requestedTaskCount ?? 0,
    running: summary.runningTaskCount ?? 0,
    pending: summary.pendingTaskCount ?? 0,
    traffic: summary.requestedProductionTrafficWeight,
    testTraffic: summary.requestedTestTrafficWeight,
  };
}
