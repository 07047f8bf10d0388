import { replacing } from '../fixes';
import { quoted } from '../quoted';
import type { DockerfileRule } from '../rule';
import { readDuration } from '../syntax/durations';
import { flagFact } from '../tables/instructions';

const millisecond = 1e6;

export const rule: DockerfileRule = {
  id: 'healthcheck-duration',
  severity: 'error',
  preset: 'recommended',
  summary: 'A duration of HEALTHCHECK cannot be read, or is shorter than a millisecond.',
  why: 'Durations are numbers with a unit: `500ms`, `30s`, `1m30s`. `0` stands for the default; there are no days.',
  aliases: ['FLAG_INVALID_DURATION', 'FLAG_LESS_THAN_1MS', 'FLAG_MISSING_DURATION', 'FLAG_UNKNOWN_UNIT'],
  evidence: [
    {
      source: 'BuildKit',
      reference: 'frontend/dockerfile/instructions/parse.go',
      says: 'time: missing unit in duration "30"',
    },
    {
      source: 'BuildKit',
      reference: 'frontend/dockerfile/instructions/parse.go',
      says: 'Interval "interval" cannot be less than 1ms',
    },
  ],
  examples: {
    bad: [
      {
        code: 'FROM alpine\nHEALTHCHECK --interval=«30» CMD true\n',
        fixed: 'FROM alpine\nHEALTHCHECK --interval=30s CMD true\n',
      },
      { code: 'FROM alpine\nHEALTHCHECK --timeout=«500us» CMD true\n' },
      { code: 'FROM alpine\nHEALTHCHECK --start-period=«1d» CMD true\n' },
    ],
    good: [{ code: 'FROM alpine\nHEALTHCHECK --interval=1m30s --timeout=0s --start-interval=.5s CMD true\n' }],
  },
  instruction: {
    keywords: ['HEALTHCHECK'],
    check({ flags, words }, report) {
      if (words[0]?.text.toUpperCase() === 'NONE') return;
      for (const { name, value } of flags) {
        if (flagFact('HEALTHCHECK', name)?.kind !== 'duration' || value === undefined || value.length === 0) continue;
        const duration = readDuration(value.text);
        if (duration === undefined)
          report({
            span: value.span(),
            message: `${quoted(value.text)} is not a duration. Write numbers with the unit ms, s, m or h, such as 30s or 1m30s.`,
            fixes: /^\d+$/.test(value.text)
              ? [replacing(value.span(), `${value.text}s`, 'Add the unit s', 'suggested')]
              : [],
          });
        else if (duration !== 0 && duration < millisecond)
          report({ span: value.span(), message: `--${name} must be at least 1ms, or 0 for the default.` });
      }
    },
  },
};
