import { anywhere } from '../examples';
import type { TaskDefinitionRule } from '../rule';
import { safe } from '../syntax/editor';
import { describeOnlyFields } from '../tables/describe-only-fields';

export const rule: TaskDefinitionRule = {
  id: 'describe-only-field',
  severity: 'warning',
  preset: 'recommended',
  summary: 'A field is part of what DescribeTaskDefinition returns, and cannot be registered.',
  why: 'The file was probably saved from `aws ecs describe-task-definition`. ECS writes these fields itself; the AWS CLI rejects them, and the deployment action for GitHub warns and drops them.',
  evidence: [
    {
      source: 'amazon-ecs-deploy-task-definition',
      reference: 'https://github.com/aws-actions/amazon-ecs-deploy-task-definition',
      says: "Ignoring property 'revision' in the task definition file. This property is returned by the Amazon ECS DescribeTaskDefinition API",
    },
  ],
  examples: {
    bad: [
      {
        code: anywhere('', '«"status"»: "ACTIVE",\n«"revision"»: 7'),
        fixed: anywhere(),
      },
    ],
    good: [{ code: anywhere() }],
  },
  check({ task, editor }, report) {
    for (const member of task.members) {
      if (!describeOnlyFields.has(member.key)) continue;
      report({
        span: member.keySpan,
        message: `"${member.key}" is written by ECS and cannot be registered; remove it.`,
        tags: ['unnecessary'],
        fixes: safe(`Remove ${member.key}`, editor.removeMembers([member])),
      });
    }
  },
};
