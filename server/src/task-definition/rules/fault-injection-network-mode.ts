import { anywhere, ec2, fargate } from '../examples';
import type { TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';

export const rule: TaskDefinitionRule = {
  id: 'fault-injection-network-mode',
  severity: 'warning',
  preset: 'recommended',
  summary: 'Fault injection is enabled in a network mode that does not support it.',
  why: 'The endpoints for fault injection change the network of the task, which ECS does in network modes `awsvpc` and `host` only.',
  evidence: [
    {
      source: 'Amazon ECS developer guide',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fault-injection.html',
    },
  ],
  examples: {
    bad: [
      {
        code: ec2('', '"networkMode": "bridge",\n"enableFaultInjection": «true»'),
        fixed: ec2('', '"networkMode": "bridge"'),
      },
    ],
    good: [
      { code: fargate('', '"enableFaultInjection": true') },
      { code: anywhere('', '"enableFaultInjection": false') },
    ],
  },
  check({ compatibility: { networkMode }, task, editor }, report) {
    const enabled = task.boolean('enableFaultInjection');
    if (enabled.state !== 'known' || !enabled.value) return;
    if (networkMode !== 'bridge' && networkMode !== 'none') return;
    report({
      span: enabled.node.span,
      message: `Fault injection works in network modes awsvpc and host only, not in ${networkMode}.`,
      fixes: suggested('Remove enableFaultInjection', editor.remove(task, 'enableFaultInjection')),
    });
  },
};
