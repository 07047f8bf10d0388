import { ec2 } from '../examples';
import type { TaskDefinitionRule } from '../rule';

const constraint = (text: string) => ec2('', `"placementConstraints": [{ ${text} }]`);

export const rule: TaskDefinitionRule = {
  id: 'placement-constraint-expression',
  severity: 'warning',
  preset: 'recommended',
  summary: 'A placement constraint has no expression.',
  why: '`memberOf` places tasks on the container instances that an expression of the cluster query language selects. Without an expression it selects nothing.',
  evidence: [
    {
      source: 'Amazon ECS API reference',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_TaskDefinitionPlacementConstraint.html',
    },
  ],
  examples: {
    bad: [{ code: constraint('"type": «"memberOf"»') }],
    good: [{ code: constraint('"type": "memberOf", "expression": "attribute:ecs.instance-type =~ t3.*"') }],
  },
  check({ task }, report) {
    for (const constraint of task.list('placementConstraints').sections) {
      const type = constraint.string('type');
      const expression = constraint.string('expression');
      if (type.value !== 'memberOf' || type.node === undefined) continue;
      if (expression.state === 'unknown' || (expression.value ?? '').trim() !== '') continue;
      report({
        span: expression.node?.span ?? type.node.span,
        message: 'A memberOf constraint needs an expression, such as "attribute:ecs.instance-type =~ t3.*".',
      });
    }
  },
};
