/**
 * What Windows containers do not support, by the structure of the API.
 * Source: Amazon ECS API reference, of each property.
 */
export const windowsUnsupported: Readonly<Record<string, readonly string[]>> = {
  RegisterTaskDefinition: ['enableFaultInjection', 'ipcMode', 'pidMode', 'proxyConfiguration'],
  ContainerDefinition: [
    'disableNetworking',
    'dnsSearchDomains',
    'dnsServers',
    'extraHosts',
    'links',
    'linuxParameters',
    'privileged',
    'readonlyRootFilesystem',
    'ulimits',
    'user',
  ],
};
