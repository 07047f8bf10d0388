import { readIgnoreComment } from '../ignore-comments';
import type { DockerfileRule } from '../rule';

export const rule: DockerfileRule = {
  id: 'ignore-comment',
  severity: 'information',
  preset: 'none',
  summary: 'A comment silences rules.',
  why: 'For projects that want exceptions to stand in the configuration alone. Elsewhere such comments are how exceptions are made, so the rule is in no preset.',
  aliases: ['DL1001'],
  evidence: [{ source: 'hadolint', reference: 'DL1001' }],
  examples: {
    bad: [{ code: 'FROM node:24\n«# hadolint ignore=DL3025»\nCMD node app.js\n' }],
    good: [{ code: 'FROM node:24\n# Ignore the exit code.\nCMD ["node", "app.js"]\n' }],
  },
  check({ comments }, report) {
    for (const comment of comments)
      if (readIgnoreComment(comment) !== undefined)
        report({
          span: comment.span,
          message: 'This comment silences rules. Correct what they find, or make the exception in the configuration.',
        });
  },
};
