import { ecsConsole } from '../../../../server/src/engine/console';
import type { ecs } from '../../infrastructure/aws/room';
import type { Translate } from '../../infrastructure/translate';
import { type Icon, known, type Subject, type TreeNode } from '../explorer/node';
import { afterSlash, tooltip } from '../explorer/text';
import { type Cause, causeOf } from '../rollout/causes';

/** What the commands of a task work on. */
export function taskSubject(
  region: string,
  { id, arn, cluster, service, taskDefinition }: ecs.Task,
): Subject & { readonly cluster: string; readonly task: string } {
  return { region, name: id, arn, cluster, service, task: arn, taskDefinition };
}

/** A task, with its containers below. */
export function taskNode(region: string, base: string, task: ecs.Task, t: Translate): TreeNode {
  const { id, arn, status, stoppedReason } = task;
  const isStopped = status === 'STOPPED';
  const cause = isStopped ? causeOf(task, t) : undefined;
  const nodeId = `${base}/${arn}`;
  return {
    id: nodeId,
    label: shortId(id),
    description: [
      // Why comes first: in a narrow side bar there is no room for more, and that it has stopped the icon says.
      cause?.what,
      status,
      task.health === 'UNKNOWN' ? undefined : task.health,
      afterSlash(task.taskDefinition),
    ]
      .filter((part) => part !== undefined && part !== '')
      .join(' · '),
    tooltip: tooltip(id, [
      [t('Status'), status],
      [t('Wanted status'), task.desiredStatus],
      [t('Health'), task.health],
      [t('Task definition'), afterSlash(task.taskDefinition)],
      [t('Started by'), task.service ?? task.startedBy],
      [t('Launch type'), task.launchType],
      [t('Capacity provider'), task.capacityProvider],
      [t('Availability zone'), task.zone],
      [t('CPU units'), task.cpu],
      [t('Memory in MiB'), task.memory],
      ['ECS Exec', task.execEnabled ? t('on') : t('off')],
      [t('Started'), task.startedAt],
      [t('Stopped'), task.stoppedAt],
      [t('Stop code'), task.stopCode],
      [t('Why it stopped'), cause?.what ?? stoppedReason],
      [t('What to do'), cause?.todo],
      [t('What ECS says'), cause === undefined || cause.says === cause.what ? undefined : cause.says],
      ['ARN', arn],
    ]),
    icon: taskIcon(task, cause),
    context: `task arn name console${isStopped ? ' stopped' : ' running'}${task.execEnabled ? ' exec' : ''}`,
    subject: { ...taskSubject(region, task), console: ecsConsole(arn) },
    isMoving: !settled.has(status),
    children: known(...task.containers.map((container) => containerNode(region, nodeId, task, container, t))),
  };
}

/** The ids of tasks are 32 digits; the first of them tell tasks of a service apart. */
function shortId(id: string): string {
  return id.slice(0, 8);
}

const settled: ReadonlySet<string> = new Set(['RUNNING', 'STOPPED']);

function taskIcon({ status, health }: ecs.Task, cause: Cause | undefined): Icon {
  if (cause !== undefined)
    return cause.isFailure
      ? { id: 'error', color: 'testing.iconFailed' }
      : { id: 'debug-stop', color: 'disabledForeground' };
  if (status !== 'RUNNING') return { id: 'sync', color: 'charts.blue' };
  if (health === 'UNHEALTHY') return { id: 'heart', color: 'testing.iconFailed' };
  return { id: 'play-circle', color: 'testing.iconPassed' };
}

function containerNode(region: string, base: string, task: ecs.Task, container: ecs.Container, t: Translate): TreeNode {
  const { name, status, health, exitCode, reason, image } = container;
  return {
    id: `${base}/${name}`,
    label: name,
    description: [
      status,
      health === 'UNKNOWN' ? undefined : health,
      exitCode === undefined ? undefined : t('exit code {0}', exitCode),
      reason,
    ]
      .filter((part) => part !== undefined && part !== '')
      .join(' · '),
    tooltip: tooltip(name, [
      [t('Status'), status],
      [t('Health'), health],
      [t('Image'), image],
      [t('Digest'), container.imageDigest],
      [t('Exit code'), exitCode],
      [t('Reason'), reason],
      [t('Addresses'), container.privateIps.join(', ')],
      [t('Ports'), container.ports.map(portText).join(', ')],
      ['ARN', container.arn],
    ]),
    icon: containerIcon(container),
    context: `container arn name${image === undefined ? '' : ' uri'} console${status === 'RUNNING' ? ' running' : ''}`,
    subject: {
      ...taskSubject(region, task),
      name,
      arn: container.arn,
      uri: image,
      console: ecsConsole(task.arn),
    },
  };
}

function portText({ container = 0, host, protocol = 'tcp' }: ecs.Container['ports'][number]): string {
  return host === undefined || host === container ? `${container}/${protocol}` : `${host}:${container}/${protocol}`;
}

function containerIcon({ status, health, exitCode }: ecs.Container): Icon {
  if (status === 'STOPPED')
    return exitCode === 0
      ? { id: 'package', color: 'disabledForeground' }
      : { id: 'package', color: 'testing.iconFailed' };
  if (health === 'UNHEALTHY') return { id: 'package', color: 'testing.iconFailed' };
  return { id: 'package', color: status === 'RUNNING' ? 'testing.iconPassed' : 'charts.blue' };
}
