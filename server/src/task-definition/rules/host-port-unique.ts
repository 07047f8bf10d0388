import { ec2, fargate, fragment } from '../examples';
import { fixedHostPortOf, type PortMapping, portMappingsOf, protocolOf } from '../ports';
import type { TaskDefinitionRule } from '../rule';
import type { Known } from '../values';

const ports = (...mappings: readonly string[]) => `"portMappings": [${mappings.join(', ')}]`;
const proxy = (mapping: string) => `"name": "proxy",\n"image": "proxy:2",\n"memory": 64,\n${ports(mapping)}`;

export const rule: TaskDefinitionRule = {
  id: 'host-port-unique',
  severity: 'error',
  preset: 'recommended',
  summary: 'Two port mappings of a task take the same port of the host, or of the network interface of the task.',
  why: 'With network mode `awsvpc` the containers of a task share one network interface, with `host` they share that of the instance: a port can be taken once for TCP and once for UDP. With `bridge` the same is true of `hostPort`. Let one of the containers listen on another port; a container that only its neighbours talk to needs no mapping.',
  evidence: [
    {
      source: 'Amazon ECS',
      reference: 'https://github.com/aws/amazon-ecs-agent/issues/1220',
      says: "TCP host port '3000' is mapped multiple times in task.",
    },
  ],
  examples: {
    bad: [
      {
        code: fargate(ports('{ "containerPort": 80 }'), '', proxy('{ "containerPort": «80» }')),
        message: 'container "web"',
      },
      {
        code: ec2(ports('{ "containerPort": 80, "hostPort": 8080 }', '{ "containerPort": 81, "hostPort": «8080» }')),
      },
      {
        file: 'container-definitions.json',
        code: fragment(ports('{ "containerPort": 80, "hostPort": 80 }', '{ "containerPort": 90, "hostPort": «80» }')),
      },
      {
        code: fargate(ports('{ "containerPort": 80 }', '{ "containerPort": «80» }')),
        severity: 'warning',
      },
    ],
    good: [
      { code: fargate(ports('{ "containerPort": 53 }', '{ "containerPort": 53, "protocol": "udp" }')) },
      { code: ec2(ports('{ "containerPort": 80 }'), '', proxy('{ "containerPort": 80, "hostPort": 0 }')) },
    ],
  },
  check({ containers, compatibility: { networkMode } }, report) {
    if (networkMode === 'none') return;
    const taken = new Map<string, { mapping: PortMapping; port: Known<number> }>();
    for (const mapping of portMappingsOf(...containers)) {
      const port = fixedHostPortOf(mapping, networkMode);
      const protocol = protocolOf(mapping);
      if (port === undefined || protocol === undefined) continue;
      const key = `${protocol} ${port.value}`;
      const first = taken.get(key);
      if (first === undefined) {
        taken.set(key, { mapping, port });
        continue;
      }
      const { container } = first.mapping;
      // ECS is on record for two containers, and for ports that differ in the container; a plain repetition may pass.
      const isRepetition =
        container === mapping.container &&
        first.mapping.section.integer('containerPort').value === mapping.section.integer('containerPort').value;
      report({
        span: port.node.span,
        severity: isRepetition ? 'warning' : undefined,
        message: isRepetition
          ? `${protocol.toUpperCase()} port ${port.value} is already mapped in this container; remove one of the two.`
          : `${protocol.toUpperCase()} port ${port.value} is already taken by ${container.title}, and a task can take it only once; let this container listen on another one.`,
        related: [{ span: first.port.node.span, message: 'Taken here.' }],
      });
    }
  },
};
