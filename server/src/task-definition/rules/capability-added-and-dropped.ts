import { fragment } from '../examples';
import { forEachContainer, type TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';
import { knownOf } from '../values';

const file = 'container-definitions.json';
const capabilities = (add: string, drop: string) =>
  fragment(`"linuxParameters": { "capabilities": { "add": ${add}, "drop": ${drop} } }`);

export const rule: TaskDefinitionRule = {
  id: 'capability-added-and-dropped',
  severity: 'warning',
  preset: 'recommended',
  summary: 'A capability is dropped and added at once.',
  why: 'Capabilities in `drop` are taken away first and those in `add` are given after that, so the container has what both name. To drop everything but a few, write `"drop": ["ALL"]` and add the few.',
  evidence: [
    {
      source: 'Amazon ECS API reference',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_KernelCapabilities.html',
    },
  ],
  examples: {
    bad: [
      {
        code: capabilities('["SYS_PTRACE"]', '["MKNOD", «"SYS_PTRACE"»]'),
        fixed: capabilities('["SYS_PTRACE"]', '["MKNOD"]'),
        file,
      },
    ],
    good: [
      { code: capabilities('["SYS_PTRACE"]', '["ALL"]'), file },
      { code: capabilities('[]', '["MKNOD"]'), file },
    ],
  },
  check: forEachContainer((container, report, { editor }) => {
    const capabilities = container.section('linuxParameters').section('capabilities');
    const added = new Map(knownOf(capabilities.list('add').strings).map(({ node, value }) => [value, node]));
    for (const { node, value } of knownOf(capabilities.list('drop').strings)) {
      const other = added.get(value);
      if (other === undefined) continue;
      report({
        span: node.span,
        message: `${value} is dropped here and added again by "add", so the container has it; keep one of the two.`,
        related: [{ span: other.span, message: 'Added here.' }],
        fixes: suggested(`No longer drop ${value}`, editor.removeElements([node])),
      });
    }
  }),
};
