import type { Edit } from '../../engine/finding';
import type { Container } from '../container';
import { anywhere } from '../examples';
import type { TaskDefinitionModel } from '../model';
import { addExecutionRole, lacksExecutionRole } from '../roles';
import { forEachContainer, type TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';
import type { Node } from '../syntax/node';
import { looksLikeSecret } from '../tables/secret-names';

/** Where the secret will lie; whoever takes it fills in the rest. */
const placeholder = 'arn:aws:secretsmanager:<REGION>:<ACCOUNT_ID>:secret:<SECRET_NAME>';

const role = '"executionRoleArn": "arn:aws:iam::111122223333:role/ecsTaskExecutionRole"';
const environment = (variables: string, rest = '') => anywhere(`"environment": [${variables}]${rest}`, role);
const port = '{ "name": "PORT", "value": "80" }';

export const rule: TaskDefinitionRule = {
  id: 'secret-in-environment',
  severity: 'warning',
  preset: 'recommended',
  summary: 'An environment variable seems to hold a secret in plain text.',
  why: 'Values in `environment` can be read by everyone who may describe the task definition, in the console, in each old revision and in this file. `secrets` fills a variable from Secrets Manager or Parameter Store when the container starts. A secret that was in a file has to be replaced, too.',
  aliases: ['AVD-AWS-0036', 'ECS.8'],
  evidence: [
    {
      source: 'AWS Security Hub CSPM',
      reference: 'https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-8',
    },
  ],
  examples: {
    bad: [
      {
        code: environment(`${port}, { "name": "DB_PASSWORD", "value": «"hunter2"» }`),
        fixed: environment(
          port,
          ',\n"secrets": [\n  {\n    "name": "DB_PASSWORD",\n    "valueFrom": "arn:aws:secretsmanager:<REGION>:<ACCOUNT_ID>:secret:<SECRET_NAME>"\n  }\n]',
        ),
        message: 'DB_PASSWORD',
      },
      {
        code: environment('{ "name": "DB_URL", "value": «"postgres://web:hunter2@db/web"» }'),
        fixed: environment(
          '',
          ',\n"secrets": [\n  {\n    "name": "DB_URL",\n    "valueFrom": "arn:aws:secretsmanager:<REGION>:<ACCOUNT_ID>:secret:<SECRET_NAME>"\n  }\n]',
        ),
      },
    ],
    good: [
      {
        code: environment(
          '{ "name": "DB_PASSWORD_FILE", "value": "/run/secrets/db" }, { "name": "MAX_TOKEN", "value": "4096" }, { "name": "API_TOKEN", "value": "${API_TOKEN}" }',
        ),
      },
      { code: environment(port, ',\n"secrets": [{ "name": "DB_PASSWORD", "valueFrom": "/web/db" }]') },
    ],
  },
  check: forEachContainer((container, report, definition) => {
    for (const variable of container.list('environment').sections) {
      const name = variable.string('name');
      const value = variable.string('value');
      if (name.state !== 'known' || value.state !== 'known' || variable.node === undefined) continue;
      if (!looksLikeSecret(name.value, value.value)) continue;
      report({
        span: value.node.span,
        message: `${name.value} seems to hold a secret in plain text, readable to everyone who may describe the task definition; take it from Secrets Manager or Parameter Store with "secrets".`,
        fixes: suggested('Move to secrets', moveToSecrets(definition, container, name.value, variable.node)),
      });
    }
  }),
};

/** Takes a variable out of `environment` and puts it into `secrets`, with the role that secrets need. */
function moveToSecrets(definition: TaskDefinitionModel, container: Container, name: string, variable: Node): Edit[] {
  const { editor } = definition;
  const secret = { name, valueFrom: placeholder };
  const list = container.list('secrets');
  if (list.sections.some((it) => it.string('name').value === name)) return editor.removeElements([variable]);
  const place = { after: ['environment'] };
  const added =
    list.node?.kind === 'array' ? editor.append(list.node, secret) : editor.set(container, 'secrets', [secret], place);
  if (added.length === 0) return [];
  const role = lacksExecutionRole(definition) ? addExecutionRole(definition).flatMap(({ edits }) => edits) : [];
  return [...editor.removeElements([variable]), ...added, ...role];
}
