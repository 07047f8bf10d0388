import { fragment } from '../examples';
import { repetitions } from '../repetitions';
import { forEachContainer, type TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';

const file = 'container-definitions.json';
const limits = (...all: readonly string[]) => fragment(`"ulimits": [${all.join(', ')}]`);
const limit = (name: string, count: number) => `{ "name": ${name}, "softLimit": ${count}, "hardLimit": ${count} }`;

export const rule: TaskDefinitionRule = {
  id: 'ulimit-unique',
  severity: 'warning',
  preset: 'recommended',
  summary: 'A container has two limits for one resource.',
  why: 'A process has one soft and one hard limit for each resource. Which of the two entries wins is up to the container engine.',
  evidence: [
    {
      source: 'Amazon ECS API reference',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Ulimit.html',
    },
  ],
  examples: {
    bad: [
      {
        code: limits(limit('"nofile"', 1024), limit('«"nofile"»', 65535)),
        fixed: limits(limit('"nofile"', 1024)),
        file,
      },
    ],
    good: [{ code: limits(limit('"nofile"', 1024), limit('"nproc"', 100)), file }],
  },
  check: forEachContainer((container, report, { editor }) => {
    for (const { node, name, first } of repetitions(container.list('ulimits').sections, 'name')) {
      report({
        span: name.node.span,
        message: `This container has a limit for ${name.value} already; keep one of them.`,
        related: [{ span: first.name.node.span, message: 'The first one.' }],
        fixes: suggested('Remove this limit', editor.removeElements([node])),
      });
    }
  }),
};
