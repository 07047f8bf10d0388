import { ecsConsole } from '../../../../server/src/engine/console';
import type { ecs } from '../../infrastructure/aws/room';
import type { Translate } from '../../infrastructure/translate';
import { mapped, type TreeNode } from '../explorer/node';
import { tooltip } from '../explorer/text';
import type { ClusterReader } from './reader';
import { taskNode } from './tasks';

/** A machine of a cluster, with the tasks on it below. */
export function instanceNode(
  reader: ClusterReader,
  base: string,
  cluster: string,
  instance: ecs.ContainerInstance,
  t: Translate,
): TreeNode {
  const { id, arn, status, agentConnected, runningTasks, pendingTasks, cpu, memory } = instance;
  const nodeId = `${base}/instances/${id}`;
  const isFine = status === 'ACTIVE' && agentConnected;
  return {
    id: nodeId,
    label: instance.instance ?? id,
    description: [
      status,
      agentConnected ? undefined : t('agent not connected'),
      runningTasks + pendingTasks === 1 ? t('1 task') : t('{0} tasks', runningTasks + pendingTasks),
    ]
      .filter((part) => part !== undefined)
      .join(' · '),
    tooltip: tooltip(instance.instance ?? id, [
      [t('Status'), status],
      [t('Agent'), agentConnected ? t('connected') : t('not connected')],
      [t('Agent version'), instance.agentVersion],
      [t('Tasks running'), runningTasks],
      [t('Tasks pending'), pendingTasks],
      [t('CPU units left'), share(cpu, t)],
      [t('Memory left in MiB'), share(memory, t)],
      [t('Capacity provider'), instance.capacityProvider],
      [t('Registered'), instance.registeredAt],
      ['ARN', arn],
    ]),
    icon: { id: 'vm', color: isFine ? 'testing.iconPassed' : 'problemsWarningIcon.foreground' },
    context: 'instance arn name console',
    subject: { region: reader.name, name: instance.instance ?? id, arn, cluster, console: ecsConsole(arn) },
    children: (signal) =>
      mapped(reader.tasks({ cluster, containerInstance: arn }, signal), (task) =>
        taskNode(reader.name, nodeId, task, t),
      ),
  };
}

function share({ left, all }: ecs.ContainerInstance['cpu'], t: Translate): string | undefined {
  return left === undefined || all === undefined ? undefined : t('{0} of {1}', left, all);
}
