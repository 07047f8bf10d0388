import { anywhere } from '../examples';
import { forEachContainer, type TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';
import type { Node } from '../syntax/node';

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
    const variables = new Map<string, Node>();
    for (const variable of container.list('environment').sections) {
      const name = variable.string('name');
      if (name.state === 'known' && variable.node !== undefined) variables.set(name.value, variable.node);
    }
    const secrets = new Map<string, Node>();
    for (const secret of container.list('secrets').sections) {
      const name = secret.string('name');
      if (name.state !== 'known' || secret.node === undefined) continue;
      const before = secrets.get(name.value);
      const variable = variables.get(name.value);
      if (before !== undefined)
        report({
          span: name.node.span,
          message: `There is another secret "${name.value}" in this container; give each a name of its own.`,
          related: [{ span: before.span, message: 'The other secret.' }],
          fixes: suggested('Remove this secret', editor.removeElements([secret.node])),
        });
      else secrets.set(name.value, secret.node);
      if (before !== undefined || variable === undefined) continue;
      report({
        span: name.node.span,
        message: `"${name.value}" stands in "environment" too; ECS rejects a secret that shares its name.`,
        related: [{ span: variable.span, message: 'The environment variable.' }],
        fixes: [
          ...suggested('Remove the environment variable', editor.removeElements([variable])),
          ...suggested('Remove the secret', editor.removeElements([secret.node])),
        ],
      });
    }
  }),
};
