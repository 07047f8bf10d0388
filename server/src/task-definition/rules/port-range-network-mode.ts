import { ec2 } from '../examples';
import { portMappingsOf } from '../ports';
import { forEachContainer, type TaskDefinitionRule } from '../rule';

const range = (key: string) => `"portMappings": [{ ${key}: "8000-8010" }]`;

export const rule: TaskDefinitionRule = {
  id: 'port-range-network-mode',
  severity: 'error',
  preset: 'recommended',
  summary: 'A range of ports is mapped with network mode `host`.',
  why: '`containerPortRange` is for network modes `awsvpc` and `bridge`. With `host` a container opens whatever ports it likes on the instance; list single ports where others have to know them.',
  evidence: [
    {
      source: 'Amazon ECS API reference',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html',
    },
  ],
  examples: {
    bad: [{ code: ec2(range('«"containerPortRange"»'), '"networkMode": "host"') }],
    good: [{ code: ec2(range('"containerPortRange"')) }],
  },
  check: forEachContainer((container, report, { compatibility: { networkMode } }) => {
    if (networkMode !== 'host') return;
    for (const { section } of portMappingsOf(container)) {
      const span = section.keySpan('containerPortRange');
      if (span === undefined) continue;
      report({
        span,
        message: 'Port ranges work with network modes awsvpc and bridge only; with host, list single ports.',
      });
    }
  }),
};
