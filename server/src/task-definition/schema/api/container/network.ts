import { choice, flag, integer, list, structure, text, texts } from '../../build';
import type { Members } from '../../types';

const portMapping = structure(
  'PortMapping',
  'A port of the container that others can reach. Give `containerPort` or `containerPortRange`.',
  [],
  {
    containerPort: integer('The port that the program in the container listens on, 1 to 65535.', {
      min: 1,
      max: 65535,
      skeleton: 80,
    }),
    hostPort: integer(
      [
        'The port on the container instance.',
        '- Network mode `awsvpc` or `host`: leave it out, or repeat `containerPort`.',
        '- Network mode `bridge`: a fixed port, or 0 (or nothing) for a free one that ECS picks. A fixed port lets only one such task run on an instance. Keep clear of 22, 2375, 2376, 51678 to 51680 and of the ephemeral range, usually 32768 and up.',
      ].join('\n'),
      { min: 0, max: 65535, fargate: 'Leave it out, or repeat `containerPort`.' },
    ),
    protocol: choice(
      'The transport protocol. In a Service Connect service it cannot be changed later.',
      { tcp: '', udp: '' },
      { default: 'tcp', lenient: 'Amazon ECS takes every other value as tcp.' },
    ),
    name: text(
      'A name for the port, unique in the task, to which Service Connect and VPC Lattice configurations of a service refer: up to 64 lower-case letters, digits, underscores and hyphens, not starting with a hyphen.',
      {
        pattern: {
          source: '^[a-z0-9_][a-z0-9_-]{0,63}$',
          means: '1 to 64 lower-case letters, digits, underscores and hyphens, not starting with a hyphen',
        },
      },
    ),
    appProtocol: choice(
      'What is spoken on the port, for Service Connect: its proxy then handles and measures requests instead of bare connections. Without it traffic is plain TCP. It cannot be changed later without replacing the service.',
      { http: 'HTTP/1.1', http2: 'HTTP/2', grpc: 'gRPC over HTTP/2' },
    ),
    containerPortRange: text(
      'Several ports at once, as `first-last` within 1 and 65535; for network modes `awsvpc` and `bridge`. The host ports follow: the same with `awsvpc`, free ones with `bridge`. Up to 100 ranges in a container, none overlapping. Leave out `containerPort` and `hostPort`.',
      { pattern: { source: '^\\d{1,5}-\\d{1,5}$', means: 'two port numbers joined by a hyphen, such as 8000-8010' } },
    ),
  },
);

const hostEntry = structure('HostEntry', 'A line of `/etc/hosts`.', ['hostname', 'ipAddress'], {
  hostname: text('The host name.'),
  ipAddress: text('The address that it stands for.'),
});

/** How a container is reached, and what it reaches. */
export const network: Members = {
  portMappings: list(
    'The ports of the container that others can reach. With network mode `awsvpc` and `host` they are the ports themselves; with `bridge` they are mapped to ports of the instance; with `none` there are none.',
    portMapping,
    { skeleton: [{ containerPort: 80, protocol: 'tcp' }] },
  ),
  links: texts(
    'Other containers of the task to reach by name without a port mapping, as `container` or `container:alias`. Only with network mode `bridge`, not on Windows. A legacy feature of Docker: in `awsvpc` mode containers of a task talk over localhost.',
    { fargate: 'Not supported, since the network mode is `awsvpc`.' },
  ),
  hostname: text('The host name that the container sees. Not with network mode `awsvpc`.', {
    fargate: 'Not supported, since the network mode is `awsvpc`.',
  }),
  dnsServers: texts(
    'Addresses of name servers for the container, instead of those of the host. Not for Windows, not with network mode `awsvpc`.',
    {
      fargate: 'Not supported; the name servers of the VPC are used.',
    },
  ),
  dnsSearchDomains: texts(
    'Domains to try for host names without a dot: letters, digits, hyphens and dots, at most 254 characters. Not for Windows, not with network mode `awsvpc`.',
    { fargate: 'Not supported; the search domains of the VPC are used.' },
  ),
  extraHosts: list('More lines for `/etc/hosts`. Not for Windows, not with network mode `awsvpc`.', hostEntry, {
    fargate: 'Not supported, since the network mode is `awsvpc`.',
  }),
  disableNetworking: flag(
    'Cut the container off from every network. Not for Windows, not with network mode `awsvpc`.',
    {
      default: false,
      fargate: 'Not supported, since the network mode is `awsvpc`.',
    },
  ),
};
