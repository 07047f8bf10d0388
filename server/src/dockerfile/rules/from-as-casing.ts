import { replacing } from '../fixes';
import type { DockerfileRule } from '../rule';

export const rule: DockerfileRule = {
  id: 'from-as-casing',
  severity: 'information',
  preset: 'recommended',
  summary: '`AS` is not written in the case of its `FROM`.',
  why: 'Keywords in one case let the eye tell them from names. BuildKit asks for `AS` after `FROM`, and `as` after `from`.',
  aliases: ['FromAsCasing'],
  evidence: [{ source: 'BuildKit', reference: 'FromAsCasing', says: "'as' and 'FROM' keywords' casing do not match" }],
  examples: {
    bad: [{ code: 'FROM alpine «as» build\n', fixed: 'FROM alpine AS build\n' }],
    good: [{ code: 'FROM alpine AS build\n' }, { code: 'from alpine as build\n' }],
  },
  instruction: {
    keywords: ['FROM'],
    check({ words, keywordText }, report) {
      const as = words[1];
      if (words.length < 3 || as === undefined) return;
      const from = keywordText.text;
      const lower = from === from.toLowerCase();
      if (!lower && from !== from.toUpperCase()) return;
      const wanted = lower ? as.text.toLowerCase() : as.text.toUpperCase();
      if (as.text === wanted || as.text.toLowerCase() !== 'as') return;
      report({
        span: as.span(),
        message: `${from} and this word are not in the same case. Write ${wanted}.`,
        fixes: [replacing(as.span(), wanted, `Change to ${wanted}`, 'safe')],
      });
    },
  },
};
