import type { Span } from '../../engine/span';
import type { Container } from '../container';
import { anywhere, fargate } from '../examples';
import { isPrivateEcr } from '../images';
import { addExecutionRole, lacksExecutionRole } from '../roles';
import type { TaskDefinitionRule } from '../rule';

/** What ECS does in the name of the account before a container runs, and cannot do without an execution role. */
interface Need {
  readonly id: string;
  readonly summary: string;
  readonly what: string;
  readonly says: string;
  /** Whether only Fargate asks for the role; instances have one of their own. */
  readonly onFargateOnly: boolean;
  /** A definition that has the need and lacks the role, marked. */
  readonly bad: string;
  /** The token that makes the need. */
  tokenOf(container: Container): Span | undefined;
}

const needs: readonly Need[] = [
  {
    id: 'execution-role-for-ecr-image',
    summary:
      'An image comes from a private ECR repository, and the Fargate task has no execution role to pull it with.',
    what: 'To pull this image from a private ECR repository Fargate needs `executionRoleArn`.',
    says: 'Fargate requires task definition to have execution role ARN to support ECR images.',
    onFargateOnly: true,
    bad: fargate().replace('"web:1.4"', '«"111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:1.4"»'),
    tokenOf(container) {
      const image = container.text('image');
      return image.state === 'known' && isPrivateEcr(image.value) ? image.node.span : undefined;
    },
  },
  {
    id: 'execution-role-for-awslogs',
    summary: 'A container logs with `awslogs`, and the Fargate task has no execution role to write the logs with.',
    what: 'To send logs to CloudWatch with the awslogs driver Fargate needs `executionRoleArn`.',
    says: 'Fargate requires task definition to have execution role ARN to support log driver awslogs.',
    onFargateOnly: true,
    bad: fargate(
      '"logConfiguration": {\n  "logDriver": «"awslogs"»,\n  "options": { "awslogs-group": "web", "awslogs-region": "eu-west-1", "awslogs-stream-prefix": "web" }\n}',
    ),
    tokenOf: (container) =>
      container.logDriver === 'awslogs'
        ? container.section('logConfiguration').member('logDriver')?.value.span
        : undefined,
  },
  {
    id: 'execution-role-for-secrets',
    summary: 'A container takes secrets, and the task has no execution role to read them with.',
    what: 'To read these secrets ECS needs `executionRoleArn`.',
    says: "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'.",
    onFargateOnly: false,
    bad: anywhere('«"secrets"»: [{ "name": "TOKEN", "valueFrom": "/web/token" }]'),
    tokenOf: (container) => (container.list('secrets').items.length > 0 ? container.keySpan('secrets') : undefined),
  },
];

function ruleOf(need: Need): TaskDefinitionRule {
  const fixed = withRole(need.bad);
  return {
    id: need.id,
    severity: 'error',
    preset: 'recommended',
    summary: need.summary,
    why: 'Images, logs and secrets are fetched and written by ECS itself, with the permissions of the execution role (`executionRoleArn`). The task role (`taskRoleArn`) is for the program in the container and does not help here.',
    evidence: [{ source: 'Amazon ECS', says: need.says }],
    examples: { bad: [{ code: need.bad, fixed }], good: [{ code: fixed }] },
    check(definition, report) {
      if (need.onFargateOnly && !definition.compatibility.isFargate) return;
      if (!lacksExecutionRole(definition)) return;
      const [first, ...more] = definition.containers.map((it) => need.tokenOf(it)).filter((span) => span !== undefined);
      if (first === undefined) return;
      report({
        span: first,
        message: `${need.what} Add the ARN of a role such as ecsTaskExecutionRole.`,
        related: more.map((span) => ({ span, message: 'This needs the execution role too.' })),
        fixes: addExecutionRole(definition),
      });
    },
  };
}

function withRole(code: string): string {
  const role = '"executionRoleArn": "arn:aws:iam::<ACCOUNT_ID>:role/ecsTaskExecutionRole"';
  const after = code.includes('awsvpc') ? '"networkMode": "awsvpc"' : '"family": "web"';
  return code.replace(after, `${after},\n  ${role}`).replace(/[«»]/g, '');
}

export const rules: readonly TaskDefinitionRule[] = needs.map(ruleOf);
