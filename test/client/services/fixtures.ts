import type { ecs } from '../../../client/src/infrastructure/aws/room';

/** The ARN of something of ECS. */
export const arn = (resource: string) => `arn:aws:ecs:eu-west-1:111122223333:${resource}`;

/** The ARN of a revision: `web:7`. */
export const revisionArn = (name: string) => arn(`task-definition/${name}`);

/** A deployment of a service. */
export function deployment(status: string, revision: string, rolloutState?: ecs.RolloutState): ecs.Deployment {
  return {
    id: `ecs-svc/${revision}`,
    status,
    taskDefinition: revisionArn(revision),
    desired: 2,
    running: 2,
    pending: 0,
    failed: 0,
    rolloutState,
  };
}

/** A service on Fargate that runs `web:7`, rolled out by ECS, with a circuit breaker that rolls back. */
export function serviceOf(change: Partial<ecs.Service> = {}): ecs.Service {
  return {
    name: 'web',
    arn: arn('service/parcels/web'),
    cluster: arn('cluster/parcels'),
    status: 'ACTIVE',
    desired: 2,
    running: 2,
    pending: 0,
    launchType: 'FARGATE',
    capacity: [],
    taskDefinition: revisionArn('web:7'),
    controller: 'ECS',
    strategy: 'ROLLING',
    scheduling: 'REPLICA',
    circuitBreaker: { rollback: true },
    rollout: { minHealthyPercent: 100, maxPercent: 200, hooks: [] },
    deployments: [deployment('PRIMARY', 'web:7', 'COMPLETED')],
    events: [],
    network: { subnets: ['subnet-0a1b2c3d4e5f60718'], securityGroups: [], publicIp: false },
    execEnabled: false,
    loadBalancers: [],
    ...change,
  };
}

/** A revision that the service can run. */
export function revisionOf(
  name = 'web:8',
  document: Readonly<Record<string, unknown>> = {},
  change: Partial<ecs.TaskDefinition> = {},
): ecs.TaskDefinition {
  const [family = '', revision] = name.split(':');
  return {
    arn: revisionArn(name),
    family,
    revision: Number(revision),
    status: 'ACTIVE',
    compatibilities: ['EC2', 'FARGATE'],
    document: {
      family,
      networkMode: 'awsvpc',
      taskRoleArn: 'arn:aws:iam::111122223333:role/web',
      containerDefinitions: [{ name: 'web', image: 'web:1', portMappings: [{ containerPort: 8080 }] }],
      ...document,
    },
    ...change,
  };
}
