import { fargate } from '../examples';
import { forEachContainer, type TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';

const logs = (key: string, prefix: string) =>
  fargate(
    `"logConfiguration": {\n  "logDriver": "awslogs",\n  ${key}: {\n    "awslogs-group": "web",\n    "awslogs-region": "eu-west-1"${prefix}\n  }\n}`,
    '"executionRoleArn": "arn:aws:iam::111122223333:role/ecsTaskExecutionRole"',
  );

export const rule: TaskDefinitionRule = {
  id: 'fargate-awslogs-stream-prefix',
  severity: 'error',
  preset: 'recommended',
  summary: 'On Fargate the awslogs driver has no stream prefix.',
  why: 'The name of a log stream on Fargate is `prefix/container/task`, so `awslogs-stream-prefix` is required there. On EC2 it is optional.',
  aliases: ['E3046'],
  evidence: [
    { source: 'Amazon ECS', says: 'Fargate requires log configuration options to include awslogs-stream-prefix' },
  ],
  examples: {
    bad: [{ code: logs('«"options"»', ''), fixed: logs('"options"', ',\n    "awslogs-stream-prefix": "web"') }],
    good: [{ code: logs('"options"', ',\n    "awslogs-stream-prefix": "ecs"') }],
  },
  check: forEachContainer((container, report, { compatibility, editor }) => {
    const options = container.logOptions;
    if (!compatibility.isFargate || container.logDriver !== 'awslogs' || options.state !== 'known') return;
    if (options.has('awslogs-stream-prefix') !== 'no') return;
    const prefix = container.name ?? 'ecs';
    report({
      span: options.anchor,
      message: `On Fargate the awslogs driver needs "awslogs-stream-prefix"; log streams begin with it.`,
      fixes: suggested('Add awslogs-stream-prefix', editor.set(options, 'awslogs-stream-prefix', prefix)),
    });
  }),
};
