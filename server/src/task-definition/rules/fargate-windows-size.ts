import { anywhere } from '../examples';
import type { TaskDefinitionModel } from '../model';
import type { TaskDefinitionRule } from '../rule';
import { inSpellingOf } from '../sizes';
import { suggested } from '../syntax/editor';
import { type FargateSize, fargateSize, fargateSizes } from '../tables/fargate-sizes';

const windows = (cpu: string, memory: string) =>
  anywhere(
    '',
    `"requiresCompatibilities": ["FARGATE"],\n"networkMode": "awsvpc",\n"runtimePlatform": { "operatingSystemFamily": "WINDOWS_SERVER_2022_CORE" },\n"cpu": ${cpu},\n"memory": ${memory}`,
  );

export const rule: TaskDefinitionRule = {
  id: 'fargate-windows-size',
  severity: 'error',
  preset: 'recommended',
  summary: 'Fargate does not run Windows in a task of this size.',
  why: 'Windows containers on Fargate need at least 1 vCPU, and get at most 4.',
  evidence: [
    {
      source: 'Amazon ECS',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html',
      says: 'No Fargate configuration exists for given values',
    },
  ],
  examples: {
    bad: [
      { code: windows('«"512"»', '"2048"'), fixed: windows('"1024"', '"2048"') },
      { code: windows('«"8 vCPU"»', '"32 GB"'), fixed: windows('"4 vCPU"', '"30 GB"') },
    ],
    good: [{ code: windows('"1024"', '"2048"') }],
  },
  check(definition, report) {
    const { compatibility, cpu } = definition;
    if (!compatibility.isFargate || compatibility.isWindows !== 'yes' || cpu.state !== 'known') return;
    const size = fargateSize(cpu.value);
    if (size === undefined || size.windows) return;
    const sizes = fargateSizes.filter((row) => row.windows);
    const nearest = sizes.find((row) => row.cpu > cpu.value) ?? sizes.at(-1);
    report({
      span: cpu.node.span,
      message: `Fargate runs Windows with 1024, 2048 or 4096 CPU units, not with ${cpu.value}.`,
      fixes: nearest === undefined ? [] : suggested(`Set cpu to ${nearest.cpu}`, resize(definition, nearest)),
    });
  },
};

/** Sets `cpu`, and `memory` too where the new size has no such memory. */
function resize({ task, cpu, memory, editor }: TaskDefinitionModel, size: FargateSize) {
  const spell = (property: string, units: number) => inSpellingOf(task.string(property).value ?? '', units);
  const edits = cpu.node === undefined ? [] : editor.replace(cpu.node, spell('cpu', size.cpu));
  if (memory.state !== 'known' || size.memory.includes(memory.value)) return edits;
  const fitting = size.memory.find((units) => units >= memory.value) ?? size.memory.at(-1) ?? memory.value;
  return [...edits, ...editor.replace(memory.node, spell('memory', fitting))];
}
