import { ec2, fargate } from '../examples';
import { forEachContainer, type TaskDefinitionRule } from '../rule';
import { saysSomething } from '../select';
import { suggested } from '../syntax/editor';

/** A property of containers that network mode `awsvpc` rules out. */
interface Row {
  readonly id: string;
  readonly property: string;
  /** What is not possible, to follow "A container cannot". */
  readonly cannot: string;
  /** What to do besides leaving the property out, to follow "and". */
  readonly instead?: string;
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
    cannot: 'have a host name of its own',
    why: 'With `awsvpc` the containers share the network interface of the task, and the host name that goes with it. Leave the property out.',
    says: 'hostname is not supported on container when networkMode=awsvpc',
    value: '"web"',
  },
  {
    id: 'awsvpc-extra-hosts',
    property: 'extraHosts',
    cannot: 'add lines to /etc/hosts',
    instead: 'use a private hosted zone of Route 53 or Service Connect',
    why: 'With `awsvpc` ECS writes `/etc/hosts` itself. Names that only this task should know belong in a private hosted zone of Route 53; services of ECS find each other through Service Connect.',
    says: 'Extra hosts are not supported on container when networkMode=awsvpc',
    value: '[{ "hostname": "db", "ipAddress": "10.0.0.5" }]',
  },
  {
    id: 'awsvpc-dns-servers',
    property: 'dnsServers',
    cannot: 'choose its name servers',
    instead: 'set them in the DHCP options of the VPC',
    why: 'With `awsvpc` the network interface of the task brings the name servers of its VPC, which are set in the DHCP options of the VPC.',
    says: 'DNS servers are not supported on container when networkMode=awsvpc',
    value: '["10.0.0.2"]',
  },
  {
    id: 'awsvpc-dns-search-domains',
    property: 'dnsSearchDomains',
    cannot: 'choose its search domains',
    instead: 'set the domain in the DHCP options of the VPC',
    why: 'With `awsvpc` the network interface of the task brings the search domain of its VPC, which is set in the DHCP options of the VPC.',
    value: '["example.com"]',
  },
  {
    id: 'awsvpc-disable-networking',
    property: 'disableNetworking',
    cannot: 'be cut off from the network',
    instead: 'restrict the task with a security group',
    why: 'With `awsvpc` the containers of a task share one network interface, so none of them can do without. A security group says what the task as a whole may reach.',
    says: 'Disable Networking is not supported on container when networkMode=awsvpc',
    value: 'true',
  },
];

export const rules: readonly TaskDefinitionRule[] = rows.map(
  ({ id, property, cannot, instead, why, says, value }): TaskDefinitionRule => ({
    id,
    severity: 'error',
    preset: 'recommended',
    summary: `A container sets \`${property}\`, which network mode \`awsvpc\` rules out.`,
    why: `ECS rejects the property in network mode \`awsvpc\`. ${why}`,
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
        message: `With network mode awsvpc a container cannot ${cannot}; remove "${property}"${instead === undefined ? '' : `, and ${instead}`}.`,
        fixes: suggested(`Remove ${property}`, editor.remove(container, property)),
      });
    }),
  }),
);
