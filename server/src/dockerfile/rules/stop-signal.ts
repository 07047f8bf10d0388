import { replacing } from '../fixes';
import { quoted } from '../quoted';
import type { DockerfileRule } from '../rule';
import { nearest } from '../suggest';
import { constantText } from '../syntax/variables';
import { signalNumbers } from '../tables/signals';

export const rule: DockerfileRule = {
  id: 'stop-signal',
  severity: 'error',
  preset: 'recommended',
  summary: 'STOPSIGNAL names no signal.',
  why: 'A signal is a number other than 0, or a name such as `SIGTERM`; `SIG` may be left out, and the case does not matter.',
  aliases: ['INVALID_SIGNAL'],
  evidence: [
    { source: 'BuildKit', reference: 'github.com/moby/sys/signal ParseSignal', says: 'invalid signal: SIGBOGUS' },
  ],
  phase: 'build',
  examples: {
    bad: [
      { code: 'FROM alpine\nSTOPSIGNAL «SIGTREM»\n', fixed: 'FROM alpine\nSTOPSIGNAL SIGTERM\n' },
      { code: 'FROM alpine\nSTOPSIGNAL «0»\n' },
    ],
    good: [
      { code: 'FROM alpine\nSTOPSIGNAL SIGINT\n' },
      { code: 'FROM alpine\nSTOPSIGNAL 9\n' },
      { code: 'FROM alpine\nSTOPSIGNAL $SIGNAL\n' },
    ],
  },
  instruction: {
    keywords: ['STOPSIGNAL'],
    check({ arguments: signal, expansions }, report) {
      const [expanded] = expansions;
      const text = expanded === undefined ? undefined : constantText(expanded.template);
      if (text === undefined) return;
      if (/^[+-]?\d+$/.test(text)) {
        if (Number(text) === 0)
          report({
            span: signal.span(),
            message: 'Signal 0 does nothing. Name the signal that stops the program, such as SIGTERM.',
          });
        return;
      }
      const name = text.toUpperCase().replace(/^SIG/, '');
      if (signalNumbers.has(name)) return;
      const meant = nearest(name, signalNumbers.keys());
      report({
        span: signal.span(),
        message: `There is no signal ${quoted(text)}. ${meant === undefined ? 'Write a name such as SIGTERM or SIGINT.' : `Did you mean SIG${meant}?`}`,
        fixes:
          meant === undefined ? [] : [replacing(signal.span(), `SIG${meant}`, `Change to SIG${meant}`, 'suggested')],
      });
    },
  },
};
