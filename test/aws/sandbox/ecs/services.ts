import { newId } from '../ids';
import type { Input } from '../wire';
import { deploy, deploymentId } from './deployments';
import type { Ecs } from './state';
import type { StoredCluster, StoredService, StoredTaskSet } from './stored';

/** What a service of the sandbox has unless it is told otherwise. */
const usual = {
  status: 'ACTIVE',
  launchType: 'FARGATE',
  capacity: [],
  controller: 'ECS',
  scheduling: 'REPLICA',
  configuration: {
    strategy: 'ROLLING',
    deploymentCircuitBreaker: { enable: true, rollback: true },
    maximumPercent: 200,
    minimumHealthyPercent: 100,
  },
  network: {
    awsvpcConfiguration: {
      subnets: ['subnet-0a1b2c3d4e5f60718'],
      securityGroups: ['sg-0a1b2c3d4e5f60718'],
      assignPublicIp: 'DISABLED',
    },
  },
  loadBalancers: [],
  execEnabled: false,
} satisfies Partial<StoredService>;

/** Adds a service. If ECS rolls it out, a deployment of the revision (`web:7`, or `web` for the newest) is on its way. */
export function addService(
  ecs: Ecs,
  cluster: StoredCluster,
  name: string,
  revision: string,
  desired: number,
  more: Partial<StoredService> = {},
): StoredService {
  const service: StoredService = {
    name,
    arn: ecs.arn(`service/${cluster.name}/${name}`),
    desired,
    ...usual,
    createdAt: ecs.options.now(),
    deployments: [],
    rollouts: [],
    taskSets: [],
    events: [],
    ...more,
  };
  cluster.services.set(name, service);
  if (service.controller !== 'ECS') return service;
  deploy(ecs, service, ecs.definition(revision));
  return service;
}

/** Adds a task set to a service that ECS does not roll out. */
export function addTaskSet(
  ecs: Ecs,
  service: StoredService,
  revision: string,
  taskSet: Pick<StoredTaskSet, 'status' | 'scale' | 'externalId'>,
): void {
  const now = ecs.options.now();
  service.taskSets.push({
    id: deploymentId(),
    definition: ecs.definition(revision),
    startedBy: service.controller === 'CODE_DEPLOY' ? 'CODE_DEPLOY' : '',
    loadBalancers: service.loadBalancers,
    createdAt: now,
    updatedAt: now,
    ...taskSet,
  });
}

/** The ARN of a target group. */
export function targetGroup(ecs: Ecs, name: string): string {
  const id = newId().slice(0, 16);
  return `arn:aws:elasticloadbalancing:${ecs.region}:${ecs.options.account}:targetgroup/${name}/${id}`;
}

/** The load balancer of a service, as the API has it. */
export function loadBalancer(targetGroupArn: string, advancedConfiguration?: Input): Input {
  return { targetGroupArn, containerName: 'web', containerPort: 8080, advancedConfiguration };
}
