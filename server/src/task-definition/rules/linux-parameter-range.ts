import type { Evidence } from '../../engine/rule';
import type { Container } from '../container';
import { anywhere } from '../examples';
import { forEachContainer, type TaskDefinitionRule } from '../rule';
import type { Section } from '../section';
import { suggested } from '../syntax/editor';

const api = (name: string): Evidence => ({
  source: 'Amazon ECS API reference',
  reference: `https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_${name}.html`,
});

/** A number among the Linux parameters that ECS takes as it is, while the container engine cannot use it. */
interface Range {
  readonly id: string;
  readonly property: string;
  readonly min: number;
  readonly max?: number;
  readonly summary: string;
  readonly why: string;
  readonly message: string;
  readonly evidence: Evidence;
  sectionsOf(container: Container): readonly Section[];
  /** The Linux parameters of an example, with this number. */
  example(number: string): string;
  readonly bad: number;
  readonly good: number;
}

const ranges: readonly Range[] = [
  {
    id: 'swappiness-range',
    property: 'swappiness',
    min: 0,
    max: 100,
    summary: '`swappiness` is not between 0 and 100.',
    why: '`swappiness` is a percentage: 0 swaps hardly ever, 100 eagerly. The container engine refuses other numbers when the task starts.',
    message: '"swappiness" is a number from 0 to 100',
    evidence: api('LinuxParameters'),
    sectionsOf: (container) => [container.section('linuxParameters')],
    example: (number) => `"maxSwap": 1024, "swappiness": ${number}`,
    bad: 120,
    good: 100,
  },
  {
    id: 'shared-memory-size-range',
    property: 'sharedMemorySize',
    min: 1,
    summary: '`/dev/shm` is given no room.',
    why: '`sharedMemorySize` is the size of `/dev/shm` in MiB. Leave it out for the 64 MiB that containers have by themselves.',
    message: 'The size of /dev/shm is at least 1 MiB',
    evidence: api('LinuxParameters'),
    sectionsOf: (container) => [container.section('linuxParameters')],
    example: (number) => `"sharedMemorySize": ${number}`,
    bad: 0,
    good: 256,
  },
  {
    id: 'tmpfs-size-range',
    property: 'size',
    min: 1,
    summary: 'A `tmpfs` is given no room.',
    why: '`size` is the most that the file system may hold, in MiB. Linux reads 0 as no limit at all, so that it can fill the memory of the machine, and cannot mount a negative size.',
    message: 'The size of a tmpfs is at least 1 MiB',
    evidence: api('Tmpfs'),
    sectionsOf: (container) => container.section('linuxParameters').list('tmpfs').sections,
    example: (number) => `"tmpfs": [{ "containerPath": "/tmp", "size": ${number} }]`,
    bad: 0,
    good: 64,
  },
];

function ruleOf({ id, property, min, max, summary, why, message, evidence, ...range }: Range): TaskDefinitionRule {
  const code = (number: string) => anywhere(`"linuxParameters": { ${range.example(number)} }`);
  const nearest = (value: number) => (value < min ? min : max);
  return {
    id,
    severity: 'warning',
    preset: 'recommended',
    summary,
    why,
    evidence: [evidence],
    examples: {
      bad: [{ code: code(`«${range.bad}»`), fixed: code(`${nearest(range.bad)}`) }],
      good: [{ code: code(`${range.good}`) }],
    },
    check: forEachContainer((container, report, { compatibility, editor }) => {
      // What Fargate does not support at all is an error of its own.
      if (compatibility.isFargate && property !== 'size') return;
      for (const section of range.sectionsOf(container)) {
        const number = section.integer(property);
        if (number.state !== 'known' || (number.value >= min && number.value <= (max ?? Number.POSITIVE_INFINITY)))
          continue;
        const near = nearest(number.value) ?? min;
        report({
          span: number.node.span,
          message: `${message}, not ${number.value}.`,
          fixes: suggested(`Write ${near}`, editor.replace(number.node, near)),
        });
      }
    }),
  };
}

export const rules: readonly TaskDefinitionRule[] = ranges.map(ruleOf);
