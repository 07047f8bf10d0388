import { fargate } from '../examples';
import { type PortMapping, portMappingsOf, protocolOf } from '../ports';
import { forEachContainer, type TaskDefinitionRule } from '../rule';

const ports = (...mappings: readonly string[]) => `"portMappings": [${mappings.join(', ')}]`;

export const rule: TaskDefinitionRule = {
  id: 'port-two-protocols',
  severity: 'information',
  preset: 'recommended',
  summary: 'A container maps one port for TCP and for UDP.',
  why: 'The API reference says that this is an error. In practice the definition is registered and its tasks run, but a service cannot put such a port behind a load balancer or into service discovery: creating it fails. A service per protocol, or two ports, avoids that.',
  evidence: [
    {
      source: 'Amazon ECS',
      reference: 'https://github.com/aws/amazon-ecs-agent/issues/3428',
      says: 'Container port 53 is used in more than one port mapping for container coredns',
    },
    {
      source: 'Amazon ECS API reference',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html',
    },
  ],
  examples: {
    bad: [
      {
        code: fargate(ports('{ "containerPort": 53 }', '{ "containerPort": «53», "protocol": "udp" }')),
        message: 'load balancer',
      },
    ],
    good: [{ code: fargate(ports('{ "containerPort": 53 }', '{ "containerPort": 5353, "protocol": "udp" }')) }],
  },
  check: forEachContainer((container, report) => {
    const seen = new Map<number, PortMapping>();
    for (const mapping of portMappingsOf(container)) {
      const port = mapping.section.integer('containerPort');
      const protocol = protocolOf(mapping);
      if (port.state !== 'known' || protocol === undefined) continue;
      const first = seen.get(port.value);
      if (first === undefined) seen.set(port.value, mapping);
      if (first === undefined || protocolOf(first) === protocol) continue;
      report({
        span: port.node.span,
        message: `Port ${port.value} is mapped for TCP and UDP: no service can put it behind a load balancer or into service discovery.`,
      });
    }
  }),
};
