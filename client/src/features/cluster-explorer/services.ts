import { ecsConsole } from '../../../../server/src/engine/console';
import type { ecs } from '../../infrastructure/aws/room';
import type { Translate } from '../../infrastructure/translate';
import { type Icon, known, mapped, type Pages, type TreeNode } from '../explorer/node';
import { afterSlash, escapeMarkdown, timeText, tooltip } from '../explorer/text';
import { strategyFact } from '../services/facts';
import { deploymentsOf } from './deployments';
import type { ClusterReader } from './reader';
import { taskNode } from './tasks';

/** A service, with its deployments, tasks and events below. */
export function serviceNode(reader: ClusterReader, base: string, service: ecs.Service, t: Translate): TreeNode {
  const { name, arn, desired, running, pending, status } = service;
  const rollout = rolloutOf(service);
  const id = `${base}/services/${arn}`;
  return {
    id,
    label: name,
    description: [
      rollout === 'IN_PROGRESS' ? t('rolling out') : rollout === 'FAILED' ? t('rollout failed') : undefined,
      pending === 0
        ? t('{0}/{1} running', running, desired)
        : t('{0}/{1} running, {2} pending', running, desired, pending),
      status === 'ACTIVE' ? undefined : status,
    ]
      .filter((part) => part !== undefined)
      .join(' · '),
    tooltip: serviceTooltip(service, t),
    icon: serviceIcon(service),
    context: `service arn name console${service.execEnabled ? ' exec' : ''}${rollout === 'IN_PROGRESS' ? ' rolling' : ''}`,
    subject: {
      region: reader.name,
      name,
      arn,
      cluster: service.cluster,
      service: name,
      taskDefinition: service.taskDefinition,
      console: ecsConsole(arn),
    },
    isFiltered: true,
    isMoving: rollout === 'IN_PROGRESS',
    children: known(...parts(reader, id, service, t)),
  };
}

/** The id of the line below which a service's stopped tasks are. */
export function stoppedTasksId(region: string, cluster: string, service: string): string {
  return `region:${region}/${cluster}/services/${service}/stopped`;
}

/** How the newest deployment gets on; absent where ECS does not roll out. */
function rolloutOf({ deployments }: ecs.Service): ecs.RolloutState | undefined {
  return deployments.find(({ status }) => status === 'PRIMARY')?.rolloutState;
}

function serviceIcon(service: ecs.Service): Icon {
  const { running, desired, status } = service;
  const rollout = rolloutOf(service);
  if (rollout === 'FAILED') return { id: 'error', color: 'testing.iconFailed' };
  if (rollout === 'IN_PROGRESS') return { id: 'sync', color: 'charts.blue' };
  if (status !== 'ACTIVE' || desired === 0) return { id: 'circle-slash', color: 'disabledForeground' };
  if (running < desired) return { id: 'warning', color: 'problemsWarningIcon.foreground' };
  return { id: 'pass', color: 'testing.iconPassed' };
}

function serviceTooltip(service: ecs.Service, t: Translate): string {
  const { circuitBreaker } = service;
  return tooltip(service.name, [
    [t('Status'), service.status],
    [t('Tasks desired'), service.desired],
    [t('Tasks running'), service.running],
    [t('Tasks pending'), service.pending],
    [t('Task definition'), afterSlash(service.taskDefinition ?? '')],
    [t('Launch type'), service.launchType],
    [t('Capacity providers'), service.capacity.map(({ provider, weight }) => `${provider} ${weight}`).join(', ')],
    [t('Deployment controller'), service.controller],
    [t('Strategy'), strategyFact(service, t) ?? service.strategy],
    [
      t('Circuit breaker'),
      circuitBreaker === undefined ? t('off') : circuitBreaker.rollback ? t('on, rolls back') : t('on'),
    ],
    ['ECS Exec', service.execEnabled ? t('on') : t('off')],
    [t('Created'), service.createdAt],
    ['ARN', service.arn],
  ]);
}

function parts(reader: ClusterReader, id: string, service: ecs.Service, t: Translate): TreeNode[] {
  const { arn, name, cluster, deployments, running, pending } = service;
  const subject = { region: reader.name, name, cluster };
  const tasks: Pages = (signal) =>
    mapped(reader.tasks({ cluster, service: name }, signal), (task) => taskNode(reader.name, `${id}/tasks`, task, t));
  const stopped: Pages = (signal) =>
    mapped(reader.tasks({ cluster, service: name, stopped: true }, signal), (task) =>
      taskNode(reader.name, `${id}/stopped`, task, t),
    );
  const events: Pages = async function* (signal) {
    const { events } = await reader.service(cluster, arn, signal);
    yield events.map((event) => eventNode(id, event));
  };
  return [
    {
      id: `${id}/tasks`,
      label: t('Tasks'),
      description: String(running + pending),
      icon: { id: 'list-tree' },
      context: 'folder tasks',
      subject,
      children: tasks,
    },
    {
      id: `${id}/deployments`,
      label: t('Deployments'),
      description: String(deployments.length),
      icon: { id: 'rocket' },
      context: 'folder deployments',
      subject,
      children: deploymentsOf(reader, id, service, t),
    },
    {
      id: `${id}/events`,
      label: t('Events'),
      icon: { id: 'history' },
      context: 'folder events',
      subject,
      children: events,
    },
    {
      id: `${id}/stopped`,
      label: t('Stopped tasks'),
      icon: { id: 'debug-stop' },
      context: 'folder stopped',
      subject,
      children: stopped,
    },
  ];
}

function eventNode(base: string, { id, at, message }: ecs.ServiceEvent): TreeNode {
  return {
    id: `${base}/events/${id}`,
    label: message,
    description: at === undefined ? undefined : timeText(at),
    tooltip: [at === undefined ? undefined : timeText(at), escapeMarkdown(message)]
      .filter((part) => part !== undefined)
      .join('\n\n'),
    icon: { id: 'comment' },
    context: 'event',
  };
}
