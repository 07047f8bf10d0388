import type { Severity } from '../../engine/finding';
import type { Evidence } from '../../engine/rule';
import type { Span } from '../../engine/span';
import type { LaunchType } from '../compatibility';
import type { Container } from '../container';
import { anywhere, fargate } from '../examples';
import { isPrivateEcr } from '../images';
import { addExecutionRole, lacksExecutionRole } from '../roles';
import type { TaskDefinitionRule } from '../rule';
import type { List } from '../section';

/** What ECS does in the name of the account before a container runs, and cannot do without an execution role. */
interface Need {
  readonly id: string;
  readonly summary: string;
  readonly what: string;
  readonly evidence: Evidence;
  /** Who asks for the role. Instances on EC2 have one of their own to pull images and write logs with. */
  readonly on?: LaunchType;
  readonly severity?: Severity;
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
    what: 'To pull this image from a private ECR repository, Fargate needs "executionRoleArn".',
    evidence: {
      source: 'Amazon ECS',
      says: 'Fargate requires task definition to have execution role ARN to support ECR images.',
    },
    on: 'FARGATE',
    bad: fargate().replace('"web:1.4"', '«"111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:1.4"»'),
    tokenOf: ecrImageOf,
  },
  {
    id: 'execution-role-for-awslogs',
    summary: 'A container logs with `awslogs`, and the Fargate task has no execution role to write the logs with.',
    what: 'To send logs to CloudWatch with the awslogs driver, Fargate needs "executionRoleArn".',
    evidence: {
      source: 'Amazon ECS',
      says: 'Fargate requires task definition to have execution role ARN to support log driver awslogs.',
    },
    on: 'FARGATE',
    bad: fargate(
      '"logConfiguration": {\n  "logDriver": «"awslogs"»,\n  "options": { "awslogs-group": "web", "awslogs-region": "eu-west-1", "awslogs-stream-prefix": "web" }\n}',
    ),
    tokenOf: awslogsDriverOf,
  },
  {
    id: 'execution-role-for-secrets',
    summary: 'A container takes secrets, and the task has no execution role to read them with.',
    what: 'To read these secrets, ECS needs "executionRoleArn".',
    evidence: {
      source: 'Amazon ECS',
      says: "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'.",
    },
    bad: anywhere('«"secrets"»: [{ "name": "TOKEN", "valueFrom": "/web/token" }]'),
    tokenOf: (container) => (hasItems(container.list('secrets')) ? container.keySpan('secrets') : undefined),
  },
  {
    id: 'execution-role-for-secret-options',
    severity: 'warning',
    summary: 'A log driver takes secret options, and the task has no execution role to read them with.',
    what: 'To read the secret options of the log driver, ECS needs "executionRoleArn".',
    evidence: {
      source: 'Amazon ECS developer guide',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-logconfig.html',
    },
    bad: anywhere(
      '"logConfiguration": {\n  "logDriver": "splunk",\n  "options": { "splunk-url": "https://splunk.example.com:8088" },\n  «"secretOptions"»: [{ "name": "splunk-token", "valueFrom": "/web/splunk" }]\n}',
    ),
    tokenOf(container) {
      const logging = container.section('logConfiguration');
      return hasItems(logging.list('secretOptions')) ? logging.keySpan('secretOptions') : undefined;
    },
  },
  {
    id: 'execution-role-for-registry-credentials',
    severity: 'warning',
    summary: 'An image is pulled with registry credentials, and the task has no execution role to read them with.',
    what: 'To read the credentials for the registry, ECS needs "executionRoleArn".',
    evidence: {
      source: 'Amazon ECS developer guide',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/private-auth.html',
    },
    bad: anywhere(
      '«"repositoryCredentials"»: { "credentialsParameter": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:dockerhub-AbCdEf" }',
    ),
    tokenOf: (container) =>
      container.section('repositoryCredentials').has('credentialsParameter') === 'yes'
        ? container.keySpan('repositoryCredentials')
        : undefined,
  },
  {
    id: 'external-execution-role',
    severity: 'warning',
    summary:
      'An external instance has to pull from a private ECR repository or write to CloudWatch without an execution role.',
    what: 'On external instances this works only with "executionRoleArn".',
    evidence: {
      source: 'Amazon ECS developer guide',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-anywhere.html',
    },
    on: 'EXTERNAL',
    bad: anywhere('', '"requiresCompatibilities": ["EXTERNAL"]').replace(
      '"web:1.4"',
      '«"111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:1.4"»',
    ),
    tokenOf: (container) => ecrImageOf(container) ?? awslogsDriverOf(container),
  },
];

function hasItems(list: List): boolean {
  return list.items.some(({ kind }) => kind !== 'unknown');
}

function ecrImageOf(container: Container): Span | undefined {
  const image = container.text('image');
  return image.state === 'known' && isPrivateEcr(image.value) ? image.node.span : undefined;
}

function awslogsDriverOf(container: Container): Span | undefined {
  if (container.logDriver !== 'awslogs') return undefined;
  return container.section('logConfiguration').member('logDriver')?.value.span;
}

function ruleOf(need: Need): TaskDefinitionRule {
  const fixed = withRole(need.bad);
  return {
    id: need.id,
    severity: need.severity ?? 'error',
    preset: 'recommended',
    summary: need.summary,
    why: 'Images, logs and secrets are fetched and written by ECS itself, with the permissions of the execution role (`executionRoleArn`). The task role (`taskRoleArn`) is for the program in the container and does not help here.',
    evidence: [need.evidence],
    examples: { bad: [{ code: need.bad, fixed }], good: [{ code: fixed }] },
    check(definition, report) {
      if (need.on !== undefined && definition.compatibility.requires(need.on) !== 'yes') return;
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
  const after = /"networkMode": "awsvpc"|"requiresCompatibilities": \["EXTERNAL"\]|"family": "web"/g;
  const last = code.match(after)?.at(-1) ?? '';
  return code.replace(last, `${last},\n  ${role}`).replace(/[«»]/g, '');
}

export const rules: readonly TaskDefinitionRule[] = needs.map(ruleOf);
