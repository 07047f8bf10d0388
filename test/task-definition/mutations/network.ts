import type { Mutation } from './mutation';

/** Network modes, ports and links. */
export const network: readonly Mutation[] = [
  ['awsvpc-hostname', 'fargate', { 'web.hostname': 'web' }, 'web "hostname"'],
  [
    'awsvpc-extra-hosts',
    'fargate',
    { 'web.extraHosts': [{ hostname: 'db', ipAddress: '10.0.0.5' }] },
    'web "extraHosts"',
  ],
  ['awsvpc-dns-servers', 'fargate', { 'web.dnsServers': ['10.0.0.2'] }, 'web "dnsServers"'],
  ['awsvpc-dns-search-domains', 'fargate', { 'web.dnsSearchDomains': ['example.com'] }, 'web "dnsSearchDomains"'],
  ['awsvpc-disable-networking', 'fargate', { 'web.disableNetworking': true }, 'web "disableNetworking"'],
  ['links-need-bridge', 'fargate', { 'web.links': ['migrate'] }, 'web "links"'],
  ['host-port-must-match', 'fargate', { 'web.portMappings[0].hostPort': 80 }, 'web.portMappings[0].hostPort 80'],
  ['host-port-unique', 'instances', { 'proxy.portMappings[0].hostPort': 80 }, 'proxy.portMappings[0].hostPort 80'],
  [
    'ports-without-network',
    'instances',
    { networkMode: 'none', 'web.links': [], 'proxy.portMappings': [] },
    'web "portMappings"',
  ],
  [
    'container-port-required',
    'instances',
    { 'web.portMappings[0].containerPort': undefined },
    'web.portMappings[0] "hostPort"',
  ],
  [
    'port-or-range',
    'fargate',
    { 'web.portMappings[0].containerPortRange': '8000-8010' },
    'web.portMappings[0] "containerPort"',
  ],
  [
    'port-range-malformed',
    'fargate',
    { 'web.portMappings[0]': { containerPortRange: '8010-8000' } },
    'web.portMappings[0].containerPortRange "8010-8000"',
  ],
  [
    'port-range-network-mode',
    'mesh',
    { networkMode: 'host', proxyConfiguration: undefined, 'web.portMappings': [{ containerPortRange: '8000-8010' }] },
    'web.portMappings[0] "containerPortRange"',
  ],
  [
    'port-range-overlap',
    'fargate',
    { 'web.portMappings': [{ containerPortRange: '8000-8010' }, { containerPortRange: '8005-8020' }] },
    'web.portMappings[1].containerPortRange "8005-8020"',
  ],
  [
    'port-name-unique',
    'fargate',
    { 'web.portMappings[1]': { name: 'http', containerPort: 8081 } },
    'web.portMappings[1].name "http"',
  ],
  [
    'app-mesh-container-unknown',
    'mesh',
    { 'proxyConfiguration.containerName': 'envoi' },
    'proxyConfiguration.containerName "envoi"',
  ],
  ['app-mesh-network-mode', 'mesh', { networkMode: 'bridge' }, 'networkMode "bridge"'],
  ['app-mesh-properties', 'mesh', { 'proxyConfiguration.properties[0]': undefined }, 'proxyConfiguration "properties"'],
];
