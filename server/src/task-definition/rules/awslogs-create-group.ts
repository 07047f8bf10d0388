import { anywhere } from '../examples';
import { forEachContainer, type TaskDefinitionRule } from '../rule';

const awslogs = (option: string) =>
  anywhere(
    `"logConfiguration": {\n  "logDriver": "awslogs",\n  "options": { "awslogs-group": "web", "awslogs-region": "eu-west-1"${option} }\n}`,
  );

export const rule: TaskDefinitionRule = {
  id: 'awslogs-create-group',
  severity: 'information',
  preset: 'all',
  summary: 'The awslogs driver is to create its log group, which needs a permission of its own.',
  why: 'To create the log group, the role that writes the logs needs `logs:CreateLogGroup`. The managed policy `AmazonECSTaskExecutionRolePolicy` does not grant it, and without it the task stops before the container starts. A group made beforehand also has the retention that was chosen for it.',
  evidence: [
    {
      source: 'Amazon ECS API reference',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LogConfiguration.html',
    },
  ],
  examples: {
    bad: [{ code: awslogs(', «"awslogs-create-group"»: "true"') }],
    good: [{ code: awslogs('') }, { code: awslogs(', "awslogs-create-group": "false"') }],
  },
  check: forEachContainer((container, report) => {
    const create = container.logOptions.boolean('awslogs-create-group');
    const span = container.logOptions.keySpan('awslogs-create-group');
    if (container.logDriver !== 'awslogs' || create.value !== true || span === undefined) return;
    report({
      span,
      message:
        'This needs the permission logs:CreateLogGroup, which AmazonECSTaskExecutionRolePolicy lacks; grant it to the execution role or create the group beforehand.',
    });
  }),
};
