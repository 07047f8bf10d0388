import type { Fix } from '../../engine/finding';
import { anywhere } from '../examples';
import type { TaskDefinitionModel } from '../model';
import type { TaskDefinitionRule } from '../rule';
import { inSpellingOf } from '../sizes';
import { suggested } from '../syntax/editor';
import type { Node } from '../syntax/node';
import { fargateSize, fargateSizes, memoryInWords } from '../tables/fargate-sizes';

const sized = (cpu: string, memory: string) =>
  anywhere(
    '',
    `"requiresCompatibilities": ["FARGATE"],\n"networkMode": "awsvpc",\n"cpu": ${cpu},\n"memory": ${memory}`,
  );

export const rule: TaskDefinitionRule = {
  id: 'fargate-cpu-memory',
  severity: 'error',
  preset: 'recommended',
  summary: 'Fargate has no size with these CPU units and this memory.',
  why: 'Fargate offers fixed pairs of CPU and memory, from 256 units with 512 MiB to 32768 units with 249856 MiB. Any other pair is rejected when the task definition is registered.',
  aliases: ['E3047'],
  evidence: [
    {
      source: 'Amazon ECS',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html',
      says: 'No Fargate configuration exists for given values: 1024 CPU, 1024 memory. See the Amazon ECS documentation for the valid values.',
    },
  ],
  examples: {
    bad: [
      { code: sized('"1024"', '«"1024"»'), fixed: sized('"1024"', '"2048"'), message: '2048 to 8192 in steps of 1024' },
      { code: sized('«".3 vCPU"»', '"1 GB"'), fixed: sized('".25 vCPU"', '"1 GB"') },
      { code: sized('"32768"', '«"131072"»'), fixed: sized('"32768"', '"249856"') },
    ],
    good: [{ code: sized('"32 vCPU"', '"244 GB"') }, { code: sized('256', '512') }],
  },
  check(definition, report) {
    const { cpu, memory } = definition;
    if (!definition.compatibility.isFargate || cpu.state !== 'known') return;
    const size = fargateSize(cpu.value);
    if (size === undefined) {
      const sizes = fargateSizes.map((row) => row.cpu).join(', ');
      report({
        span: cpu.node.span,
        message: `Fargate has no size with ${cpu.value} CPU units; there are ${sizes}.`,
        fixes: cpuFixes(definition, cpu.node, nearestSizes(cpu.value, memory.value)),
      });
      return;
    }
    if (memory.state !== 'known' || size.memory.includes(memory.value)) return;
    const enough = fargateSizes.find((row) => row.cpu > cpu.value && row.memory.includes(memory.value));
    report({
      span: memory.node.span,
      message: `Fargate has no size with ${cpu.value} CPU units and ${memory.value} MiB; with ${cpu.value} CPU units memory can be ${memoryInWords(size)}.`,
      fixes: [
        ...memoryFixes(definition, memory.node, nearest(size.memory, memory.value)),
        ...cpuFixes(definition, cpu.node, enough === undefined ? [] : [enough.cpu]),
        ...cpuFixes(definition, cpu.node, smallerSize(cpu.value, memory.value)),
      ],
    });
  },
};

/** The neighbours of `wanted` among ascending values, the one that is enough first. */
function nearest(values: readonly number[], wanted: number): number[] {
  const above = values.find((value) => value >= wanted);
  const below = values.findLast((value) => value < wanted);
  return [above, below].filter((value) => value !== undefined);
}

function nearestSizes(cpu: number, memory: number | undefined): number[] {
  const fitting = fargateSizes.filter((row) => memory === undefined || row.memory.includes(memory));
  const rows = fitting.length > 0 ? fitting : fargateSizes;
  const distance = (units: number) => Math.abs(Math.log2(units / Math.max(cpu, 1)));
  return rows
    .map((row) => row.cpu)
    .sort((a, b) => distance(a) - distance(b))
    .slice(0, 2);
}

function smallerSize(cpu: number, memory: number): number[] {
  const row = fargateSizes.findLast((size) => size.cpu < cpu && size.memory.includes(memory));
  return row === undefined ? [] : [row.cpu];
}

function memoryFixes(definition: TaskDefinitionModel, node: Node, sizes: readonly number[]): Fix[] {
  return sizes.flatMap((size) => resize(definition, node, 'memory', size));
}

function cpuFixes(definition: TaskDefinitionModel, node: Node, sizes: readonly number[]): Fix[] {
  return sizes.flatMap((size) => resize(definition, node, 'cpu', size));
}

function resize({ editor }: TaskDefinitionModel, node: Node, property: 'cpu' | 'memory', size: number): Fix[] {
  const text = node.kind === 'string' ? inSpellingOf(node.value, size) : String(size);
  return suggested(`Set ${property} to ${text}`, editor.replace(node, node.kind === 'number' ? size : text));
}
