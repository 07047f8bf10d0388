import { fragment } from '../examples';
import { healthCheckCommand } from '../health-check';
import { forEachContainer, type TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';

const file = 'container-definitions.json';
const check = (...words: readonly string[]) => fragment(`"healthCheck": { "command": [${words.join(', ')}] }`);

export const rule: TaskDefinitionRule = {
  id: 'health-check-shell-arguments',
  severity: 'warning',
  preset: 'recommended',
  summary: 'A health check for the shell is cut into several words.',
  why: 'After `CMD-SHELL` comes one string, which the shell of the container runs. Further strings become arguments of that shell and not of the command: `["CMD-SHELL", "curl", "-f", "http://localhost/"]` runs `curl` alone, which always fails.',
  evidence: [
    { source: 'Docker Engine', reference: 'cmdProbe.run in daemon/health.go' },
    {
      source: 'Amazon ECS API reference',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html',
    },
  ],
  examples: {
    bad: [
      {
        code: check('"CMD-SHELL"', '"curl"', '«"-f"»', '"http://localhost/"', '"||"', '"exit 1"'),
        fixed: check('"CMD-SHELL"', '"curl -f http://localhost/ || exit 1"'),
        file,
      },
    ],
    good: [
      { code: check('"CMD-SHELL"', '"curl -f http://localhost/ || exit 1"'), file },
      { code: check('"CMD"', '"curl"', '"-f"', '"http://localhost/"'), file },
    ],
  },
  check: forEachContainer((container, report, { editor }) => {
    const command = healthCheckCommand(container);
    if (command?.form !== 'CMD-SHELL') return;
    const [line, ignored, ...more] = command.words;
    if (line === undefined || ignored === undefined) return;
    const whole = command.words.map(({ value }) => value).join(' ');
    report({
      span: ignored.span,
      message:
        'After "CMD-SHELL" the shell runs the first string only, without this; write the whole command as one string.',
      fixes: suggested('Join the strings', [
        ...editor.replace(line, whole),
        ...editor.removeElements([ignored, ...more]),
      ]),
    });
  }),
};
