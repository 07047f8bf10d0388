import { ec2 } from '../examples';
import { forEachContainer, type TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';

const gpu = (members: string) => ec2(`"resourceRequirements": [{ ${members} }]`);
const shared = '"sharingStrategy": { "nvidiaMps": { "memory": 4096 } }';

export const rule: TaskDefinitionRule = {
  id: 'gpu-value',
  severity: 'error',
  preset: 'recommended',
  summary: 'A GPU requirement does not say how many GPUs, or says it twice.',
  why: 'A container either owns GPUs, as many as `value` says (a number in quotes, or `"ALL"`), or shares one as `sharingStrategy` says. It has to be one of the two.',
  evidence: [
    {
      source: 'Amazon ECS API reference',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ResourceRequirement.html',
    },
  ],
  examples: {
    bad: [
      { code: gpu('"type": «"GPU"»'), fixed: gpu('"type": "GPU", "value": "1"') },
      {
        code: gpu(`"type": "GPU", «"value"»: "1", ${shared}`),
        fixed: gpu(`"type": "GPU", ${shared}`),
        message: 'not both',
      },
      { code: gpu('"type": "GPU", "value": «"half"»'), message: 'number' },
      {
        code: gpu('"type": "GPU", "value": «"all"»'),
        fixed: gpu('"type": "GPU", "value": "ALL"'),
        severity: 'warning',
      },
    ],
    good: [
      { code: gpu('"type": "GPU", "value": "2"') },
      { code: gpu('"type": "GPU", "value": "ALL"') },
      { code: gpu(`"type": "GPU", ${shared}`) },
    ],
  },
  check: forEachContainer((container, report, { editor }) => {
    for (const requirement of container.list('resourceRequirements').sections) {
      const type = requirement.string('type');
      if (type.state !== 'known' || type.value !== 'GPU') continue;
      const key = requirement.keySpan('value');
      const shares = requirement.has('sharingStrategy');
      if (key === undefined && shares === 'no' && requirement.has('value') === 'no') {
        const message =
          'How many GPUs is missing: add "value" with a number in quotes or "ALL", or a "sharingStrategy".';
        const fixes = suggested('Ask for one GPU', editor.set(requirement, 'value', '1', { after: 'type' }));
        report({ span: type.node.span, message, fixes });
      } else if (key !== undefined && shares === 'yes') {
        const message = 'A container either owns GPUs ("value") or shares one ("sharingStrategy"), not both.';
        const fixes = [
          ...suggested('Share the GPU', editor.remove(requirement, 'value')),
          ...suggested('Own the GPU', editor.remove(requirement, 'sharingStrategy')),
        ];
        report({ span: key, message, fixes });
      }
      const value = requirement.string('value');
      if (value.state !== 'known' || /^(?:\d+|ALL)$/.test(value.value)) continue;
      const isAll = value.value.toUpperCase() === 'ALL';
      report({
        span: value.node.span,
        severity: isAll ? 'warning' : undefined,
        message: 'This has to be a number of GPUs in quotes, such as "1", or "ALL".',
        fixes: isAll ? suggested('Write ALL', editor.replace(value.node, 'ALL')) : [],
      });
    }
  }),
};
