import { anywhere } from '../examples';
import { repetitions } from '../repetitions';
import { forEachContainer, type TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';

const role = '"executionRoleArn": "arn:aws:iam::111122223333:role/ecsTaskExecutionRole"';
const secret = (name: string) => `{ "name": ${name}, "valueFrom": "/web/token" }`;
const both = (environment: string, secrets: string) =>
  anywhere(`"environment": [${environment}],\n"secrets": [${secrets}]`, role);

export const rule: TaskDefinitionRule = {
  id: 'secret-name-unique',
  severity: 'error',
  preset: 'recommended',
  summary: 'A secret has the name of another secret or environment variable of its container.',
  why: 'Secrets become environment variables, and a variable has one value only.',
  evidence: [
    {
      source: 'Amazon ECS',
      says: "The secret name must be unique and not shared with any new or existing environment variables set on the container, such as 'X'.",
    },
  ],
  examples: {
    bad: [
      {
        code: both('{ "name": "TOKEN", "value": "-" }', secret('«"TOKEN"»')),
        fixed: both('', secret('"TOKEN"')),
        message: '"environment"',
      },
      {
        code: both('', `${secret('"TOKEN"')}, ${secret('«"TOKEN"»')}`),
        fixed: both('', secret('"TOKEN"')),
        message: 'another secret',
      },
    ],
    good: [{ code: both('{ "name": "token", "value": "-" }', secret('"TOKEN"')) }],
  },
  check: forEachContainer((container, report, { editor }) => {
    const variables = container.list('environment').sections;
    const isVariable = new Set(variables);
    const named = [...variables, ...container.list('secrets').sections];
    for (const { section, node, name, first } of repetitions(named, 'name')) {
      if (isVariable.has(section)) continue;
      const { span } = name.node;
      const related = (message: string) => [{ span: first.name.node.span, message }];
      const removal = suggested('Remove this secret', editor.removeElements([node]));
      if (isVariable.has(first.section)) {
        report({
          span,
          message: `"${name.value}" stands in "environment" too; ECS rejects a secret that shares its name.`,
          related: related('The environment variable.'),
          fixes: [...suggested('Remove the environment variable', editor.removeElements([first.node])), ...removal],
        });
      } else {
        report({
          span,
          message: `There is another secret "${name.value}" in this container; give each a name of its own.`,
          related: related('The other secret.'),
          fixes: removal,
        });
      }
    }
  }),
};
