import { ec2, fargate, fragment } from '../examples';
import { forEachContainer, type TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';

const file = 'container-definitions.json';

/** What Docker 20.10 and later set aside for a container, in MiB. Source: RegisterTaskDefinition, `memory`. */
const minimum = 6;

export const rule: TaskDefinitionRule = {
  id: 'container-memory-minimum',
  severity: 'warning',
  preset: 'recommended',
  summary: 'A container has less than 6 MiB of memory.',
  why: 'Docker refuses to create a container with less than 6 MiB, so the task never starts. The number counts MiB; whoever wrote `1` most likely meant one GiB, which is 1024.',
  evidence: [
    {
      source: 'Amazon ECS API reference',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html',
    },
    { source: 'Docker', says: 'Minimum memory limit allowed is 6MB' },
  ],
  examples: {
    bad: [
      { file, code: fragment('"memory": «1»'), fixed: fragment('"memory": 1024'), message: 'MiB' },
      { file, code: fragment('"memoryReservation": «4»'), fixed: fragment('"memoryReservation": 4096') },
      { code: fargate('"memory": «2»'), fixed: fargate('"memory": 6') },
    ],
    good: [{ file, code: fragment('"memory": 6') }, { code: ec2() }],
  },
  check: forEachContainer((container, report, { memory: task, editor }) => {
    for (const property of ['memory', 'memoryReservation']) {
      const size = container.integer(property);
      if (size.state !== 'known' || size.value < 1 || size.value >= minimum) continue;
      const meant = size.value * 1024;
      const limits = [task.value, property === 'memory' ? undefined : container.integer('memory').value];
      const most = Math.min(...limits.filter((limit) => limit !== undefined));
      report({
        span: size.node.span,
        message: `Docker creates no container with less than ${minimum} MiB; this counts MiB, so ${size.value} GiB are ${meant}.`,
        fixes: [meant, minimum]
          .filter((wanted) => wanted <= most)
          .flatMap((wanted) => suggested(`Set ${property} to ${wanted}`, editor.replace(size.node, wanted))),
      });
    }
  }),
};
