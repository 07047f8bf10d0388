import { fragment } from '../examples';
import { healthCheckCommand, knownText } from '../health-check';
import { forEachContainer, type TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';
import { spanInString } from '../syntax/node';

const file = 'container-definitions.json';
const check = (command: string) => fragment(`"healthCheck": { "command": ["CMD-SHELL", ${command}] }`);

export const rule: TaskDefinitionRule = {
  id: 'health-check-curl-without-fail',
  severity: 'information',
  preset: 'recommended',
  summary: 'A health check with curl passes whatever the server answers.',
  why: 'Without `-f` (`--fail`) curl succeeds as soon as a server answers at all, be it with error 500. The check then only tells whether the port is open.',
  evidence: [{ source: 'curl', reference: 'https://curl.se/docs/manpage.html#-f' }],
  examples: {
    bad: [
      {
        code: check('"«curl» http://localhost:8080/health || exit 1"'),
        fixed: check('"curl -f http://localhost:8080/health || exit 1"'),
        file,
      },
      { code: check('"«curl» -s http://localhost/"'), fixed: check('"curl -f -s http://localhost/"'), file },
    ],
    good: [
      { code: check('"curl -sf http://localhost/ || exit 1"'), file },
      { code: check('"curl --fail http://localhost/"'), file },
      { code: check('"curl -s http://localhost/ | grep -q ok"'), file },
    ],
  },
  check: forEachContainer((container, report, { editor }) => {
    const command = healthCheckCommand(container);
    const [line, ...others] = command?.words ?? [];
    if (command === undefined || line === undefined) return;
    const text = knownText(command) ?? '';
    // Whoever looks at the answer in another way knows what to look for.
    if (!/^curl\s(?:[^|&;]*\s)?'?https?:\/\/[^|&;]*(?:\|\|.*|;\s*exit.*)?$/.test(text) || judges.test(text)) return;
    const isWhole = command.form === 'CMD-SHELL' && others.length === 0;
    report({
      span: isWhole ? spanInString(line, { start: 0, end: 4 }) : line.span,
      message: 'Without -f curl takes every answer for a success, error 500 too; write "curl -f".',
      fixes: isWhole ? suggested('Insert -f', editor.replace(line, line.value.replace(/^curl/, 'curl -f'))) : [],
    });
  }),
};

/** Options of curl that make it fail, or print what somebody else then reads. */
const judges = /\s(?:-[a-zA-Z]*[fwK]|--fail|--write-out|--config)/;
