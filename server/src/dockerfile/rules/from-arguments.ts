import type { DockerfileRule } from '../rule';

export const rule: DockerfileRule = {
  id: 'from-arguments',
  severity: 'error',
  preset: 'recommended',
  summary: 'FROM takes an image, or an image, AS and a name.',
  why: 'BuildKit accepts exactly one or three words after `FROM` and its flags; the second of three must be `AS`. A comment cannot follow on the same line.',
  evidence: [
    {
      source: 'BuildKit',
      reference: 'frontend/dockerfile/instructions/parse.go',
      says: 'FROM requires either one or three arguments',
    },
  ],
  examples: {
    bad: [
      { code: '«FROM»\n' },
      { code: 'FROM alpine «build»\n' },
      { code: 'FROM alpine «to» build\n' },
      { code: 'FROM alpine AS build «# builds»\n' },
    ],
    good: [{ code: 'FROM alpine\n' }, { code: 'FROM alpine AS build\n' }],
  },
  instruction: {
    keywords: ['FROM'],
    check({ words, keywordSpan, arguments: rest }, report) {
      const form = 'Write FROM image, or FROM image AS name.';
      const [image, as] = words;
      if (words.length === 1) return;
      if (image === undefined) return report({ span: keywordSpan, message: `FROM needs an image. ${form}` });
      if (as !== undefined && as.text.toLowerCase() !== 'as')
        return report({
          span: words.length === 3 ? as.span() : { start: as.span().start, end: rest.span().end },
          message: `After the image FROM takes only AS and a name. ${form}`,
        });
      if (words.length === 2 && as !== undefined)
        return report({ span: as.span(), message: `AS needs a name after it. ${form}` });
      const fourth = words[3];
      if (fourth === undefined) return;
      const comment = fourth.text.startsWith('#') ? ' A comment must stand on a line of its own.' : '';
      report({
        span: { start: fourth.span().start, end: rest.span().end },
        message: `Nothing can follow the name of the stage.${comment}`,
      });
    },
  },
};
