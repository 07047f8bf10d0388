import { ec2, fargate } from '../examples';
import { forEachContainer, type TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';

const ports = (host: string) => `"portMappings": [{ "containerPort": 8080${host} }]`;

export const rule: TaskDefinitionRule = {
  id: 'host-port-must-match',
  severity: 'error',
  preset: 'recommended',
  summary: 'In network mode `awsvpc` or `host` a host port differs from its container port.',
  why: 'In these modes the container opens its port directly, on the network interface of the task or of the host. Nothing translates ports, so both numbers have to be the same; `hostPort` is best left out.',
  aliases: ['E3052', 'E3053'],
  evidence: [
    {
      source: 'Amazon ECS',
      says: 'When networkMode=awsvpc, the host ports and container ports in port mappings must match.',
    },
  ],
  examples: {
    bad: [
      { code: fargate(ports(', "hostPort": «80»')), fixed: fargate(ports(', "hostPort": 8080')) },
      {
        code: ec2(ports(', "hostPort": «80»'), '"networkMode": "host"'),
        fixed: ec2(ports(', "hostPort": 8080'), '"networkMode": "host"'),
      },
    ],
    good: [{ code: fargate(ports('')) }, { code: ec2(ports(', "hostPort": 80'), '"networkMode": "bridge"') }],
  },
  check: forEachContainer((container, report, { compatibility: { networkMode }, editor }) => {
    if (networkMode !== 'awsvpc' && networkMode !== 'host') return;
    for (const mapping of container.list('portMappings').sections) {
      const containerPort = mapping.integer('containerPort').value;
      const hostPort = mapping.integer('hostPort');
      // ECS takes 0 as not written.
      if (hostPort.state !== 'known' || hostPort.value === 0) continue;
      if (containerPort === undefined || containerPort === hostPort.value) continue;
      report({
        span: hostPort.node.span,
        message: `In network mode ${networkMode} the host port has to be the container port ${containerPort}, not ${hostPort.value}; it may also be left out.`,
        fixes: [
          ...suggested(`Set hostPort to ${containerPort}`, editor.replace(hostPort.node, containerPort)),
          ...suggested('Remove hostPort', editor.remove(mapping, 'hostPort')),
        ],
      });
    }
  }),
};
