import { anywhere } from '../examples';
import { forEachContainer, type TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';

const check = (command: string, key = '"command"') => anywhere(`"healthCheck": { ${key}: ${command} }`);

export const rule: TaskDefinitionRule = {
  id: 'health-check-command-form',
  severity: 'warning',
  preset: 'recommended',
  summary: 'A health check command does not begin with `CMD` or `CMD-SHELL`.',
  why: 'The first word says how the rest is run: `CMD` runs a program with arguments, `CMD-SHELL` gives one string to the shell of the container. Docker ignores a check that begins otherwise, so the container never becomes healthy. An empty command is rejected.',
  evidence: [
    {
      source: 'Amazon ECS API reference',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html',
    },
    {
      source: 'Docker Engine',
      reference: 'getProbe in daemon/health.go',
      says: "Unknown healthcheck type '/healthcheck'",
    },
  ],
  examples: {
    bad: [
      {
        code: check('[«"curl -f http://localhost/"»]'),
        fixed: check('["CMD-SHELL", "curl -f http://localhost/"]'),
      },
      {
        code: check('[«"curl"», "-f", "http://localhost/"]'),
        fixed: check('["CMD", "curl", "-f", "http://localhost/"]'),
      },
      { code: check('[]', '«"command"»'), message: 'empty', severity: 'error' },
    ],
    good: [{ code: check('["CMD-SHELL", "test -e /tmp/alive"]') }],
  },
  check: forEachContainer((container, report, { editor }) => {
    const healthCheck = container.section('healthCheck');
    const command = healthCheck.list('command');
    if (command.state !== 'known' || command.node?.kind !== 'array') return;
    const [first] = command.strings;
    if (first === undefined && command.isComplete) {
      const message =
        'This health check is empty; write "CMD-SHELL" and a command, or "CMD" and a program with its arguments.';
      report({ span: healthCheck.keySpan('command') ?? healthCheck.anchor, message, severity: 'error' });
    }
    if (first?.state !== 'known' || ['CMD', 'CMD-SHELL', 'NONE'].includes(first.value)) return;
    const form = command.items.length === 1 && /\s/.test(first.value) ? 'CMD-SHELL' : 'CMD';
    report({
      span: first.node.span,
      message: `Docker ignores a health check that begins with ${JSON.stringify(shorten(first.value))}; the first word has to be "CMD" or "CMD-SHELL".`,
      fixes: suggested(`Insert ${form}`, editor.prepend(command.node, form)),
    });
  }),
};

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
