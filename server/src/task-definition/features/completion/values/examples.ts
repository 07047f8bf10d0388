import { Stops } from '../stops';
import type { Suggestion } from '../suggestion';

const shape = (marked: string, detail?: string, documentation?: string): Suggestion => {
  return { value: new Stops(marked), detail, documentation, kind: 'snippet' };
};

/** Values that need no look at the rest of the file, by place. */
export const examples: Readonly<Record<string, readonly Suggestion[]>> = {
  'ephemeralStorage.sizeInGiB': [
    { value: 50, detail: 'GiB' },
    { value: 100, detail: 'GiB' },
    { value: 200, detail: 'GiB, the most' },
  ],
  'placementConstraints.expression': [
    shape('attribute:ecs.instance-type == ‹t3.small›', 'one instance type'),
    shape('attribute:ecs.instance-type =~ ‹g4dn.*›', 'a family of instance types'),
    shape('attribute:ecs.availability-zone in [‹eu-west-1a›, ‹eu-west-1b›]', 'availability zones'),
    shape('attribute:ecs.os-type == ‹linux›', 'the operating system'),
    shape('attribute:ecs.cpu-architecture == ‹arm64›', 'the CPU architecture'),
    shape('attribute:‹name› == ‹value›', 'an attribute of your own'),
  ],
  'proxyConfiguration.properties.name': [
    { value: 'AppPorts', documentation: 'Ports of the application, whose traffic goes through the proxy.' },
    { value: 'ProxyIngressPort', documentation: 'Where the proxy receives what comes in.' },
    { value: 'ProxyEgressPort', documentation: 'Where the proxy receives what goes out.' },
    { value: 'IgnoredUID', documentation: 'The user of the proxy container, whose traffic is left alone.' },
    { value: 'IgnoredGID', documentation: 'The group of the proxy container, whose traffic is left alone.' },
    { value: 'EgressIgnoredIPs', documentation: 'Addresses that are reached directly.' },
    { value: 'EgressIgnoredPorts', documentation: 'Ports that are reached directly.' },
  ],
  'containerDefinitions.resourceRequirements.value': [
    { value: '1', documentation: 'One GPU.' },
    { value: 'ALL', documentation: 'Every GPU of the instance; for Neuron devices the only value.' },
  ],
  'containerDefinitions.dockerSecurityOptions': [
    {
      value: 'no-new-privileges',
      documentation: 'Processes cannot gain privileges, by set-user-id programs for example.',
    },
    shape('apparmor:‹profile›', 'AppArmor', 'Runs under a profile of AppArmor.'),
    shape('label:‹level:TopSecret›', 'SELinux', 'Labels for SELinux.'),
    shape('credentialspec:‹file://gmsa.json›', 'Active Directory', 'A credential specification file, on Windows.'),
  ],
  'containerDefinitions.user': [
    shape('‹1000›:‹1000›', 'uid:gid', 'A user and a group by their numbers; they need not be in the image.'),
    shape('‹app›', 'user', 'A user that is in the image.'),
  ],
  'containerDefinitions.portMappings.containerPortRange': [shape('‹8000›-‹8010›', 'first-last')],
  'volumes.efsVolumeConfiguration.fileSystemId': [shape('fs-‹0123456789abcdef0›', 'a file system')],
  'volumes.efsVolumeConfiguration.authorizationConfig.accessPointId': [
    shape('fsap-‹0123456789abcdef0›', 'an access point'),
  ],
  'volumes.fsxWindowsFileServerVolumeConfiguration.fileSystemId': [shape('fs-‹0123456789abcdef0›', 'a file system')],
  'volumes.dockerVolumeConfiguration.driver': [
    { value: 'local', documentation: 'The driver that Docker brings along.' },
    { value: 'rexray/ebs', documentation: 'Amazon EBS, by the plugin REX-Ray.' },
  ],
};
