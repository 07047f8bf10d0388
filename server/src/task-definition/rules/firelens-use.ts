import { anywhere } from '../examples';
import { routersOf, usesRouter } from '../firelens';
import type { TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';

const logs = (driver = '"awsfirelens"') => `"logConfiguration": { "logDriver": ${driver} }`;
const guide = 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_firelens.html';
const evidence = [{ source: 'Amazon ECS developer guide', reference: guide }];

/** A definition with the log router `router` after `web`. */
function withRouter(web: string, router = ''): string {
  const more = router === '' ? '' : `, ${router}`;
  const other = `{ "name": "router", "image": "fluent-bit:4.1", "memory": 64, "firelensConfiguration": { "type": "fluentbit" }${more} }`;
  return anywhere(web).replace('    }\n  ]\n}', `    },\n    ${other}\n  ]\n}`);
}

/** The port that the router listens on. Source: Amazon ECS developer guide, on FireLens. */
const routerPort = 24224;

/** How containers and their log router go together when the task runs. */
export const rules: readonly TaskDefinitionRule[] = [
  {
    id: 'firelens-router-logs-to-itself',
    severity: 'warning',
    preset: 'recommended',
    summary: 'The log router logs through itself.',
    why: 'What a router says of its own troubles has to go elsewhere: with `awsfirelens` each of its lines would make it write the next, and it would have to run before it can start. Give it `awslogs`.',
    evidence,
    examples: {
      bad: [{ code: withRouter(logs(), logs('«"awsfirelens"»')) }],
      good: [{ code: withRouter(logs()) }],
    },
    check(definition, report) {
      for (const router of routersOf(definition)) {
        const span = router.section('logConfiguration').member('logDriver')?.value.span;
        if (usesRouter(router) !== 'yes' || span === undefined) continue;
        report({ span, message: 'A log router cannot log through itself; give it the driver "awslogs".' });
      }
    },
  },
  {
    id: 'firelens-port',
    severity: 'warning',
    preset: 'recommended',
    summary: 'A port mapping opens the port of the log router.',
    why: 'The router listens on port 24224 for the other containers of the task. Opened to the outside, anybody who reaches it can write into the logs; taken by another container, the router cannot start.',
    evidence,
    examples: {
      bad: [
        {
          code: withRouter(logs(), '"portMappings": [{ "containerPort": «24224» }]'),
          fixed: withRouter(logs(), '"portMappings": []'),
        },
      ],
      good: [{ code: withRouter(logs(), '"portMappings": [{ "containerPort": 2020 }]') }],
    },
    check(definition, report) {
      if (routersOf(definition).length === 0) return;
      for (const mapping of definition.containers.flatMap((it) => it.list('portMappings').sections)) {
        const port = mapping.integer('containerPort');
        if (port.value !== routerPort || mapping.node === undefined) continue;
        report({
          span: port.node.span,
          message: 'The log router listens on 24224 for the containers of the task alone; do not map this port.',
          fixes: suggested('Remove this port mapping', definition.editor.removeElements([mapping.node])),
        });
      }
    },
  },
];
