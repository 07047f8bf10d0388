import { anywhere } from '../examples';
import { forEachContainer, type TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';

const awslogs = (options: string) =>
  anywhere(
    `"logConfiguration": {\n  "logDriver": "awslogs",\n  "options": { "awslogs-group": "web", "awslogs-region": "eu-west-1", ${options} }\n}`,
  );
const reference = 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LogConfiguration.html';
const evidence = [{ source: 'Amazon ECS API reference', reference }];

/** Options of log drivers that rule each other out. */
export const rules: readonly TaskDefinitionRule[] = [
  {
    id: 'awslogs-multiline-conflict',
    severity: 'warning',
    preset: 'recommended',
    summary: 'The awslogs driver has two patterns for where an event begins.',
    why: 'With `awslogs-datetime-format` or `awslogs-multiline-pattern` the lines of a stack trace become one event. They cannot be used together; Docker refuses to start a container with both.',
    evidence,
    examples: {
      bad: [
        {
          code: awslogs('"awslogs-datetime-format": "%Y-%m-%d", «"awslogs-multiline-pattern"»: "^INFO"'),
          fixed: awslogs('"awslogs-datetime-format": "%Y-%m-%d"'),
        },
      ],
      good: [{ code: awslogs('"awslogs-datetime-format": "%Y-%m-%d"') }],
    },
    check: forEachContainer((container, report, { editor }) => {
      const options = container.logOptions;
      const pattern = options.keySpan('awslogs-multiline-pattern');
      const format = options.keySpan('awslogs-datetime-format');
      if (container.logDriver !== 'awslogs' || pattern === undefined || format === undefined) return;
      report({
        span: pattern,
        message: 'This cannot stand together with "awslogs-datetime-format"; keep one of the two.',
        related: [{ span: format, message: 'The other pattern.' }],
        fixes: ['awslogs-multiline-pattern', 'awslogs-datetime-format'].flatMap((option) =>
          suggested(`Remove ${option}`, editor.remove(options, option)),
        ),
      });
    }),
  },
  {
    id: 'log-buffer-without-mode',
    severity: 'warning',
    preset: 'recommended',
    summary: 'A log driver that blocks has the size of a buffer.',
    why: 'With `"mode": "blocking"` the program waits until its output is taken, and there is no buffer. `max-buffer-size` is for `non-blocking`; Docker refuses to start a container with it in blocking mode.',
    evidence,
    examples: {
      bad: [
        {
          code: awslogs('"mode": "blocking", «"max-buffer-size"»: "25m"'),
          fixed: awslogs('"mode": "blocking"'),
        },
      ],
      good: [
        { code: awslogs('"mode": "non-blocking", "max-buffer-size": "25m"') },
        { code: awslogs('"max-buffer-size": "25m"') },
      ],
    },
    check: forEachContainer((container, report, { editor }) => {
      const options = container.logOptions;
      const mode = options.string('mode');
      const span = options.keySpan('max-buffer-size');
      if (mode.value !== 'blocking' || span === undefined) return;
      report({
        span,
        message: '"max-buffer-size" is for the mode "non-blocking" only; in blocking mode there is no buffer.',
        fixes: [
          ...suggested('Remove max-buffer-size', editor.remove(options, 'max-buffer-size')),
          ...suggested('Set mode to non-blocking', editor.set(options, 'mode', 'non-blocking')),
        ],
      });
    }),
  },
];
