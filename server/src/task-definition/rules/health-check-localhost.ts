import { fragment } from '../examples';
import { healthCheckCommand } from '../health-check';
import { forEachContainer, type TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';
import { spanInString } from '../syntax/node';

const file = 'container-definitions.json';
const check = (host: string) =>
  fragment(`"healthCheck": { "command": ["CMD-SHELL", "wget -q -O /dev/null http://${host}:8080/ || exit 1"] }`);

export const rule: TaskDefinitionRule = {
  id: 'health-check-localhost',
  severity: 'information',
  preset: 'all',
  summary: 'A health check with wget asks `localhost`, which may be the IPv6 address alone.',
  why: 'In many images `localhost` is `::1` as well as `127.0.0.1`. The wget of BusyBox tries the first one only, so the check fails for a server that listens on IPv4. An address says what is meant.',
  evidence: [{ source: 'BusyBox', reference: 'networking/wget.c' }],
  examples: {
    bad: [{ code: check('«localhost»'), fixed: check('127.0.0.1'), file }],
    good: [{ code: check('127.0.0.1'), file }],
  },
  check: forEachContainer((container, report, { editor }) => {
    const words = healthCheckCommand(container)?.words ?? [];
    if (!/^(?:\/usr)?(?:\/bin\/)?wget\b/.test(words[0]?.value ?? '')) return;
    for (const word of words) {
      const at = word.value.search(/(?<=https?:\/\/)localhost(?=[:/\s]|$)/);
      if (at < 0) continue;
      const span = spanInString(word, { start: at, end: at + 'localhost'.length });
      report({
        span,
        message:
          'The name localhost may lead wget to the IPv6 address only; write 127.0.0.1 if the server listens on IPv4.',
        fixes: suggested(
          'Write 127.0.0.1',
          editor.replace(word, word.value.replace(/\/\/localhost(?=[:/\s]|$)/, '//127.0.0.1')),
        ),
      });
    }
  }),
};
