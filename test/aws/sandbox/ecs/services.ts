import { deploy, note } from './deployments';
import type { Ecs, StoredCluster, StoredService } from './state';

/** Adds a service of a family, with a deployment on its way. */
export function addService(
  ecs: Ecs,
  cluster: StoredCluster,
  name: string,
  family: string,
  desired: number,
): StoredService {
  const service: StoredService = {
    name,
    arn: ecs.arn(`service/${cluster.name}/${name}`),
    status: 'ACTIVE',
    desired,
    launchType: 'FARGATE',
    capacity: [],
    controller: 'ECS',
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
    execEnabled: name === 'worker',
    createdAt: ecs.options.now(),
    deployments: [],
    events: [],
  };
  cluster.services.set(name, service);
  deploy(ecs, service, ecs.definition(family));
  note(ecs, service, `(service ${name}) has begun a deployment.`);
  return service;
}
