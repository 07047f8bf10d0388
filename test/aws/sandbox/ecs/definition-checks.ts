import type { Input } from '../wire';
import { compatibilitiesOf } from './definition-facts';
import { refusal } from './refusals';
import { containersOf, type Ecs } from './state';
import type { StoredDefinition } from './stored';

// What ECS checks of a task definition that is to run somewhere.

/** The revision that is to run: it has to be there, and active. */
export function runnable(ecs: Ecs, name: unknown, ifInactive: Parameters<typeof refusal>[0]): StoredDefinition {
  const definition = found(ecs, name);
  if (definition.status !== 'ACTIVE') throw refusal(ifInactive);
  return definition;
}

function found(ecs: Ecs, name: unknown): StoredDefinition {
  try {
    return ecs.definition(name);
  } catch {
    throw refusal('revision-missing');
  }
}

/** Where it is to run, it has to be able to. */
export function checkLaunchType({ document }: StoredDefinition, launchType: string): void {
  const required = (document.requiresCompatibilities ?? []) as readonly string[];
  const isFit = [...compatibilitiesOf(document), ...required].includes(launchType);
  if (!isFit) throw refusal('launch-type-unsupported', launchType);
}

/** A task with a network of its own needs subnets, and no other task takes any. */
export function checkNetwork({ document }: StoredDefinition, network: unknown): void {
  const needsNetwork = document.networkMode === 'awsvpc';
  if (!needsNetwork && network !== undefined) throw refusal('network-unneeded');
  if (!needsNetwork) return;
  const { awsvpcConfiguration } = (network ?? {}) as { awsvpcConfiguration?: { subnets?: readonly string[] } };
  if (awsvpcConfiguration === undefined) throw refusal('network-missing');
  if ((awsvpcConfiguration.subnets ?? []).length === 0) throw refusal('subnets-missing');
}

/** What a load balancer sends to has to be there. */
export function checkLoadBalancers(definition: StoredDefinition, loadBalancers: readonly Input[]): void {
  for (const { containerName, containerPort } of loadBalancers) {
    const container = containersOf(definition).find(({ name }) => name === containerName);
    if (container === undefined) throw refusal('container-missing', containerName);
    const ports = (container.portMappings ?? []) as readonly Input[];
    if (!ports.some((port) => port.containerPort === containerPort))
      throw refusal('port-missing', containerName, containerPort);
  }
}
