import type { Data } from '../../syntax/editor';
import type { Site } from '../site';

/** One of several forms in which something new can begin. */
export interface Variant {
  readonly label: string;
  readonly documentation?: string;
  readonly value: Data;
}

const image = 'public.ecr.aws/nginx/nginx:stable';
const logs = {
  logDriver: 'awslogs',
  options: { 'awslogs-group': '/ecs/app', 'awslogs-region': 'eu-west-1', 'awslogs-stream-prefix': 'app' },
};

/** Containers that are often wanted; sidecars are not essential. */
const containers: readonly Variant[] = [
  { label: 'container', value: { name: 'app', image, essential: true } },
  {
    label: 'container with a port and logs',
    value: {
      name: 'web',
      image,
      essential: true,
      portMappings: [{ containerPort: 80, protocol: 'tcp' }],
      logConfiguration: logs,
    },
  },
  {
    label: 'container that runs before others',
    documentation: 'Others wait for it with `dependsOn` and condition `SUCCESS`, so it must not be essential.',
    value: { name: 'init', image, essential: false, command: ['migrate'] },
  },
  {
    label: 'log router (FireLens)',
    documentation: 'Takes the logs of the containers whose log driver is `awsfirelens`.',
    value: {
      name: 'log-router',
      image: 'public.ecr.aws/aws-observability/aws-for-fluent-bit:stable',
      essential: true,
      memoryReservation: 50,
      user: '0',
      firelensConfiguration: { type: 'fluentbit', options: { 'enable-ecs-log-metadata': 'true' } },
    },
  },
];

/** Every kind of volume. */
const volumes: readonly Variant[] = [
  { label: 'scratch directory', documentation: 'Shared by the containers of one task.', value: { name: 'data' } },
  {
    label: 'Amazon EFS',
    value: {
      name: 'data',
      efsVolumeConfiguration: {
        fileSystemId: 'fs-0123456789abcdef0',
        transitEncryption: 'ENABLED',
        authorizationConfig: { accessPointId: 'fsap-0123456789abcdef0' },
      },
    },
  },
  {
    label: 'Amazon EBS, described at launch',
    documentation: 'What the volume is like is said when a service is created or a task is run.',
    value: { name: 'data', configuredAtLaunch: true },
  },
];

const instanceVolumes: readonly Variant[] = [
  { label: 'directory of the instance', value: { name: 'data', host: { sourcePath: '/var/data' } } },
  { label: 'Docker volume', value: { name: 'data', dockerVolumeConfiguration: { scope: 'task', driver: 'local' } } },
];

/** The forms in which an element of a list can begin, where there are several. */
export function variantsAt({ where, description, definition }: Site): readonly Variant[] {
  if (description.type.kind !== 'structure' || description.name !== undefined) return [];
  if (definition.form === 'daemon-task-definition') return [];
  if (where === 'containerDefinitions') return containers;
  if (where !== 'volumes') return [];
  return definition.compatibility.isFargate ? volumes : [...volumes, ...instanceVolumes];
}
