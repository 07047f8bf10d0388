import { fragment } from '../examples';
import { healthCheckCommand } from '../health-check';
import { forEachContainer, type TaskDefinitionRule } from '../rule';

const file = 'container-definitions.json';
const check = (command: string) => fragment(`"healthCheck": { "command": ${command} }`);

export const rule: TaskDefinitionRule = {
  id: 'health-check-without-command',
  severity: 'warning',
  preset: 'recommended',
  summary: 'A health check names its form and no command.',
  why: '`CMD` and `CMD-SHELL` say how a command is run. Without a command there is nothing to run, so the container never becomes healthy.',
  evidence: [
    {
      source: 'Amazon ECS API reference',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html',
    },
  ],
  examples: {
    bad: [
      { code: check('[«"CMD-SHELL"»]'), file },
      { code: check('["CMD", «""»]'), file },
    ],
    good: [{ code: check('["CMD-SHELL", "test -e /tmp/alive"]'), file }],
  },
  check: forEachContainer((container, report) => {
    const command = healthCheckCommand(container);
    if (command === undefined) return;
    const { form, first, words } = command;
    const [program = first] = words;
    if (words.length > 0 && program.value.trim() !== '') return;
    const next = form === 'CMD' ? 'a program and its arguments' : 'one string for the shell';
    report({ span: program.span, message: `This health check has no command; after "${form}" comes ${next}.` });
  }),
};
