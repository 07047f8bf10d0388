import { fragment } from '../examples';
import { healthCheckCommand, knownText } from '../health-check';
import { forEachContainer, type TaskDefinitionRule } from '../rule';
import { slimImagesOf } from '../tables/slim-images';

const file = 'container-definitions.json';
const check = (image: string, ...words: readonly string[]) =>
  fragment(`"healthCheck": { "command": [${words.join(', ')}] }`).replace('web:1.4', image);
const curl = 'curl -f http://localhost/ || exit 1';

export const rule: TaskDefinitionRule = {
  id: 'health-check-program-missing',
  severity: 'warning',
  preset: 'recommended',
  summary: 'A health check calls a program that the image does not have.',
  why: 'Health checks run inside the container. Slim images leave out `curl` and `wget`, distroless ones even the shell, so the check fails from the start and ECS replaces the task again and again. Use what the image has: the program itself, or the language that it is written in. Only public images that are known to lack the program are reported.',
  evidence: [
    {
      source: 'Amazon ECS API reference',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html',
    },
  ],
  examples: {
    bad: [
      { code: check('python:3.13-slim', '"CMD-SHELL"', `«"${curl}"»`), file, message: 'curl' },
      {
        code: check('gcr.io/distroless/nodejs22', '«"CMD-SHELL"»', '"/nodejs/bin/node /check.js"'),
        file,
        message: 'shell',
      },
      { code: check('node:22-alpine', '"CMD"', '«"curl"»', '"-f"', '"http://localhost/"'), file },
    ],
    good: [
      { code: check('node:22-alpine', '"CMD-SHELL"', '"wget -q -O /dev/null http://127.0.0.1/ || exit 1"'), file },
      { code: check('nginx:1.29', '"CMD-SHELL"', `"${curl}"`), file },
      { code: check('gcr.io/distroless/nodejs22', '"CMD"', '"/nodejs/bin/node"', '"/check.js"'), file },
    ],
  },
  check: forEachContainer((container, report) => {
    const command = healthCheckCommand(container);
    const image = container.string('image').value;
    const slim = image && slimImagesOf(image);
    if (command === undefined || !slim) return;
    if (slim.hasNoShell && command.form === 'CMD-SHELL') {
      report({
        span: command.first.span,
        message: `${slim.title} have no shell, so this check fails; write "CMD" and a program that the image has.`,
      });
      return;
    }
    const [program] = command.words;
    const called = program && /^(?:\/usr)?(?:\/bin\/)?(\w+)(?=\s|$)/.exec(knownText(command) ?? '')?.[1];
    if (program === undefined || called === undefined || !slim.lacks.includes(called)) return;
    report({
      span: program.span,
      message: `${slim.title} have no ${called}, so this check fails; use a program that the image has.`,
    });
  }),
};
