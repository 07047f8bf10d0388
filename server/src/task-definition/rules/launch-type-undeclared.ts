import { anywhere, ec2 } from '../examples';
import type { TaskDefinitionModel } from '../model';
import type { TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';
import { fargateSize } from '../tables/fargate-sizes';
import { opening } from '../values';

export const rule: TaskDefinitionRule = {
  id: 'launch-type-undeclared',
  severity: 'information',
  preset: 'all',
  summary: 'The task definition does not say where it is to run.',
  why: 'With `requiresCompatibilities` ECS checks a task definition against what Fargate, EC2, external or managed instances support when it is registered, and so can this tool. Without it, faults show only when a task starts.',
  evidence: [
    {
      source: 'Amazon ECS API reference',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html',
    },
  ],
  examples: {
    bad: [
      {
        code: anywhere().replace('"family"', '«"family"»'),
        fixed: ec2(),
      },
    ],
    good: [{ code: ec2() }],
  },
  check(definition, report) {
    const { task, form, editor } = definition;
    if (form !== 'task-definition' || task.node === undefined || task.has('requiresCompatibilities') !== 'no') return;
    const place = { after: 'family' };
    report({
      span: task.keySpan('family') ?? opening(task.node.span),
      message:
        'Without "requiresCompatibilities" this is not checked against what Fargate or EC2 support; name them there.',
      fixes: candidates(definition).flatMap((launchType) =>
        suggested(`Require ${launchType}`, editor.set(task, 'requiresCompatibilities', [launchType], place)),
      ),
    });
  },
};

/** FARGATE only where it would be accepted: with the network mode and a size that it takes. */
function candidates({ task, cpu, memory }: TaskDefinitionModel): string[] {
  const sizes = fargateSize(cpu.value ?? 0)?.memory ?? [];
  const fits =
    task.string('networkMode').value === 'awsvpc' && memory.value !== undefined && sizes.includes(memory.value);
  return fits ? ['FARGATE', 'EC2'] : ['EC2'];
}
