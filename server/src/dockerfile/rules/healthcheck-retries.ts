import { quoted } from '../quoted';
import type { DockerfileRule } from '../rule';

export const rule: DockerfileRule = {
  id: 'healthcheck-retries',
  severity: 'error',
  preset: 'recommended',
  summary: '`--retries` of HEALTHCHECK is no whole number from 0 up.',
  why: 'It counts failures in a row; 0 stands for the default of 3.',
  aliases: ['FLAG_AT_LEAST_ONE', 'INVALID_SYNTAX'],
  evidence: [
    {
      source: 'BuildKit',
      reference: 'frontend/dockerfile/instructions/parse.go',
      says: '--retries cannot be negative (-1)',
    },
  ],
  examples: {
    bad: [
      { code: 'FROM alpine\nHEALTHCHECK --retries=«three» CMD true\n' },
      { code: 'FROM alpine\nHEALTHCHECK --retries=«-1» CMD true\n' },
    ],
    good: [{ code: 'FROM alpine\nHEALTHCHECK --retries=0 CMD true\n' }],
  },
  instruction: {
    keywords: ['HEALTHCHECK'],
    check({ flags, words }, report) {
      if (words[0]?.text.toUpperCase() === 'NONE') return;
      for (const { name, value } of flags) {
        if (name !== 'retries' || value === undefined || value.length === 0) continue;
        const count = /^[+-]?\d+$/.test(value.text) ? Number(value.text) : Number.NaN;
        if (count >= 0 && count < 2 ** 31) continue;
        report({
          span: value.span(),
          message: `--retries must be a whole number from 0 up, not ${quoted(value.text)}.`,
        });
      }
    },
  },
};
