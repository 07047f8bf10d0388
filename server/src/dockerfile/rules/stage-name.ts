import { replacing } from '../fixes';
import { quoted } from '../quoted';
import type { DockerfileRule } from '../rule';
import { stageNamePattern } from '../stages';

export const rule: DockerfileRule = {
  id: 'stage-name',
  severity: 'error',
  preset: 'recommended',
  summary: 'The name of a stage has characters that it cannot have.',
  why:
    'A stage name begins with a letter and goes on with letters, digits, `-`, `_` and `.`. BuildKit rejects any other name, ' +
    'so that it cannot be taken for a number or an image.',
  aliases: ['INVALID_BUILD_STAGE_NAME'],
  evidence: [
    {
      source: 'BuildKit',
      reference: 'frontend/dockerfile/instructions/parse.go',
      says: 'invalid name for build stage: "1st", name can\'t start with a number or contain symbols',
    },
  ],
  examples: {
    bad: [
      { code: 'FROM alpine AS «1st»\n' },
      { code: 'FROM alpine AS «build/app»\n', fixed: 'FROM alpine AS build-app\n' },
    ],
    good: [{ code: 'FROM alpine AS build-1.2_x\n' }],
  },
  instruction: {
    keywords: ['FROM'],
    check({ words }, report) {
      const [, as, name] = words;
      if (words.length !== 3 || as?.text.toLowerCase() !== 'as' || name === undefined) return;
      if (stageNamePattern.test(name.text.toLowerCase())) return;
      const plain = name.text.replace(/[^A-Za-z0-9-_.]+/g, '-').replace(/^-+|-+$/g, '');
      const usable = stageNamePattern.test(plain.toLowerCase());
      report({
        span: name.span(),
        message: `${quoted(name.text)} cannot be the name of a stage. Begin with a letter, and use only letters, digits, hyphens, underscores and dots.`,
        fixes: usable ? [replacing(name.span(), plain, `Rename to ${plain}`, 'suggested')] : [],
      });
    },
  },
};
