import { fragment } from '../examples';
import { healthCheckCommand } from '../health-check';
import { forEachContainer, type TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';
import type { StringNode } from '../syntax/node';

const file = 'container-definitions.json';
const check = (...words: readonly string[]) => fragment(`"healthCheck": { "command": [${words.join(', ')}] }`);

export const rule: TaskDefinitionRule = {
  id: 'health-check-needs-shell',
  severity: 'warning',
  preset: 'recommended',
  summary: 'A health check that no shell reads is written for a shell.',
  why: 'After `CMD` the first string is the program and each further one an argument, as they stand. A whole command line is then the name of a program that does not exist, and `||`, `&&`, `|` or `>` are arguments like any other: the check fails, and ECS replaces a task that is well. `CMD-SHELL` hands one string to a shell.',
  evidence: [
    {
      source: 'Amazon ECS API reference',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html',
    },
  ],
  examples: {
    bad: [
      {
        code: check('"CMD"', '«"curl -f http://localhost/"»'),
        fixed: check('"CMD-SHELL"', '"curl -f http://localhost/"'),
        file,
        message: 'name of a program',
      },
      {
        code: check('"CMD"', '"curl"', '"-f"', '"http://localhost/"', '«"||"»', '"exit"', '"1"'),
        fixed: check('"CMD-SHELL"', '"curl -f http://localhost/ || exit 1"'),
        file,
        message: 'plain argument',
      },
    ],
    good: [
      { code: check('"CMD"', '"curl"', '"-f"', '"http://localhost/"'), file },
      { code: check('"CMD"', '"/bin/sh"', '"-c"', '"test -e /tmp/alive || exit 1"'), file },
    ],
  },
  check: forEachContainer((container, report, { editor }) => {
    const command = healthCheckCommand(container);
    if (command?.form !== 'CMD') return;
    const [program, ...others] = command.words;
    if (program === undefined) return;
    const wrong = isCommandLine(program, others) ? program : others.find(({ value }) => operator.test(value));
    if (wrong === undefined) return;
    const whole = command.words.map(({ value }) => value).join(' ');
    report({
      span: wrong.span,
      message:
        wrong === program
          ? 'After "CMD" this is the name of a program, blanks and all, and there is none of that name; write "CMD-SHELL" to have a shell read it.'
          : `After "CMD" no shell reads ${wrong.value}, so it is a plain argument of the program; write "CMD-SHELL" and the whole command as one string.`,
      fixes: suggested('Let a shell run it', [
        ...editor.replace(command.first, 'CMD-SHELL'),
        ...editor.replace(program, whole),
        ...editor.removeElements(others),
      ]),
    });
  }),
};

/** What stands between commands; as an argument of a program it is never meant. */
const operator = /^(?:\|\|?|&&|;|[12]?>>?|2>&1)$/;

/** A path may hold blanks (`C:\Program Files\…`), so that what follows the first blank has to look like arguments. */
function isCommandLine({ value, hasPlaceholder }: StringNode, others: readonly StringNode[]): boolean {
  return !hasPlaceholder && others.length === 0 && /^[\w./-]+\s+(?:-|https?:|\||&|\w)/.test(value);
}
