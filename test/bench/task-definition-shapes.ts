/** A kind of task definition, in any length. */
export interface Shape {
  readonly name: string;
  /** About so many characters. */
  make(length: number): string;
}

const region = 'eu-central-1';

/** A container as large services have them: about 3.5 KB when it is laid out. */
function container(index: number): Record<string, unknown> {
  return {
    name: `service-${index}`,
    image: `111122223333.dkr.ecr.${region}.amazonaws.com/team/service-${index}:1.4.${index}`,
    essential: index === 0,
    cpu: 10,
    memoryReservation: 64,
    portMappings: [{ name: `http-${index}`, containerPort: 8000 + index, protocol: 'tcp', appProtocol: 'http' }],
    environment: Array.from({ length: 24 }, (_, key) => ({
      name: `SETTING_${key}`,
      value: `value ${key} of ${index}`,
    })),
    secrets: Array.from({ length: 4 }, (_, key) => ({
      name: `TOKEN_${key}`,
      valueFrom: `arn:aws:ssm:${region}:111122223333:parameter/service-${index}/token-${key}`,
    })),
    mountPoints: [{ sourceVolume: 'data', containerPath: '/srv/data', readOnly: true }],
    dependsOn: index === 0 ? [] : [{ containerName: `service-${index - 1}`, condition: 'HEALTHY' }],
    healthCheck: {
      command: ['CMD-SHELL', `wget -qO- http://127.0.0.1:${8000 + index}/health || exit 1`],
      interval: 30,
      timeout: 5,
      retries: 3,
    },
    ulimits: [{ name: 'nofile', softLimit: 65536, hardLimit: 65536 }],
    logConfiguration: {
      logDriver: 'awslogs',
      options: {
        'awslogs-group': '/ecs/team',
        'awslogs-region': region,
        'awslogs-stream-prefix': `service-${index}`,
      },
    },
  };
}

/** A container with faults of many kinds, most of them with fixes. */
function faultyContainer(index: number): Record<string, unknown> {
  return {
    ...container(index),
    cpu: '10',
    enviroment: [],
    command: null,
    entryPoint: null,
    hostname: 'web',
    privileged: true,
    stopTimeout: 300,
    dockerLabels: { a: 1, b: true, c: null },
    portMappings: [{ containerPort: 8000 + index, hostPort: 80, protocol: 'TCP' }],
    linuxParameters: { capabilities: { add: ['CAP_NET_ADMIN'] }, sharedMemorySize: 0 },
    dependsOn: [{ containerName: `servce-${index}`, condition: 'START' }],
    mountPoints: [{ sourceVolume: 'dat', containerPath: 'data' }],
  };
}

function definition(containers: readonly unknown[]): Record<string, unknown> {
  return {
    family: 'team',
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    cpu: '4096',
    memory: '8192',
    executionRoleArn: 'arn:aws:iam::111122223333:role/ecsTaskExecutionRole',
    taskRoleArn: 'arn:aws:iam::111122223333:role/team',
    containerDefinitions: containers,
    volumes: [{ name: 'data' }],
  };
}

function shape(name: string, make: (index: number) => unknown, layout?: number): Shape {
  return {
    name,
    make(length) {
      const write = (containers: number) =>
        JSON.stringify(definition(Array.from({ length: containers }, (_, index) => make(index))), undefined, layout);
      return write(Math.max(1, Math.round(length / (write(2).length - write(1).length))));
    },
  };
}

export const shapes: readonly Shape[] = [
  shape('sound', container, 2),
  shape('sound, on one line', container),
  shape('faulty', faultyContainer, 2),
  shape('faulty, on one line', faultyContainer),
];
