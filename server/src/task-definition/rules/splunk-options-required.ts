import type { Container } from '../container';
import { anywhere } from '../examples';
import { forEachContainer, type TaskDefinitionRule } from '../rule';
import { secretsInLogging } from '../secrets';
import { suggested } from '../syntax/editor';
import type { Answer } from '../values';

const role = '"executionRoleArn": "arn:aws:iam::111122223333:role/ecsTaskExecutionRole"';
const logs = (rest: string, driver = '"splunk"') =>
  anywhere(`"logConfiguration": {\n  "logDriver": ${driver}${rest}\n}`, role);
const token = (valueFrom: string) =>
  `"secretOptions": [\n    {\n      "name": "splunk-token",\n      "valueFrom": "${valueFrom}"\n    }\n  ]`;
const url = '"options": { "splunk-url": "https://splunk.example.com:8088" }';

export const rule: TaskDefinitionRule = {
  id: 'splunk-options-required',
  severity: 'error',
  preset: 'recommended',
  summary: 'The splunk driver lacks its address or its token.',
  why: 'The splunk driver sends to the HTTP Event Collector at `splunk-url` and identifies itself with `splunk-token`. The token is a secret and best stands in `secretOptions`.',
  evidence: [{ source: 'Amazon ECS', says: 'Log driver splunk requires options: splunk-token' }],
  examples: {
    bad: [
      {
        code: logs(`,\n  ${url}`, '«"splunk"»'),
        fixed: logs(`,\n  ${url},\n  ${token('arn:aws:secretsmanager:<REGION>:<ACCOUNT_ID>:secret:<SECRET_NAME>')}`),
        message: '"splunk-token"',
      },
      { code: logs(`,\n  ${token('/web/splunk')}`, '«"splunk"»'), message: '"splunk-url"' },
    ],
    good: [{ code: logs(`,\n  ${url},\n  ${token('/web/splunk')}`) }],
  },
  check: forEachContainer((container, report, { editor }) => {
    if (container.logDriver !== 'splunk') return;
    const missing = ['splunk-url', 'splunk-token'].filter((option) => sets(container, option) === 'no');
    const logging = container.section('logConfiguration');
    const span = logging.member('logDriver')?.value.span;
    if (missing.length === 0 || span === undefined) return;
    const secret = {
      name: 'splunk-token',
      valueFrom: 'arn:aws:secretsmanager:<REGION>:<ACCOUNT_ID>:secret:<SECRET_NAME>',
    };
    const list = logging.list('secretOptions').node;
    const isToken = missing.join() === 'splunk-token';
    const place = missing.includes('splunk-token') ? '; the token is best given in "secretOptions"' : ' in its options';
    report({
      span,
      message: `The splunk driver needs ${missing.map((it) => `"${it}"`).join(' and ')}${place}.`,
      fixes: !isToken
        ? []
        : suggested(
            'Take the token from a secret',
            list?.kind === 'array' ? editor.append(list, secret) : editor.set(logging, 'secretOptions', [secret]),
          ),
    });
  }),
};

/** Whether an option stands in `options` or in `secretOptions`. */
function sets(container: Container, option: string): Answer {
  const plain = container.logOptions.has(option);
  if (plain !== 'no') return plain;
  const list = container.section('logConfiguration').list('secretOptions');
  const names = secretsInLogging(container).map((secret) => secret.string('name'));
  if (names.some((name) => name.value === option)) return 'yes';
  return list.isComplete && names.every((name) => name.state !== 'unknown') ? 'no' : 'unknown';
}
