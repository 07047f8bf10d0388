import { fragment } from '../examples';
import type { TaskDefinitionRule } from '../rule';
import { safe } from '../syntax/editor';
import { memberOf } from '../syntax/node';

export const rule: TaskDefinitionRule = {
  id: 'explicit-null',
  severity: 'information',
  preset: 'recommended',
  summary: 'A property is `null`.',
  why: 'ECS has no null values: a property is there or it is not. The deployment action for GitHub drops nulls, but the AWS CLI stops at them. Files that only the action reads do work, so this is for your information; without nulls a file works everywhere.',
  evidence: [
    { source: 'AWS CLI', says: "Invalid type for parameter cpu, value: None, type: <class 'NoneType'>" },
    { source: 'amazon-ecs-deploy-task-definition', reference: 'cleanNullKeys in index.js' },
  ],
  examples: {
    bad: [
      {
        file: 'container-definitions.json',
        code: fragment('"memory": 512,\n"command": «null»,\n"cpu": 0'),
        fixed: fragment('"memory": 512,\n"cpu": 0'),
      },
    ],
    good: [{ file: 'container-definitions.json', code: fragment('"memory": 512') }],
  },
  check({ nodes, editor }, report) {
    for (const node of nodes) {
      if (node.kind !== 'null') continue;
      const member = memberOf(node);
      const edits = member === undefined ? editor.removeElements([node]) : editor.removeMembers([member]);
      report({
        span: node.span,
        message: `ECS takes null as absent and the AWS CLI rejects it; leave ${member === undefined ? 'it' : `"${member.key}"`} out.`,
        tags: ['unnecessary'],
        fixes: safe(member === undefined ? 'Remove null' : `Remove ${member.key}`, edits),
      });
    }
  },
};
