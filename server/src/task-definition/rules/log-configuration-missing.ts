import { ec2, fargate } from '../examples';
import { forEachContainer, type TaskDefinitionRule } from '../rule';

const logs =
  '"logConfiguration": {\n  "logDriver": "awslogs",\n  "options": { "awslogs-group": "web", "awslogs-region": "eu-west-1", "awslogs-stream-prefix": "web" }\n}';
const role = '"executionRoleArn": "arn:aws:iam::111122223333:role/ecsTaskExecutionRole"';

export const rule: TaskDefinitionRule = {
  id: 'log-configuration-missing',
  severity: 'information',
  preset: 'all',
  summary: 'A container on Fargate has no log configuration, so its output is lost.',
  why: 'Fargate keeps what a container writes to its standard output only if a log driver takes it away. Without `logConfiguration` nobody can read why a task stopped.',
  evidence: [
    {
      source: 'Amazon ECS developer guide',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html',
    },
  ],
  examples: {
    bad: [{ code: fargate().replace('"name": "web"', '"name": «"web"»') }],
    good: [{ code: fargate(logs, role) }, { code: ec2() }],
  },
  check: forEachContainer((container, report, { compatibility }) => {
    if (!compatibility.isFargate || container.has('logConfiguration') !== 'no') return;
    report({
      span: container.anchor,
      message: `What ${container.title} writes is lost, since Fargate keeps no output; add a "logConfiguration".`,
    });
  }),
};
