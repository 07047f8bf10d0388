import { ecsConsole } from '../../../../server/src/engine/console';
import type { ecs } from '../../infrastructure/aws/room';
import type { Translate } from '../../infrastructure/translate';
import { known, mapped, type Pages, type TreeNode } from '../explorer/node';
import { pinnedFirst } from '../explorer/pinned';
import { tooltip } from '../explorer/text';
import { instanceNode } from './instances';
import type { ClusterReader } from './reader';
import { serviceNode } from './services';
import { taskNode } from './tasks';

/** The clusters of a region: those that are pinned, then all others. */
export function clustersOf(reader: ClusterReader, t: Translate): Pages {
  return pinnedFirst({
    region: reader.name,
    pinned: reader.pinned,
    one: (name, signal) => reader.cluster(name, signal),
    all: (signal) => reader.clusters(signal),
    node: (cluster) => clusterNode(reader, cluster, t),
  });
}

function clusterNode(reader: ClusterReader, cluster: ecs.Cluster, t: Translate): TreeNode {
  const { name, arn, status, activeServices, runningTasks, pendingTasks, containerInstances } = cluster;
  const isActive = status === 'ACTIVE';
  return {
    id: `region:${reader.name}/${arn}`,
    label: name,
    description: [
      isActive ? undefined : status,
      activeServices === 1 ? t('1 service') : t('{0} services', activeServices),
      runningTasks + pendingTasks === 1 ? t('1 task') : t('{0} tasks', runningTasks + pendingTasks),
    ]
      .filter((part) => part !== undefined)
      .join(' · '),
    tooltip: tooltip(name, [
      [t('Status'), status],
      [t('Services'), activeServices],
      [t('Tasks running'), runningTasks],
      [t('Tasks pending'), pendingTasks],
      [t('Container instances'), containerInstances],
      [t('Capacity providers'), cluster.capacityProviders.join(', ')],
      [
        t('Default capacity'),
        cluster.defaultCapacity.map(({ provider, weight }) => `${provider} ${weight}`).join(', '),
      ],
      [t('Container Insights'), cluster.containerInsights],
      ['ARN', arn],
    ]),
    icon: { id: 'server-environment', color: isActive ? undefined : 'problemsWarningIcon.foreground' },
    context: 'cluster arn name console',
    subject: { region: reader.name, name, arn, cluster: arn, console: ecsConsole(arn) },
    children: known(...folders(reader, cluster, t)),
  };
}

function folders(reader: ClusterReader, cluster: ecs.Cluster, t: Translate): TreeNode[] {
  const { arn, name, activeServices, containerInstances } = cluster;
  const base = `region:${reader.name}/${arn}`;
  const folder = (id: string, label: string, icon: string, children: Pages, count?: number): TreeNode => ({
    id: `${base}/${id}`,
    label,
    description: count === undefined ? undefined : String(count),
    icon: { id: icon },
    context: `folder ${id}`,
    subject: { region: reader.name, name, cluster: arn },
    children,
  });
  const services: Pages = (signal) =>
    mapped(reader.services(arn, signal), (service) => serviceNode(reader, base, service, t));
  const standalone: Pages = (signal) =>
    mapped(reader.standaloneTasks(arn, signal), (task) => taskNode(reader.name, `${base}/standalone`, task, t));
  const instances: Pages = (signal) =>
    mapped(reader.containerInstances(arn, signal), (instance) => instanceNode(reader, base, arn, instance, t));
  return [
    folder('services', t('Services'), 'layers', services, activeServices),
    folder('standalone', t('Standalone tasks'), 'run-all', standalone),
    ...(containerInstances === 0
      ? []
      : [folder('instances', t('Container instances'), 'vm', instances, containerInstances)]),
  ];
}
