import { suggestion } from '../../engine/suggestion';
import { anywhere } from '../examples';
import { forEachContainer, type TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';

const awslogs = (options: string) =>
  anywhere(`"logConfiguration": {\n  "logDriver": "awslogs",\n  "options": { ${options} }\n}`);
const base = '"awslogs-group": "web", "awslogs-region": "eu-west-1"';

/** What an option may be set to. */
interface OptionForm {
  readonly option: string;
  readonly form: RegExp;
  readonly message: string;
  /** What was probably meant. */
  mend?(value: string): string | undefined;
}

/** Forms of the values of options, and who wants them so. */
const forms: readonly OptionForm[] = [
  // Docker: `ValidateLogOpts`.
  {
    option: 'mode',
    form: /^(?:blocking|non-blocking)$/,
    message: 'The mode of a log driver is "non-blocking" or "blocking".',
    mend: (value) => suggestion(value.replace('_', '-'), ['non-blocking', 'blocking']),
  },
  // Docker: go-units, `RAMInBytes`.
  {
    option: 'max-buffer-size',
    form: /^\d+(?:\.\d+)? ?(?:[kmgtp]?i?b?)$/i,
    message: 'This takes a number and a unit: "512k", "25m" or "1g".',
  },
  // Docker: `strconv.ParseBool`.
  {
    option: 'awslogs-create-group',
    form: /^(?:1|t|T|true|TRUE|True|0|f|F|false|FALSE|False)$/,
    message: 'This takes "true" or "false".',
    mend: (value) => ({ yes: 'true', on: 'true', no: 'false', off: 'false' })[value.toLowerCase()],
  },
  // A Region that nobody knows may be new, but no Region ends in a letter.
  {
    option: 'awslogs-region',
    form: /^(?![a-z]+(?:-[a-z]+)+-\d[a-z]$)/,
    message: 'This is an Availability Zone; logs go to a Region, which has no letter at its end.',
    mend: (value) => value.slice(0, -1),
  },
  // CloudWatch Logs API reference: CreateLogGroup.
  {
    option: 'awslogs-group',
    form: /^(?:[\w.\-/#]{1,512}|arn:.*)$/,
    message: 'The name of a log group has up to 512 letters, digits and _ - / . #.',
  },
  // CloudWatch Logs API reference: CreateLogStream.
  {
    option: 'awslogs-stream-prefix',
    form: /^[^:*]*$/,
    message: 'The name of a log stream, of which this is the beginning, can have neither ":" nor "*".',
  },
];

export const rule: TaskDefinitionRule = {
  id: 'log-option-value',
  severity: 'warning',
  preset: 'recommended',
  summary: 'An option of a log driver has a value that it does not take.',
  why: 'ECS registers the values of log options as they are. A wrong one keeps the container from starting, since its log driver cannot.',
  evidence: [
    {
      source: 'Amazon ECS API reference',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LogConfiguration.html',
    },
  ],
  examples: {
    bad: [
      { code: awslogs(`${base}, "mode": «"nonblocking"»`), fixed: awslogs(`${base}, "mode": "non-blocking"`) },
      { code: awslogs(`${base}, "max-buffer-size": «"25 MBytes"»`), message: '25m' },
      {
        code: awslogs(`${base}, "awslogs-create-group": «"yes"»`),
        fixed: awslogs(`${base}, "awslogs-create-group": "true"`),
      },
      {
        code: awslogs('"awslogs-group": "web", "awslogs-region": «"eu-west-1a"»'),
        fixed: awslogs(base),
        message: 'Availability Zone',
      },
      { code: awslogs('"awslogs-group": «"web logs"», "awslogs-region": "eu-west-1"') },
      { code: awslogs(`${base}, "awslogs-stream-prefix": «"web:1"»`) },
    ],
    good: [
      { code: awslogs(`${base}, "mode": "non-blocking", "max-buffer-size": "25m", "awslogs-create-group": "true"`) },
      { code: awslogs('"awslogs-group": "/ecs/${APP}", "awslogs-region": "mars-north-1"') },
    ],
  },
  check: forEachContainer((container, report, { editor }) => {
    if (container.logDriver === 'awsfirelens') return;
    for (const { option, form, message, mend } of forms) {
      const value = container.logOptions.string(option);
      if (value.state !== 'known' || form.test(value.value)) continue;
      const mended = mend?.(value.value);
      report({
        span: value.node.span,
        message,
        fixes: mended === undefined ? [] : suggested(`Write ${mended}`, editor.replace(value.node, mended)),
      });
    }
  }),
};
