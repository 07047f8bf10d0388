import { ec2 } from '../examples';
import { fixedHostPortOf, portMappingsOf } from '../ports';
import { forEachContainer, type TaskDefinitionRule } from '../rule';

const ports = (mapping: string) => `"portMappings": [${mapping}]`;

/**
 * Ports of a container instance that others hold. Source: RegisterTaskDefinition, `hostPort`.
 */
const holders: ReadonlyMap<number, string> = new Map([
  [22, 'SSH'],
  [2375, 'Docker'],
  [2376, 'Docker'],
  [51678, 'the ECS agent'],
  [51679, 'the ECS agent'],
  [51680, 'the ECS agent'],
]);

/** Where Linux begins to hand out ports by itself. Source: RegisterTaskDefinition, `hostPort`. */
const firstEphemeral = 32768;

export const rule: TaskDefinitionRule = {
  id: 'host-port-reserved',
  severity: 'warning',
  preset: 'recommended',
  summary: 'A fixed host port is reserved on container instances, or lies where the system hands out ports.',
  why: 'ECS keeps 22 (SSH), 2375 and 2376 (Docker) and 51678 to 51680 (its agent) for itself, so no instance has such a port free and the task is never placed. Ports from 32768 on are usually handed out to outgoing connections and to mappings without a fixed port: the task starts on some days and fails on others.',
  evidence: [
    {
      source: 'Amazon ECS API reference',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html',
    },
  ],
  examples: {
    bad: [
      { code: ec2(ports('{ "containerPort": 22, "hostPort": «22» }')), message: 'SSH' },
      { code: ec2(ports('{ "containerPort": 80, "hostPort": «40080» }')), message: '32768' },
      { code: ec2(ports('{ "containerPort": «51679» }'), '"networkMode": "host"') },
    ],
    good: [
      { code: ec2(ports('{ "containerPort": 22, "hostPort": 2222 }')) },
      { code: ec2(ports('{ "containerPort": 22 }')) },
      { code: ec2(ports('{ "containerPort": 40080 }'), '"networkMode": "awsvpc"') },
    ],
  },
  check: forEachContainer((container, report, { compatibility: { networkMode } }) => {
    if (networkMode !== 'bridge' && networkMode !== 'host') return;
    for (const mapping of portMappingsOf(container)) {
      const port = fixedHostPortOf(mapping, networkMode);
      if (port === undefined) continue;
      const holder = holders.get(port.value);
      if (holder !== undefined) {
        const message = `Port ${port.value} of a container instance belongs to ${holder}, so the task is never placed; use another port.`;
        report({ span: port.node.span, message });
      } else if (networkMode === 'bridge' && port.value >= firstEphemeral) {
        const message = `Ports from ${firstEphemeral} on are usually handed out by the system, so ${port.value} may be taken; use a lower one, or leave "hostPort" out.`;
        report({ span: port.node.span, message });
      }
    }
  }),
};
