import { anywhere } from '../examples';
import { forEachContainer, type TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';

const swap = (members: string) => anywhere(`"linuxParameters": { ${members} }`);

export const rule: TaskDefinitionRule = {
  id: 'swappiness-without-max-swap',
  severity: 'warning',
  preset: 'recommended',
  summary: '`swappiness` has no effect without `maxSwap`.',
  why: 'ECS ignores `swappiness` unless `maxSwap` says how much swap the container may use. The instance must have swap space, and instances with Amazon Linux 2023 do not support either setting.',
  evidence: [
    {
      source: 'Amazon ECS API reference',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LinuxParameters.html',
    },
  ],
  examples: {
    bad: [{ code: swap('«"swappiness"»: 10, "initProcessEnabled": true'), fixed: swap('"initProcessEnabled": true') }],
    good: [{ code: swap('"maxSwap": 1024, "swappiness": 10') }],
  },
  check: forEachContainer((container, report, { compatibility, editor }) => {
    const parameters = container.section('linuxParameters');
    const span = parameters.keySpan('swappiness');
    // Fargate supports neither, which is an error of its own.
    if (span === undefined || compatibility.isFargate || parameters.has('maxSwap') !== 'no') return;
    report({
      span,
      tags: ['unnecessary'],
      message: 'ECS ignores "swappiness" without "maxSwap"; add "maxSwap", or leave both out.',
      fixes: suggested('Remove swappiness', editor.remove(parameters, 'swappiness')),
    });
  }),
};
