import type { LaunchType } from '../compatibility';
import { windowsUnsupported } from './windows-unsupported';

/** Properties by the structure of the API that has them. */
type Properties = Readonly<Record<string, readonly string[]>>;

/** Settings of the network that a task with an interface of its own cannot have. */
const ofSharedNetworks = ['links', 'hostname', 'dnsServers', 'dnsSearchDomains', 'extraHosts', 'disableNetworking'];

/**
 * What cannot be used on a launch type. Completion offers it last and says so; rules of their own report it.
 * Source: Amazon ECS API reference, of each property; Amazon ECS developer guide, "Amazon ECS task definition differences".
 */
export const unsupportedOn: Readonly<Record<LaunchType, Properties>> = {
  FARGATE: {
    RegisterTaskDefinition: ['placementConstraints', 'ipcMode', 'inferenceAccelerators'],
    ContainerDefinition: [...ofSharedNetworks, 'privileged', 'dockerSecurityOptions', 'resourceRequirements'],
    LinuxParameters: ['devices', 'sharedMemorySize', 'maxSwap', 'swappiness'],
    Volume: ['dockerVolumeConfiguration', 'fsxWindowsFileServerVolumeConfiguration'],
    HostVolumeProperties: ['sourcePath'],
  },
  MANAGED_INSTANCES: {
    RegisterTaskDefinition: ['ipcMode', 'proxyConfiguration', 'ephemeralStorage'],
    ContainerDefinition: [...ofSharedNetworks, 'dockerSecurityOptions'],
    Volume: ['dockerVolumeConfiguration', 'fsxWindowsFileServerVolumeConfiguration'],
    HostVolumeProperties: ['sourcePath'],
  },
  EC2: { RegisterTaskDefinition: ['ephemeralStorage'] },
  EXTERNAL: { RegisterTaskDefinition: ['ephemeralStorage', 'proxyConfiguration'] },
};

/** What cannot be used in network mode `awsvpc`. Source: Amazon ECS API reference, ContainerDefinition. */
export const unsupportedInAwsvpc: Properties = { ContainerDefinition: ofSharedNetworks };

/** What cannot be used on Windows. */
export const unsupportedOnWindows: Properties = windowsUnsupported;

/**
 * Members of a structure of which only one can be there: several in one row go together.
 * Source: Amazon ECS API reference, of each structure.
 */
export const exclusiveMembers: Readonly<Record<string, readonly (readonly string[])[]>> = {
  PortMapping: [['containerPort', 'hostPort'], ['containerPortRange']],
  ResourceRequirement: [['value'], ['sharingStrategy']],
  Volume: [
    ['host'],
    ['dockerVolumeConfiguration'],
    ['efsVolumeConfiguration'],
    ['s3filesVolumeConfiguration'],
    ['fsxWindowsFileServerVolumeConfiguration'],
    ['configuredAtLaunch'],
  ],
};
