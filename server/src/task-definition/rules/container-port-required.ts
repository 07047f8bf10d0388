import { ec2, fargate } from '../examples';
import { portMappingsOf } from '../ports';
import { forEachContainer, type TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';

const ports = (mapping: string) => `"portMappings": [${mapping}]`;

export const rule: TaskDefinitionRule = {
  id: 'container-port-required',
  severity: 'error',
  preset: 'recommended',
  summary: 'A port mapping names no port of the container.',
  why: 'Each mapping needs `containerPort`, the port that the program in the container listens on, or `containerPortRange`.',
  evidence: [
    {
      source: 'Amazon ECS',
      reference: 'https://github.com/aws/aws-cli/issues/7288',
      says: "Invalid 'containerPort' setting for container 'container_1'.",
    },
  ],
  examples: {
    bad: [
      {
        code: ec2(ports('{ «"hostPort"»: 80, "protocol": "tcp" }')),
        fixed: ec2(ports('{ "containerPort": 80, "hostPort": 80, "protocol": "tcp" }')),
      },
      { code: fargate(ports('«{» "protocol": "tcp" }')) },
    ],
    good: [
      { code: fargate(ports('{ "containerPort": 80 }')) },
      { code: fargate(ports('{ "containerPortRange": "80-90" }')) },
    ],
  },
  check: forEachContainer((container, report, { editor }) => {
    for (const { section } of portMappingsOf(container)) {
      if (section.has('containerPort') !== 'no' || section.has('containerPortRange') !== 'no') continue;
      const port = section.integer('hostPort').value;
      report({
        span: section.keySpan('hostPort') ?? section.anchor,
        message:
          'This mapping names no port of the container; add "containerPort", the port that its program listens on.',
        fixes:
          port === undefined || port === 0
            ? []
            : suggested(
                `Add containerPort ${port}`,
                editor.set(section, 'containerPort', port, { before: 'hostPort' }),
              ),
      });
    }
  }),
};
