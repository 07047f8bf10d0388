import type { ecs } from '../../infrastructure/aws/room';
import type { Translate } from '../../infrastructure/translate';
import type { Icon, Pages, Subject, TreeNode } from '../explorer/node';
import { afterSlash, escapeMarkdown, timeText, tooltip } from '../explorer/text';
import { causeOf } from '../rollout/causes';
import { breakerThreshold, countsText, stageText, trafficText } from '../rollout/phase';
import type { ClusterReader } from './reader';
import { taskSubject } from './tasks';

/** The deployments of a service; of the newest also its stage and traffic, where ECS shifts traffic. */
export function deploymentsOf(reader: ClusterReader, id: string, service: ecs.Service, t: Translate): Pages {
  return async function* (signal) {
    const { strategy, serviceDeployment, deployments } = service;
    const hasStages = strategy !== 'ROLLING' && serviceDeployment !== undefined;
    // Who may not read it sees the rest.
    const rollout = hasStages ? await reader.rollout(serviceDeployment, signal).catch(() => undefined) : undefined;
    yield deployments.map((deployment) => deploymentNode(reader, id, { service, deployment, rollout }, t));
  };
}

const rolloutIcons: Readonly<Record<ecs.RolloutState, Icon>> = {
  COMPLETED: { id: 'pass', color: 'testing.iconPassed' },
  IN_PROGRESS: { id: 'sync', color: 'charts.blue' },
  FAILED: { id: 'error', color: 'testing.iconFailed' },
};

interface Shown {
  readonly service: ecs.Service;
  readonly deployment: ecs.Deployment;
  readonly rollout?: ecs.ServiceDeployment;
}

function deploymentNode(
  reader: ClusterReader,
  base: string,
  { service, deployment, rollout }: Shown,
  t: Translate,
): TreeNode {
  const { id, status, rolloutState, failed, taskDefinition } = deployment;
  const { name, arn, cluster } = service;
  const ofIt = status === 'PRIMARY' ? rollout : undefined;
  const { stage, circuitBreaker, alarms } = ofIt ?? {};
  const threshold = circuitBreaker?.threshold ?? breakerThreshold(service);
  const breaker =
    threshold === undefined || status !== 'PRIMARY'
      ? undefined
      : t('{0} of {1} failures', circuitBreaker?.failures ?? failed, threshold);
  const nodeId = `${base}/deployments/${id}`;
  const subject = { region: reader.name, name, arn, cluster, service: name, taskDefinition };
  return {
    id: nodeId,
    label: afterSlash(taskDefinition),
    description: [
      status,
      stage === undefined ? rolloutState : stageText(stage, t),
      trafficText(ofIt, t),
      countsText(deployment, t),
    ]
      .filter((part) => part !== undefined)
      .join(' · '),
    tooltip: tooltip(id, [
      [t('Status'), status],
      [t('Rollout'), rolloutState],
      [t('Reason'), ofIt?.rollback?.reason ?? ofIt?.statusReason ?? deployment.rolloutReason],
      [t('Stage'), stage],
      [t('Production traffic in %'), ofIt?.target?.traffic],
      [t('Test traffic in %'), ofIt?.target?.testTraffic],
      [t('Circuit breaker'), breaker],
      [t('Alarms that went off'), alarms?.triggered.join(', ')],
      [t('Tasks failed'), failed],
      [t('Created'), deployment.createdAt],
      [t('Updated'), deployment.updatedAt],
    ]),
    icon: rolloutState === undefined ? { id: 'rocket' } : rolloutIcons[rolloutState],
    context: 'deployment',
    subject,
    isMoving: rolloutState === 'IN_PROGRESS',
    children:
      failed > 0 || rolloutState === 'IN_PROGRESS' || rolloutState === 'FAILED'
        ? failuresOf(reader, nodeId, subject, id, t)
        : undefined,
  };
}

/** Why tasks of a deployment stopped: a line for each that failed. */
function failuresOf(
  reader: ClusterReader,
  base: string,
  { cluster, service }: Subject,
  startedBy: string,
  t: Translate,
): Pages {
  return async function* (signal) {
    for await (const page of reader.tasks({ cluster: cluster ?? '', service, stopped: true }, signal)) {
      const time = ({ stoppedAt }: ecs.Task) => stoppedAt?.getTime() ?? 0;
      const mine = page.filter((task) => task.startedBy === startedBy).sort((one, other) => time(other) - time(one));
      yield mine.flatMap((task) => failureNode(reader.name, base, task, t) ?? []);
    }
  };
}

function failureNode(region: string, base: string, task: ecs.Task, t: Translate): TreeNode | undefined {
  const cause = causeOf(task, t);
  if (!cause.isFailure) return undefined;
  const { id, arn, stoppedAt } = task;
  const subject = taskSubject(region, task);
  return {
    id: `${base}/${arn}`,
    label: cause.what,
    description: [id.slice(0, 8), stoppedAt === undefined ? undefined : timeText(stoppedAt)]
      .filter((part) => part !== undefined)
      .join(' · '),
    tooltip: [cause.todo, ...cause.says.split('\n')]
      .map(escapeMarkdown)
      .filter((part) => part !== '')
      .join('\n\n'),
    icon: { id: 'error', color: 'testing.iconFailed' },
    context: 'task arn name stopped',
    subject,
    command: { command: 'quaymaster.describeTask', title: t('Describe a task'), arguments: [{ subject }] },
  };
}
