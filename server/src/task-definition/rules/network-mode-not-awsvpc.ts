import { ec2 } from '../examples';
import type { TaskDefinitionRule } from '../rule';

export const rule: TaskDefinitionRule = {
  id: 'network-mode-not-awsvpc',
  severity: 'information',
  preset: 'all',
  summary: 'The task has no network interface of its own.',
  why: 'With network mode `awsvpc` each task has its own address and security groups, and its traffic can be told apart. With `bridge` and `host` all tasks of an instance share those of the instance.',
  aliases: ['027a4b7a-8a59-4938-a04f-ed532512cf45', '9f4a9409-9c60-4671-be96-9716dbf63db1'],
  evidence: [{ source: 'KICS', reference: 'ECS Task Definition Network Mode Not Recommended' }],
  examples: {
    bad: [{ code: ec2('', '"networkMode": «"bridge"»') }],
    good: [{ code: ec2('', '"networkMode": "awsvpc"') }, { code: ec2() }],
  },
  check({ compatibility, task }, report) {
    const mode = task.string('networkMode');
    if (mode.state !== 'known' || !['bridge', 'host'].includes(mode.value)) return;
    // Fargate takes no other than awsvpc, and external instances have no VPC.
    if (compatibility.isFargate || compatibility.requires('EXTERNAL') === 'yes') return;
    report({
      span: mode.node.span,
      message: `With ${mode.value} this task shares addresses and security groups with others on the instance; awsvpc gives it its own.`,
    });
  },
};
