import type { ecs } from '../../infrastructure/aws/room';
import type { Translate } from '../../infrastructure/translate';

type Container = { readonly name?: unknown; readonly portMappings?: unknown };

/** Why ECS would not run a revision in a service, with its own words where they are on record. Unknown is silent. */
export function misfits(service: ecs.Service, revision: ecs.TaskDefinition, t: Translate): string[] {
  const { status, document, compatibilities } = revision;
  const name = revisionName(revision);
  const found: [why: string, says: string][] = [];
  if (status !== 'ACTIVE')
    found.push([t('{0} is inactive. Register it once more.', name), 'TaskDefinition is inactive']);
  const mode = document.networkMode ?? 'bridge';
  if (mode === 'awsvpc' && service.network === undefined)
    found.push([
      t('{0} has the network mode awsvpc, and {1} has no subnets.', name, service.name),
      "Network Configuration must be provided when networkMode 'awsvpc' is specified.",
    ]);
  if (mode !== 'awsvpc' && service.network !== undefined)
    found.push([
      t(
        '{0} has the network mode {1}, and {2} has subnets, which only awsvpc takes.',
        name,
        String(mode),
        service.name,
      ),
      'Network Configuration is not valid for the given networkMode of this task definition.',
    ]);
  for (const type of launchTypes(service))
    if (compatibilities.length > 0 && !compatibilities.includes(type))
      found.push([
        t('{0} runs on {1}, for which {2} was not registered.', service.name, type, name),
        `Task definition does not support launch_type ${type}.`,
      ]);
  const containers = listed<Container>(document.containerDefinitions);
  for (const { container, port } of service.loadBalancers) {
    const target = containers.find((one) => one.name === container);
    const ports = listed<{ containerPort?: unknown }>(target?.portMappings).map(({ containerPort }) => containerPort);
    const why = t('The load balancer of {0} sends to port {1} of the container {2}.', service.name, port, container);
    if (target === undefined) found.push([why, `The container ${container} does not exist in the task definition.`]);
    else if (!ports.includes(port))
      found.push([why, `The container ${container} did not have a container port ${port} defined.`]);
  }
  return found.map(([why, says]) => `${why} ${t('ECS says: {0}', says)}`);
}

/** `web:8`, out of a revision or its ARN. */
export function revisionName(revision: string | Pick<ecs.Revision, 'arn'>): string {
  const arn = typeof revision === 'string' ? revision : revision.arn;
  return arn.slice(arn.lastIndexOf('/') + 1);
}

/** `web`, out of the ARN of a revision. */
export function familyName(arn: string): string {
  return revisionName(arn).replace(/:\d+$/, '');
}

/** On what a service runs. Other capacity providers can be of EC2 or of ECS itself, which their names do not tell. */
function launchTypes({ launchType, capacity }: ecs.Service): string[] {
  if (launchType !== undefined) return [launchType];
  return capacity.some(({ provider }) => /^FARGATE(_SPOT)?$/.test(provider)) ? ['FARGATE'] : [];
}

function listed<Item>(value: unknown): readonly Item[] {
  return Array.isArray(value) ? value : [];
}
