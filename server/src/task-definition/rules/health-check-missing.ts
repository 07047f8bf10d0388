import { fragment } from '../examples';
import { forEachContainer, type TaskDefinitionRule } from '../rule';

const file = 'container-definitions.json';
const ports = '"portMappings": [{ "containerPort": 8080 }]';

export const rule: TaskDefinitionRule = {
  id: 'health-check-missing',
  severity: 'information',
  preset: 'all',
  summary: 'A container that listens on a port has no health check.',
  why: 'ECS replaces a container that exits. One that hangs it can tell only by `healthCheck`, or by the health checks of a load balancer. The `HEALTHCHECK` of the image does not count: ECS ignores it.',
  aliases: ['d24389b4-b209-4ff0-8345-dc7a4569dcdd'],
  evidence: [
    {
      source: 'Amazon ECS API reference',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html',
    },
    { source: 'KICS', reference: 'ECS Task Definition HealthCheck Missing' },
  ],
  examples: {
    bad: [{ code: fragment(ports).replace('"web"', '«"web"»'), file }],
    good: [
      { code: fragment(`${ports},\n"healthCheck": { "command": ["CMD", "/check"] }`), file },
      { code: fragment(''), file },
    ],
  },
  check: forEachContainer((container, report) => {
    if (container.has('healthCheck') !== 'no' || container.isEssential === 'no') return;
    if (container.list('portMappings').items.length === 0) return;
    report({
      span: container.anchor,
      message:
        'ECS cannot tell whether this container is well, since it has no "healthCheck" (that of the image is ignored).',
    });
  }),
};
