import { asQuestion, suggestion } from '../../engine/suggestion';
import { anywhere } from '../examples';
import { forEachContainer, type TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';
import { logDriverOptions } from '../tables/log-driver-options';

const awslogs = (option: string) =>
  anywhere(
    `"logConfiguration": {\n  "logDriver": "awslogs",\n  "options": { "awslogs-group": "web", "awslogs-region": "eu-west-1", ${option} }\n}`,
  );
const jsonFile = (option: string) =>
  anywhere(`"logConfiguration": { "logDriver": "json-file", "options": { ${option} } }`);

export const rule: TaskDefinitionRule = {
  id: 'log-option-unknown',
  severity: 'error',
  preset: 'recommended',
  summary: 'A log driver has no option of this name.',
  why: 'ECS rejects options of `awslogs` that it does not know. Options of other drivers go to Docker, which then refuses to start the container. The options of `awsfirelens` are those of Fluent Bit or Fluentd and are not checked.',
  evidence: [
    { source: 'Amazon ECS', says: 'Log driver awslogs disallows options: log_key' },
    {
      source: 'Docker manual',
      reference: 'https://docs.docker.com/engine/logging/configure/',
      says: "unknown log opt 'x' for json-file log driver",
    },
  ],
  examples: {
    bad: [
      {
        code: awslogs('«"awslogs-prefix"»: "web"'),
        fixed: awslogs('"awslogs-stream-prefix": "web"'),
        message: 'Did you mean "awslogs-stream-prefix"',
      },
      { code: awslogs('«"log_key"»: "log"'), fixed: awslogs('').replace(/,\s+}/, ' }'), message: 'no option' },
      {
        code: awslogs('«"awslogs-stream"»: "web"'),
        fixed: awslogs('"awslogs-stream-prefix": "web"'),
        severity: 'warning',
        message: 'Docker',
      },
      { code: jsonFile('«"maxsize"»: "10m"'), fixed: jsonFile('"max-size": "10m"'), severity: 'warning' },
    ],
    good: [
      { code: awslogs('"awslogs-stream-prefix": "web", "mode": "non-blocking", "max-buffer-size": "25m"') },
      { code: jsonFile('"max-size": "10m", "max-file": "3"') },
      { code: jsonFile('"${OPTION}": "10m"') },
    ],
  },
  check: forEachContainer((container, report, { editor }) => {
    const driver = container.logDriver ?? '';
    const options = Object.hasOwn(logDriverOptions, driver) ? logDriverOptions[driver] : undefined;
    if (options === undefined) return;
    const present = new Set(container.logOptions.members.map(({ key }) => key));
    const free = options.documented.filter((name) => !present.has(name));
    for (const member of container.logOptions.members) {
      const { key, keySpan, keyHasPlaceholder, value } = member;
      if (keyHasPlaceholder || value.kind === 'null' || options.documented.includes(key)) continue;
      const isDockers = options.undocumented.includes(key);
      const near = suggestion(key, free);
      report({
        span: keySpan,
        severity: driver === 'awslogs' && !isDockers ? 'error' : 'warning',
        message: isDockers
          ? `Docker knows "${key}", but Amazon ECS documents no such option of ${driver}.${asQuestion(near, '"')}`
          : `The ${driver} driver has no option "${key}".${asQuestion(near, '"')}`,
        fixes: [
          ...(near === undefined ? [] : suggested(`Rename to ${near}`, editor.rename(member, near))),
          ...suggested(`Remove ${key}`, editor.removeMembers([member])),
        ],
      });
    }
  }),
};
