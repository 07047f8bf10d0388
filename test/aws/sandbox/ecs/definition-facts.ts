import { parseCpu, parseMemory } from '../../../../server/src/task-definition/sizes';
import type { Input } from '../wire';

// What ECS computes from a task definition.

const containers = (document: Input) => (document.containerDefinitions ?? []) as readonly Input[];
const imageOf = ({ image }: Input) => String(image ?? '');
const logDriverOf = ({ logConfiguration }: Input) => (logConfiguration as Input | undefined)?.logDriver;
const secretsOf = ({ secrets = [], logConfiguration }: Input) => [
  ...(secrets as readonly Input[]),
  ...(((logConfiguration as Input | undefined)?.secretOptions ?? []) as readonly Input[]),
];

/** Where a definition could run, as ECS lists it. Source: answers of DescribeTaskDefinition; API reference, TaskDefinition. */
export function compatibilitiesOf(document: Input): readonly string[] {
  const { networkMode, cpu, memory } = document;
  const fitsFargate = networkMode === 'awsvpc' && cpu !== undefined && memory !== undefined && !needsHost(document);
  if (fitsFargate) return ['EC2', 'FARGATE'];
  return networkMode === 'awsvpc' ? ['EC2'] : ['EXTERNAL', 'EC2'];
}

function needsHost(document: Input): boolean {
  const volumes = (document.volumes ?? []) as readonly Input[];
  const hasHostPath = volumes.some(({ host }) => (host as Input | undefined)?.sourcePath !== undefined);
  const isDocker = volumes.some(({ dockerVolumeConfiguration }) => dockerVolumeConfiguration !== undefined);
  return hasHostPath || isDocker || containers(document).some(({ privileged }) => privileged === true);
}

/** Each attribute that a machine must have for a definition, and when. Source: Amazon ECS developer guide, "Task definition attributes". */
const attributes: readonly (readonly [name: string, isNeeded: (document: Input) => boolean])[] = [
  ...['awslogs', 'awsfirelens', 'json-file', 'splunk', 'fluentd', 'gelf', 'journald', 'syslog', 'logentries'].map(
    (driver) =>
      [
        `com.amazonaws.ecs.capability.logging-driver.${driver}`,
        (document: Input) => containers(document).some((container) => logDriverOf(container) === driver),
      ] as const,
  ),
  [
    'ecs.capability.execution-role-awslogs',
    (document) =>
      document.executionRoleArn !== undefined && containers(document).some((one) => logDriverOf(one) === 'awslogs'),
  ],
  ['com.amazonaws.ecs.capability.ecr-auth', (document) => containers(document).some(isOfEcr)],
  [
    'com.amazonaws.ecs.capability.docker-remote-api.1.19',
    (document) => containers(document).some((container) => logDriverOf(container) !== undefined),
  ],
  ['ecs.capability.secrets.asm.environment-variables', (document) => hasSecrets(document, /:secretsmanager:/)],
  ['ecs.capability.secrets.ssm.environment-variables', (document) => hasSecrets(document, /^(?!.*:secretsmanager:)/)],
  [
    'com.amazonaws.ecs.capability.docker-remote-api.1.21',
    (document) => containers(document).some(({ memoryReservation }) => memoryReservation !== undefined),
  ],
  ['com.amazonaws.ecs.capability.task-iam-role', (document) => document.taskRoleArn !== undefined],
  [
    'ecs.capability.container-health-check',
    (document) => containers(document).some(({ healthCheck }) => healthCheck !== undefined),
  ],
  [
    'ecs.capability.execution-role-ecr-pull',
    (document) => document.executionRoleArn !== undefined && containers(document).some(isOfEcr),
  ],
  ['com.amazonaws.ecs.capability.docker-remote-api.1.18', () => true],
  ['ecs.capability.task-eni', ({ networkMode }) => networkMode === 'awsvpc'],
  [
    'com.amazonaws.ecs.capability.docker-remote-api.1.29',
    (document) => containers(document).some(({ healthCheck }) => healthCheck !== undefined),
  ],
];

const isOfEcr = (container: Input) => /\.dkr\.ecr\./.test(imageOf(container));
const hasSecrets = (document: Input, form: RegExp) =>
  containers(document).some((container) => secretsOf(container).some(({ valueFrom }) => form.test(String(valueFrom))));

/** What ECS says a machine needs for a definition. */
export function attributesOf(document: Input): readonly Input[] {
  return attributes.filter(([, isNeeded]) => isNeeded(document)).map(([name]) => ({ name }));
}

/** The size of a task as ECS gives it back: units and MiB, in digits. */
export function sizeOf(name: 'cpu' | 'memory', value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const units = name === 'cpu' ? parseCpu(value) : parseMemory(value);
  return units === undefined ? value : String(units);
}
