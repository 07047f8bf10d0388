import { anywhere, fragment } from '../examples';
import { forEachContainer, type TaskDefinitionRule } from '../rule';

const file = 'container-definitions.json';
const cpu = (units: string) => fragment(`"memory": 512,\n"cpu": ${units}`);

/** What Linux takes as CPU shares. Source: RegisterTaskDefinition, `cpu`. */
const shares = { least: 2, most: 262144 };

export const rule: TaskDefinitionRule = {
  id: 'cpu-shares-clamped',
  severity: 'information',
  preset: 'recommended',
  summary: 'A container has fewer or more CPU units than Linux can count.',
  why: 'CPU units become CPU shares of Linux, 2 to 262144. ECS takes other numbers, and its agent uses the nearest one that Linux has. 1024 units are one vCPU, so `1` gives a container almost nothing when CPU is short.',
  evidence: [
    {
      source: 'Amazon ECS API reference',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html',
    },
  ],
  examples: {
    bad: [
      { file, code: cpu('«1»'), message: '1024' },
      { file, code: cpu('«524288»'), message: '262144' },
    ],
    good: [{ file, code: cpu('256') }, { code: anywhere('"cpu": 0') }],
  },
  check: forEachContainer((container, report, { compatibility }) => {
    const cpu = container.integer('cpu');
    if (cpu.state !== 'known' || compatibility.isWindows === 'yes') return;
    if (cpu.value === 1) {
      const message = `Linux counts from ${shares.least} CPU units on, and one vCPU is 1024 units; 1 is next to nothing.`;
      report({ span: cpu.node.span, message });
    } else if (cpu.value > shares.most) {
      const message = `Linux counts up to ${shares.most} CPU units; ${cpu.value} has the same effect as that.`;
      report({ span: cpu.node.span, message });
    }
  }),
};
