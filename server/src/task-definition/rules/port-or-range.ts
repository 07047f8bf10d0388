import { fargate } from '../examples';
import { portMappingsOf } from '../ports';
import { forEachContainer, type TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';

const ports = (mapping: string) => `"portMappings": [{ ${mapping} }]`;

export const rule: TaskDefinitionRule = {
  id: 'port-or-range',
  severity: 'error',
  preset: 'recommended',
  summary: 'A port mapping has a range and a single port.',
  why: 'A mapping is for one port (`containerPort`, and `hostPort` if need be) or for several (`containerPortRange`, whose host ports ECS chooses). Make two mappings if both are meant.',
  evidence: [{ source: 'Amazon ECS', says: 'cannot specify both single port and port range' }],
  examples: {
    bad: [
      {
        code: fargate(ports('«"containerPort"»: 8000, "containerPortRange": "8000-8010"')),
        fixed: fargate(ports('"containerPortRange": "8000-8010"')),
      },
      {
        code: fargate(ports('"containerPortRange": "8000-8010", «"hostPort"»: 8000')),
        fixed: fargate(ports('"containerPortRange": "8000-8010"')),
      },
    ],
    good: [
      { code: fargate(ports('"containerPortRange": "8000-8010", "protocol": "tcp"')) },
      { code: fargate(ports('"containerPortRange": "8000-8010", "hostPort": 0')) },
    ],
  },
  check: forEachContainer((container, report, { editor }) => {
    for (const { section } of portMappingsOf(container)) {
      // A host port of 0 counts as not written; a placeholder may turn out to be that.
      const hostPort = section.integer('hostPort').value ? section.keySpan('hostPort') : undefined;
      const span = section.keySpan('containerPort') ?? hostPort;
      if (section.keySpan('containerPortRange') === undefined || span === undefined) continue;
      report({
        span,
        message: 'A port mapping has either a single port or "containerPortRange", not both.',
        fixes: suggested('Keep the range only', editor.remove(section, 'containerPort', 'hostPort')),
      });
    }
  }),
};
