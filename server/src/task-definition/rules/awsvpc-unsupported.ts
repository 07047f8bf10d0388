import { ec2, fargate } from '../examples';
import { forEachContainer, type TaskDefinitionRule } from '../rule';
import { saysSomething } from '../select';
import { suggested } from '../syntax/editor';

/** A property of containers that network mode `awsvpc` rules out. */
interface Row {
  readonly id: string;
  readonly property: string;
  /** What a person calls it, to begin a sentence with. */
  readonly what: string;
  /** What to do instead. */
  readonly instead: string;
  readonly why: string;
  /** The words of ECS, where they are on record. */
  readonly says?: string;
  /** A value for the examples. */
  readonly value: string;
}

const rows: readonly Row[] = [
  {
    id: 'awsvpc-hostname',
    property: 'hostname',
    what: 'A host name of its own',
    instead: 'the task is known by the address of its network interface',
    why: 'With `awsvpc` the containers share the network interface of the task and its host name.',
    says: 'hostname is not supported on container when networkMode=awsvpc',
    value: '"web"',
  },
  {
    id: 'awsvpc-extra-hosts',
    property: 'extraHosts',
    what: 'Extra lines in /etc/hosts',
    instead: 'use a private hosted zone of Route 53, or Service Connect',
    why: 'With `awsvpc` ECS writes `/etc/hosts` itself. Names that only this task should know belong into a private hosted zone.',
    says: 'Extra hosts are not supported on container when networkMode=awsvpc',
    value: '[{ "hostname": "db", "ipAddress": "10.0.0.5" }]',
  },
  {
    id: 'awsvpc-dns-servers',
    property: 'dnsServers',
    what: 'Name servers of its own',
    instead: 'set them in the DHCP options of the VPC',
    why: 'With `awsvpc` the network interface of the task brings the name servers of its VPC.',
    says: 'DNS servers are not supported on container when networkMode=awsvpc',
    value: '["10.0.0.2"]',
  },
  {
    id: 'awsvpc-dns-search-domains',
    property: 'dnsSearchDomains',
    what: 'Search domains of its own',
    instead: 'set the domain in the DHCP options of the VPC',
    why: 'With `awsvpc` the network interface of the task brings the search domain of its VPC.',
    value: '["example.com"]',
  },
  {
    id: 'awsvpc-disable-networking',
    property: 'disableNetworking',
    what: 'Cutting it off from the network',
    instead: 'restrict the task with a security group',
    why: 'With `awsvpc` the containers of a task share one network interface, so that none of them can be without.',
    says: 'Disable Networking is not supported on container when networkMode=awsvpc',
    value: 'true',
  },
];

export const rules: readonly TaskDefinitionRule[] = rows.map(
  ({ id, property, what, instead, why, says, value }): TaskDefinitionRule => ({
    id,
    severity: 'error',
    preset: 'recommended',
    summary: `A container sets \`${property}\`, which network mode \`awsvpc\` rules out.`,
    why: `${why} ECS rejects the property. Leave it out: ${instead}.`,
    evidence: [
      {
        source: says === undefined ? 'Amazon ECS developer guide' : 'Amazon ECS',
        reference: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html',
        says,
      },
    ],
    examples: {
      bad: [{ code: fargate(`«"${property}"»: ${value}`), fixed: fargate() }],
      good: [{ code: ec2(`"${property}": ${value}`) }, { code: fargate(`"${property}": null`) }],
    },
    check: forEachContainer((container, report, { compatibility: { networkMode }, editor }) => {
      const member = container.member(property);
      if (networkMode !== 'awsvpc' || member === undefined || !saysSomething(member.value)) return;
      report({
        span: member.keySpan,
        message: `${what} is not possible for a container with network mode awsvpc: remove "${property}"; ${instead}.`,
        fixes: suggested(`Remove ${property}`, editor.remove(container, property)),
      });
    }),
  }),
);
