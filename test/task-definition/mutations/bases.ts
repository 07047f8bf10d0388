import type { Data } from '../../../server/src/task-definition/syntax/editor';

/** Sound definitions, of each kind that a rule may be about: none has an error. */
export const bases = {
  fargate: {
    family: 'shop',
    requiresCompatibilities: ['FARGATE'],
    networkMode: 'awsvpc',
    cpu: '1024',
    memory: '2048',
    runtimePlatform: { operatingSystemFamily: 'LINUX', cpuArchitecture: 'ARM64' },
    executionRoleArn: 'arn:aws:iam::111122223333:role/ecsTaskExecutionRole',
    taskRoleArn: 'arn:aws:iam::111122223333:role/shop',
    containerDefinitions: [
      {
        name: 'web',
        image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:1.4',
        essential: true,
        cpu: 512,
        memory: 1024,
        memoryReservation: 512,
        portMappings: [{ name: 'http', containerPort: 8080, protocol: 'tcp' }],
        environment: [{ name: 'PORT', value: '8080' }],
        secrets: [{ name: 'TOKEN', valueFrom: '/shop/token' }],
        dependsOn: [{ containerName: 'migrate', condition: 'SUCCESS' }],
        healthCheck: { command: ['CMD', '/check'], interval: 10, timeout: 5 },
        mountPoints: [{ sourceVolume: 'uploads', containerPath: '/uploads' }],
        ulimits: [{ name: 'nofile', softLimit: 4096, hardLimit: 65535 }],
        linuxParameters: { tmpfs: [{ containerPath: '/tmp', size: 64, mountOptions: ['noexec'] }] },
        stopTimeout: 60,
        logConfiguration: {
          logDriver: 'awslogs',
          options: {
            'awslogs-group': '/shop/web',
            'awslogs-region': 'eu-west-1',
            'awslogs-stream-prefix': 'web',
          },
        },
      },
      { name: 'migrate', image: 'public.ecr.aws/shop/migrate:7', essential: false, startTimeout: 100 },
    ],
    volumes: [
      { name: 'uploads', efsVolumeConfiguration: { fileSystemId: 'fs-12345678', transitEncryption: 'ENABLED' } },
    ],
    tags: [{ key: 'team', value: 'shop' }],
  },
  firelens: {
    family: 'shop',
    requiresCompatibilities: ['FARGATE'],
    networkMode: 'awsvpc',
    cpu: '256',
    memory: '512',
    taskRoleArn: 'arn:aws:iam::111122223333:role/shop',
    containerDefinitions: [
      { name: 'web', image: 'public.ecr.aws/shop/web:1.4', logConfiguration: { logDriver: 'awsfirelens' } },
      {
        name: 'router',
        image: 'public.ecr.aws/aws-observability/aws-for-fluent-bit:3.0.0',
        firelensConfiguration: {
          type: 'fluentbit',
          options: { 'config-file-type': 'file', 'config-file-value': '/extra.conf' },
        },
      },
    ],
  },
  windows: {
    family: 'shop',
    requiresCompatibilities: ['FARGATE'],
    networkMode: 'awsvpc',
    cpu: '1024',
    memory: '2048',
    runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE', cpuArchitecture: 'X86_64' },
    containerDefinitions: [{ name: 'web', image: 'public.ecr.aws/shop/web:1.4' }],
  },
  instances: {
    family: 'shop',
    requiresCompatibilities: ['EC2'],
    networkMode: 'bridge',
    containerDefinitions: [
      {
        name: 'web',
        image: 'public.ecr.aws/shop/web:1.4',
        memory: 512,
        portMappings: [{ containerPort: 8080, hostPort: 80 }],
        links: ['proxy'],
        mountPoints: [{ sourceVolume: 'data', containerPath: '/data' }],
        resourceRequirements: [{ type: 'GPU', value: '1' }],
        systemControls: [{ namespace: 'net.core.somaxconn', value: '1024' }],
      },
      { name: 'proxy', image: 'public.ecr.aws/shop/proxy:2', memory: 64, portMappings: [{ containerPort: 9901 }] },
    ],
    volumes: [{ name: 'data', host: { sourcePath: '/srv/data' } }],
  },
  mesh: {
    family: 'shop',
    requiresCompatibilities: ['EC2'],
    networkMode: 'awsvpc',
    containerDefinitions: [
      { name: 'web', image: 'public.ecr.aws/shop/web:1.4', memory: 512 },
      { name: 'proxy', image: 'public.ecr.aws/shop/proxy:2', memory: 64 },
    ],
    proxyConfiguration: {
      type: 'APPMESH',
      containerName: 'proxy',
      properties: [
        { name: 'ProxyIngressPort', value: '15000' },
        { name: 'ProxyEgressPort', value: '15001' },
        { name: 'AppPorts', value: '8080' },
        { name: 'EgressIgnoredIPs', value: '169.254.170.2,169.254.169.254' },
        { name: 'IgnoredUID', value: '1337' },
      ],
    },
  },
  managed: {
    family: 'shop',
    requiresCompatibilities: ['MANAGED_INSTANCES'],
    networkMode: 'awsvpc',
    containerDefinitions: [
      {
        name: 'train',
        image: 'public.ecr.aws/shop/train:3',
        memory: 512,
        resourceRequirements: [{ type: 'NeuronDevice', value: 'ALL' }],
        logConfiguration: { logDriver: 'json-file' },
      },
    ],
  },
  external: {
    family: 'shop',
    requiresCompatibilities: ['EXTERNAL'],
    networkMode: 'bridge',
    containerDefinitions: [
      {
        name: 'web',
        image: 'public.ecr.aws/shop/web:1.4',
        memory: 512,
        resourceRequirements: [{ type: 'GPU', value: '1' }],
      },
    ],
  },
  undeclared: {
    family: 'shop',
    containerDefinitions: [{ name: 'web', image: 'public.ecr.aws/shop/web:1.4', memory: 512 }],
  },
  daemon: {
    family: 'agent',
    pidMode: 'shared',
    containerDefinitions: [{ name: 'agent', image: 'public.ecr.aws/shop/agent:5', memory: 128 }],
  },
  fragment: [
    {
      name: 'web',
      image: 'public.ecr.aws/shop/web:1.4',
      memory: 512,
      dependsOn: [{ containerName: 'cache', condition: 'HEALTHY' }],
    },
    {
      name: 'cache',
      image: 'public.ecr.aws/shop/cache:8',
      memory: 256,
      healthCheck: { command: ['CMD-SHELL', 'cache-cli ping'] },
    },
  ],
} as const satisfies Record<string, Data>;

export type Base = keyof typeof bases;
