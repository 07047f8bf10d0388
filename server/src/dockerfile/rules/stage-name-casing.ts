import { replacing } from '../fixes';
import type { DockerfileRule } from '../rule';

export const rule: DockerfileRule = {
  id: 'stage-name-casing',
  severity: 'information',
  preset: 'recommended',
  summary: 'The name of a stage has upper-case letters.',
  why:
    'BuildKit lower-cases stage names, and a `FROM` that refers to one must be written in lower case. A name in lower case ' +
    'reads the same everywhere.',
  aliases: ['StageNameCasing'],
  evidence: [{ source: 'BuildKit', reference: 'StageNameCasing', says: "Stage name 'Build' should be lowercase" }],
  examples: {
    bad: [{ code: 'FROM alpine AS «Build»\n', fixed: 'FROM alpine AS build\n' }],
    good: [{ code: 'FROM alpine AS build\n' }],
  },
  instruction: {
    keywords: ['FROM'],
    check({ words }, report) {
      const name = words[2];
      if (words.length !== 3 || name === undefined || name.text === name.text.toLowerCase()) return;
      const lower = name.text.toLowerCase();
      report({
        span: name.span(),
        message: `BuildKit reads names of stages in lower case. Write ${lower}, so that the name is the same everywhere.`,
        fixes: [replacing(name.span(), lower, `Change to ${lower}`, 'safe')],
      });
    },
  },
};
