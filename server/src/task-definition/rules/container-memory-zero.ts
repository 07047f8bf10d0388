import { anywhere, fargate } from '../examples';
import { forEachContainer, type TaskDefinitionRule } from '../rule';

const zero = (members: string) => anywhere().replace('"memory": 512', members);

export const rule: TaskDefinitionRule = {
  id: 'container-memory-zero',
  severity: 'error',
  preset: 'recommended',
  summary: 'A container has a memory of 0, and the task has no `memory`.',
  why: 'Without a size for the whole task every container needs a hard limit (`memory`) or a soft one (`memoryReservation`) above zero, in MiB.',
  evidence: [
    {
      source: 'Amazon ECS API reference',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html',
    },
  ],
  examples: {
    bad: [{ code: zero('"memory": «0»') }, { code: zero('"memory": «0»,\n      "memoryReservation": 0') }],
    good: [{ code: zero('"memoryReservation": 128') }, { code: fargate('"memory": 512') }],
  },
  check: forEachContainer((container, report, { task, compatibility }) => {
    if (task.has('memory') !== 'no' || compatibility.isFargate) return;
    const limits = [container.integer('memory'), container.integer('memoryReservation')];
    const zero = limits.find(({ value }) => value === 0);
    if (zero?.state !== 'known' || limits.some(({ state, value }) => state === 'unknown' || (value ?? 0) > 0)) return;
    report({
      span: zero.node.span,
      message: 'The task has no memory, so this container needs some of its own: give it more than 0 MiB.',
    });
  }),
};
