import type { Input, Operations } from '../wire';
import type { Place } from '../world';
import { checkLaunchType, checkLoadBalancers, checkNetwork, runnable } from './definition-checks';
import { deploy } from './deployments';
import { refusal } from './refusals';
import type { Ecs } from './state';
import type { StoredCluster, StoredDefinition, StoredService } from './stored';
import { serviceToWire } from './to-wire';

/** UpdateService, with what it refuses, in the order in which ECS looks. */
export const updateServiceOperations: Operations<Place> = {
  UpdateService({ ecs }, input) {
    const cluster = ecs.cluster(input.cluster);
    const service = existingService(cluster, input.service);
    const [primary] = service.deployments;
    const wanted =
      input.taskDefinition === undefined
        ? primary?.definition
        : runnable(ecs, input.taskDefinition, 'revision-inactive');
    if (service.status !== 'ACTIVE') throw refusal('service-inactive');
    checkCount(service, input.desiredCount);
    checkController(service, input);
    if (input.taskDefinition !== undefined && wanted !== undefined) checkRevision(service, wanted);
    if (
      input.enableExecuteCommand === true &&
      wanted?.document.taskRoleArn === undefined &&
      service.controller === 'ECS'
    )
      throw refusal('exec-without-role');
    if (typeof input.desiredCount === 'number') service.desired = input.desiredCount;
    if (typeof input.enableExecuteCommand === 'boolean') service.execEnabled = input.enableExecuteCommand;
    deployIfNeeded(ecs, service, wanted, input);
    return { service: serviceToWire(ecs, cluster, service) };
  },
};

/** By name or ARN. */
export function existingService({ services }: StoredCluster, name: unknown): StoredService {
  const service = services.get(String(name).replace(/^.*\//, ''));
  if (service === undefined) throw refusal('service-missing');
  return service;
}

function deployIfNeeded(ecs: Ecs, service: StoredService, wanted: StoredDefinition | undefined, input: Input): void {
  const isNew = wanted !== service.deployments[0]?.definition;
  if (wanted !== undefined && (isNew || input.forceNewDeployment === true)) deploy(ecs, service, wanted);
}

function checkCount({ scheduling }: StoredService, desired: unknown): void {
  if (typeof desired !== 'number') return;
  if (scheduling === 'DAEMON') throw refusal('daemon-count');
  if (desired < 0) throw refusal('count-negative');
}

/** What only CodeDeploy, or whoever rolls out from outside, can change. */
function checkController({ controller }: StoredService, input: Input): void {
  const { taskDefinition, networkConfiguration, forceNewDeployment } = input;
  if (controller === 'CODE_DEPLOY' && taskDefinition !== undefined) throw refusal('code-deploy-revision');
  if (controller === 'CODE_DEPLOY' && networkConfiguration !== undefined) throw refusal('code-deploy-network');
  if (controller === 'CODE_DEPLOY' && forceNewDeployment === true) throw refusal('code-deploy-force');
  if (controller === 'EXTERNAL' && taskDefinition !== undefined) throw refusal('external-revision');
  if (controller === 'EXTERNAL' && forceNewDeployment === true) throw refusal('external-force');
}

function checkRevision(service: StoredService, definition: StoredDefinition): void {
  if (service.launchType !== undefined) checkLaunchType(definition, service.launchType);
  checkNetwork(definition, service.network);
  checkLoadBalancers(definition, service.loadBalancers);
}
