import { anywhere } from '../examples';
import { allSeen, hasRouter, routersOf, usesRouter } from '../firelens';
import type { TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';

const logs = (driver = '"awsfirelens"') => `"logConfiguration": { "logDriver": ${driver} }`;
const router = (name: string, key = '"firelensConfiguration"') =>
  `{ "name": "${name}", "image": "fluent-bit:4.1", "memory": 64, ${key}: { "type": "fluentbit" } }`;

/** A sound definition with more containers after `web`. */
function withContainers(container: string, ...others: readonly string[]): string {
  const more = others.map((other) => `,\n    ${other}`).join('');
  return anywhere(container).replace('    }\n  ]', `    }${more}\n  ]`);
}

/** What the fix adds. The image is the one that AWS keeps for each Region, from ECR Public. */
const newRouter = {
  name: 'log_router',
  image: 'public.ecr.aws/aws-observability/aws-for-fluent-bit:stable',
  essential: true,
  memoryReservation: 50,
  firelensConfiguration: { type: 'fluentbit' },
};

/** That a task which logs through FireLens has a router, and only one, and uses it. */
export const rules: readonly TaskDefinitionRule[] = [
  {
    id: 'firelens-router-missing',
    severity: 'error',
    preset: 'recommended',
    summary: 'A container logs through FireLens, and no container of the task is the log router.',
    why: 'The driver `awsfirelens` hands logs to a Fluent Bit or Fluentd container of the same task, the one with a `firelensConfiguration`.',
    evidence: [
      {
        source: 'Amazon ECS',
        says: 'When awsfirelens log driver is specified in log configuration, a firelens configuration object must be specified in one of the containers.',
      },
    ],
    examples: {
      bad: [
        {
          code: withContainers(logs('«"awsfirelens"»')),
          fixed: withContainers(
            logs(),
            '{\n      "name": "log_router",\n      "image": "public.ecr.aws/aws-observability/aws-for-fluent-bit:stable",\n      "essential": true,\n      "memoryReservation": 50,\n      "firelensConfiguration": {\n        "type": "fluentbit"\n      }\n    }',
          ),
        },
      ],
      good: [{ code: withContainers(logs(), router('log_router')) }],
    },
    check(definition, report) {
      if (hasRouter(definition) !== 'no') return;
      const users = definition.containers.filter((container) => usesRouter(container) === 'yes');
      const spans = users.map((it) => it.section('logConfiguration').member('logDriver')?.value.span);
      const [first, ...more] = spans.filter((span) => span !== undefined);
      if (first === undefined) return;
      const list = definition.containerList.node;
      report({
        span: first,
        message: 'No container of the task is a log router; give one a "firelensConfiguration".',
        related: more.map((span) => ({ span, message: 'This needs the router too.' })),
        fixes:
          list?.kind === 'array'
            ? suggested('Add a log router with Fluent Bit', definition.editor.append(list, newRouter))
            : [],
      });
    },
  },
  {
    id: 'firelens-router-unused',
    severity: 'error',
    preset: 'recommended',
    summary: 'The task has a log router, and no container logs through it.',
    why: 'ECS rejects a `firelensConfiguration` without any container whose log driver is `awsfirelens`. Fluent Bit that gathers logs by itself, say from a shared volume, needs no `firelensConfiguration`.',
    evidence: [
      {
        source: 'Amazon ECS',
        says: 'When a firelensConfiguration object is specified, at least one container has to be configured with the awsfirelens log driver.',
      },
    ],
    examples: {
      bad: [
        {
          code: withContainers('', router('log_router', '«"firelensConfiguration"»')),
          fixed: withContainers('', '{ "name": "log_router", "image": "fluent-bit:4.1", "memory": 64 }'),
        },
      ],
      good: [
        { code: withContainers(logs(), router('log_router')) },
        { code: anywhere('"firelensConfiguration": "${ROUTER}"') },
      ],
    },
    check(definition, report) {
      const [router] = routersOf(definition);
      const span = router?.keySpan('firelensConfiguration');
      if (router === undefined || span === undefined || !allSeen(definition)) return;
      if (definition.containers.some((container) => usesRouter(container) !== 'no')) return;
      report({
        span,
        message: 'No container logs through this router; set the log driver of one to "awsfirelens".',
        fixes: suggested('Remove firelensConfiguration', definition.editor.remove(router, 'firelensConfiguration')),
      });
    },
  },
  {
    id: 'firelens-router-single',
    severity: 'warning',
    preset: 'recommended',
    summary: 'A task has more than one log router.',
    why: 'Containers with the driver `awsfirelens` do not say which router they mean, so a task can have one only.',
    evidence: [
      {
        source: 'AWS CDK',
        reference: 'https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_ecs.FirelensLogRouter.html',
      },
    ],
    examples: {
      bad: [
        {
          code: withContainers(logs(), router('log_router'), router('metrics', '«"firelensConfiguration"»')),
        },
      ],
      good: [{ code: withContainers(logs(), router('log_router')) }],
    },
    check(definition, report) {
      const spans = routersOf(definition).map((container) => container.keySpan('firelensConfiguration'));
      const [first, ...more] = spans.filter((span) => span !== undefined);
      if (first === undefined) return;
      for (const span of more) {
        const message = 'The task has a log router already; it can have one only.';
        report({ span, message, related: [{ span: first, message: 'The first router.' }] });
      }
    },
  },
];
