import { choice, flag, integer, list, nested, structure, text } from '../build';
import type { Members } from '../types';
import { environmentVariable, name, tag } from './common';
import { containerDefinition } from './container';
import { volume } from './volumes';

const runtimePlatform = structure('RuntimePlatform', 'The platform that the task runs on.', [], {
  operatingSystemFamily: choice(
    'The operating system. All containers of a task share it.',
    {
      LINUX: 'Linux.',
      WINDOWS_SERVER_2025_CORE: 'Windows Server 2025, Core.',
      WINDOWS_SERVER_2025_FULL: 'Windows Server 2025, Full.',
      WINDOWS_SERVER_2022_CORE: 'Windows Server 2022, Core.',
      WINDOWS_SERVER_2022_FULL: 'Windows Server 2022, Full.',
      WINDOWS_SERVER_2019_CORE: 'Windows Server 2019, Core.',
      WINDOWS_SERVER_2019_FULL: 'Windows Server 2019, Full.',
      WINDOWS_SERVER_2016_FULL: 'Windows Server 2016, Full; on EC2 only.',
      WINDOWS_SERVER_2004_CORE: 'Windows Server, version 2004, Core; on EC2 only.',
      WINDOWS_SERVER_20H2_CORE: 'Windows Server, version 20H2, Core; on EC2 only.',
    },
    { fargate: '`LINUX` if absent. Of Windows, Server 2019 and later.' },
  ),
  cpuArchitecture: choice(
    'The CPU architecture, which the image must have been built for. Windows needs `X86_64`.',
    { X86_64: '64-bit x86, from Intel or AMD.', ARM64: '64-bit ARM: AWS Graviton.' },
    { fargate: '`X86_64` if absent.' },
  ),
});

const placementConstraint = structure(
  'TaskDefinitionPlacementConstraint',
  'A condition that a container instance must meet for the task to be placed on it.',
  [],
  {
    type: choice('The kind of constraint.', { memberOf: 'The instance matches `expression`.' }),
    expression: text('The condition in the cluster query language, such as `attribute:ecs.instance-type =~ g4dn.*`.', {
      skeleton: 'attribute:ecs.instance-type == t3.small',
    }),
  },
);

const proxyConfiguration = structure('ProxyConfiguration', 'The App Mesh proxy of the task.', ['containerName'], {
  type: choice('The kind of proxy.', { APPMESH: 'AWS App Mesh, with Envoy. The only kind.' }),
  containerName: text('The `name` of the container that runs the proxy.'),
  properties: list(
    [
      'How traffic is led through the proxy, as names and values:',
      '- `AppPorts`: ports of the application, whose traffic goes through the proxy;',
      '- `ProxyIngressPort`, `ProxyEgressPort`: where the proxy receives what comes in and what goes out;',
      '- `IgnoredUID` or `IgnoredGID`: user or group of the proxy container, so that its own traffic is left alone;',
      '- `EgressIgnoredIPs`, `EgressIgnoredPorts`: addresses and ports that are reached directly.',
    ].join('\n'),
    environmentVariable,
  ),
});

const inferenceAccelerator = structure(
  'InferenceAccelerator',
  'An Amazon Elastic Inference accelerator. AWS has shut the service down.',
  ['deviceName', 'deviceType'],
  {
    deviceName: text('The name that `resourceRequirements` of a container refers to.'),
    deviceType: text('The type of the accelerator.'),
  },
);

const ephemeralStorage = structure('EphemeralStorage', 'Scratch storage of a Fargate task.', ['sizeInGiB'], {
  sizeInGiB: integer('The size in GiB, 21 to 200. For the 20 GiB that every task has, leave `ephemeralStorage` out.', {
    min: 21,
    max: 200,
    unit: 'GiB',
  }),
});

/** Members that ordinary and daemon task definitions share, word for word. */
export const commonTaskMembers: Members = {
  family: text(
    'The name of the task definition; every registration adds a revision to its family. Up to 255 letters, digits, hyphens and underscores.',
    { pattern: name },
  ),
  executionRoleArn: text(
    'The IAM role with which ECS itself prepares the task: pulls images from private ECR repositories, reads `secrets` and environment files, writes to CloudWatch Logs. The name of the role, or its ARN. Programs in the containers do not get it.',
    {
      fargate: 'Required with private ECR images, with the log driver `awslogs` and with secrets.',
      skeleton: 'arn:aws:iam::111122223333:role/ecsTaskExecutionRole',
    },
  ),
  taskRoleArn: text(
    'The IAM role that the programs in the containers have when they call AWS. The name of the role, or its ARN. ECS Exec needs the `ssmmessages` permissions here.',
    { skeleton: 'arn:aws:iam::111122223333:role/task-role' },
  ),
  tags: list(
    'Labels on the task definition, at most 50. Leave the list out rather than empty: ECS rejects an empty one.',
    tag,
    {
      min: 1,
      max: 50,
      skeleton: [{ key: 'key', value: 'value' }],
    },
  ),
};

const { family, executionRoleArn, taskRoleArn, tags } = commonTaskMembers as Record<
  'family' | 'executionRoleArn' | 'taskRoleArn' | 'tags',
  Members[string]
>;

/** What RegisterTaskDefinition takes. */
export const taskDefinition = structure(
  'RegisterTaskDefinition',
  'A task definition of Amazon ECS: the containers that run together, and what they need.',
  ['family', 'containerDefinitions'],
  {
    family,
    requiresCompatibilities: list(
      'The kinds of capacity that ECS checks the definition against when it is registered. Without it mistakes that only matter to one kind show when a task is run.',
      {
        kind: 'text',
        values: {
          FARGATE: 'AWS Fargate: no instances to look after.',
          EC2: 'Container instances of your own on Amazon EC2.',
          MANAGED_INSTANCES: 'Amazon ECS Managed Instances: EC2 instances that AWS looks after.',
          EXTERNAL: 'Machines elsewhere, registered through ECS Anywhere.',
        },
      },
      { skeleton: ['FARGATE'], fargate: 'Must name `FARGATE`.' },
    ),
    networkMode: choice(
      'How containers are networked. Without it Linux uses `bridge` and Windows its own NAT; Managed Instances use `awsvpc`.',
      {
        awsvpc: 'The task has a network interface of its own in the VPC, with its own address and security groups.',
        bridge: "Docker's virtual network on the instance; ports are mapped to the instance.",
        host: 'The network of the instance itself, without mapping. Two tasks with the same port cannot share an instance.',
        none: 'No network, and no port mappings.',
      },
      { fargate: 'Must be `awsvpc`.' },
    ),
    cpu: text(
      'The CPU of the task, as a text: units (`"1024"`, 1024 to a vCPU) or vCPUs (`"1 vCPU"`). On EC2 optional, 128 to 196608 units; Windows on EC2 ignores it.',
      {
        fargate:
          'Required: 256, 512, 1024, 2048, 4096, 8192, 16384 or 32768 units. It decides which `memory` is possible.',
        skeleton: '256',
      },
    ),
    memory: text(
      'The memory of the task, as a text: MiB (`"2048"`) or gigabytes (`"2 GB"`). A hard limit for all containers together. On EC2 optional; Windows on EC2 ignores it.',
      {
        fargate: [
          'Required. MiB by `cpu`:',
          '- 256: 512, 1024, 2048',
          '- 512: 1024 to 4096 in steps of 1024',
          '- 1024: 2048 to 8192 in steps of 1024',
          '- 2048: 4096 to 16384 in steps of 1024',
          '- 4096: 8192 to 30720 in steps of 1024',
          '- 8192: 16384 to 61440 in steps of 4096 (Linux)',
          '- 16384: 32768 to 122880 in steps of 8192 (Linux)',
          '- 32768: 61440, 122880 or 249856 (Linux)',
        ].join('\n'),
        skeleton: '512',
      },
    ),
    executionRoleArn,
    taskRoleArn,
    runtimePlatform: nested('Operating system and CPU architecture of the task.', runtimePlatform, {
      skeleton: { operatingSystemFamily: 'LINUX', cpuArchitecture: 'ARM64' },
    }),
    containerDefinitions: list('The containers of the task, at most ten.', containerDefinition, {
      min: 1,
      max: 10,
      skeleton: [{ name: 'app', image: 'public.ecr.aws/nginx/nginx:stable', essential: true }],
    }),
    volumes: list('Storage that containers of the task can mount.', volume, { skeleton: [{ name: 'data' }] }),
    ephemeralStorage: nested(
      'More scratch storage than the 20 GiB that a Fargate task has by itself.',
      ephemeralStorage,
      {
        fargate: 'Needs platform version 1.4.0 on Linux, 1.0.0 on Windows.',
        skeleton: { sizeInGiB: 50 },
      },
    ),
    placementConstraints: list(
      'Conditions for the container instance, at most ten, together with those given when a task is run.',
      placementConstraint,
      {
        max: 10,
        fargate: 'Not supported.',
        skeleton: [{ type: 'memberOf', expression: 'attribute:ecs.instance-type == t3.small' }],
      },
    ),
    pidMode: choice(
      'Whose processes the containers see. Without it each container sees its own. Not for Windows.',
      {
        task: 'Those of all containers of the task.',
        host: 'Those of the container instance, with every container on it that does the same.',
      },
      { fargate: 'Only `task`, on Linux.' },
    ),
    ipcMode: choice(
      'With whom the containers share shared memory, semaphores and message queues. Without it the Docker daemon decides. Not for Windows.',
      {
        none: 'With nobody.',
        task: 'With all containers of the task.',
        host: 'With the container instance, and every container on it that does the same.',
      },
      { fargate: 'Not supported.' },
    ),
    proxyConfiguration: nested(
      'The AWS App Mesh proxy of the task. Network mode `awsvpc` only. AWS has announced the end of App Mesh for 30 September 2026; Service Connect takes its place.',
      proxyConfiguration,
    ),
    enableFaultInjection: flag(
      'Let containers of the task ask for network faults from the fault injection endpoints, for AWS Fault Injection Service. Network mode `awsvpc` or `host` only.',
      { default: false },
    ),
    tags,
    inferenceAccelerators: list('Amazon Elastic Inference accelerators.', inferenceAccelerator, {
      deprecated:
        'AWS has shut Amazon Elastic Inference down, and ECS rejects task definitions that use it. Remove it.',
    }),
  } as Members,
);
