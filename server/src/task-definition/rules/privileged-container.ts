import { ec2 } from '../examples';
import { forEachContainer, type TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';

export const rule: TaskDefinitionRule = {
  id: 'privileged-container',
  severity: 'information',
  preset: 'all',
  summary: 'A container has nearly all rights of root on the instance.',
  why: 'A privileged container sees all devices of the instance and may change its kernel settings; whoever breaks out of the program has the machine. Single capabilities and devices are mostly enough.',
  aliases: ['CKV_AWS_334', 'ECS.4'],
  evidence: [
    {
      source: 'AWS Security Hub',
      reference: 'https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html',
    },
  ],
  examples: {
    bad: [{ code: ec2('"privileged": «true»,\n"cpu": 256'), fixed: ec2('"cpu": 256') }],
    good: [{ code: ec2('"privileged": false') }],
  },
  check: forEachContainer((container, report, { compatibility, editor }) => {
    const privileged = container.boolean('privileged');
    // On Fargate it is an error of its own.
    if (privileged.state !== 'known' || !privileged.value || compatibility.isFargate) return;
    report({
      span: privileged.node.span,
      message:
        'A privileged container can do nearly all that root can on the instance; name the capabilities and devices that it needs instead.',
      fixes: suggested('Remove privileged', editor.remove(container, 'privileged')),
    });
  }),
};
