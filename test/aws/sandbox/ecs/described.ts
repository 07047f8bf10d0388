import type { Input } from '../wire';
import { sizeOf } from './definition-facts';

// What ECS makes of a document: what was left out comes back as an empty list or a default, sizes in units, roles as ARNs.
// Source: answers of DescribeTaskDefinition that people have saved, and the differences that deployment tools report between file and answer.

/** A task definition as ECS gives it back, without what only describing adds. */
export function asDescribed(document: Input, account: string): Input {
  const { containerDefinitions, volumes, cpu, memory, proxyConfiguration, ...rest } = document;
  const hasOwnPorts = document.networkMode === 'awsvpc' || document.networkMode === 'host';
  return {
    ...rest,
    ...withArn(rest, 'taskRoleArn', account),
    ...withArn(rest, 'executionRoleArn', account),
    ...(cpu === undefined ? {} : { cpu: sizeOf('cpu', cpu) }),
    ...(memory === undefined ? {} : { memory: sizeOf('memory', memory) }),
    containerDefinitions: list(containerDefinitions).map((container) => describedContainer(container, hasOwnPorts)),
    volumes: list(volumes).map(describedVolume),
    placementConstraints: document.placementConstraints ?? [],
    ...(proxyConfiguration === undefined
      ? {}
      : { proxyConfiguration: { type: 'APPMESH', ...(proxyConfiguration as Input) } }),
  };
}

function describedContainer(container: Input, hasOwnPorts: boolean): Input {
  const { portMappings, healthCheck } = container;
  return {
    cpu: 0,
    essential: true,
    environment: [],
    mountPoints: [],
    volumesFrom: [],
    systemControls: [],
    ...(container.firelensConfiguration === undefined ? {} : { user: '0' }),
    ...container,
    portMappings: list(portMappings).map((mapping) => describedMapping(mapping, hasOwnPorts)),
    ...(healthCheck === undefined
      ? {}
      : { healthCheck: { interval: 30, timeout: 5, retries: 3, ...(healthCheck as Input) } }),
  };
}

function describedMapping(mapping: Input, hasOwnPorts: boolean): Input {
  const protocol = mapping.protocol ?? 'tcp';
  if (mapping.containerPortRange !== undefined) return { ...mapping, protocol };
  const hostPort = mapping.hostPort || (hasOwnPorts ? mapping.containerPort : 0);
  return { ...mapping, hostPort, protocol };
}

function describedVolume(volume: Input): Input {
  const { efsVolumeConfiguration } = volume;
  if (Object.keys(volume).every((name) => name === 'name')) return { ...volume, host: {} };
  if (efsVolumeConfiguration === undefined) return volume;
  return { ...volume, efsVolumeConfiguration: { rootDirectory: '/', ...(efsVolumeConfiguration as Input) } };
}

function withArn(document: Input, name: string, account: string): Input {
  const role = document[name];
  if (typeof role !== 'string' || role === '' || role.includes(':')) return {};
  return { [name]: `arn:aws:iam::${account}:role/${role}` };
}

function list(value: unknown): readonly Input[] {
  return Array.isArray(value) ? value : [];
}
