import { ec2, fargate } from '../examples';
import type { TaskDefinitionRule } from '../rule';
import { inSpellingOf } from '../sizes';
import { suggested } from '../syntax/editor';

/** In CPU units: an eighth of a vCPU to 192 vCPUs. Source: RegisterTaskDefinition, `cpu`. */
const least = 128;
const most = 196_608;

export const rule: TaskDefinitionRule = {
  id: 'task-cpu-range',
  severity: 'warning',
  preset: 'recommended',
  summary: 'The `cpu` of a task on EC2 or on external instances is out of range.',
  why: 'On container instances a task can ask for 128 to 196608 CPU units, an eighth of a vCPU to 192 vCPUs. `cpu` may also be left out.',
  evidence: [
    {
      source: 'Amazon ECS API reference',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html',
    },
  ],
  examples: {
    bad: [
      { code: ec2('', '"cpu": «"64"»'), fixed: ec2('', '"cpu": "128"') },
      { code: ec2('', '"cpu": «"256 vCPU"»'), fixed: ec2('', '"cpu": "192 vCPU"') },
    ],
    good: [{ code: ec2('', '"cpu": "128"') }, { code: fargate() }],
  },
  check({ compatibility, form, cpu, task, editor }, report) {
    if (form === 'daemon-task-definition') return;
    if (compatibility.isFargate || cpu.state !== 'known' || (cpu.value >= least && cpu.value <= most)) return;
    const nearest = cpu.value < least ? least : most;
    const text = inSpellingOf(task.string('cpu').value ?? '', nearest);
    report({
      span: cpu.node.span,
      message: `A task asks for ${least} to ${most} CPU units, not for ${cpu.value}.`,
      fixes: suggested(`Set cpu to ${text}`, editor.replace(cpu.node, cpu.node.kind === 'number' ? nearest : text)),
    });
  },
};
