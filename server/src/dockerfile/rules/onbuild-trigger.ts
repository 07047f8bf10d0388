import type { DockerfileRule } from '../rule';

export const rule: DockerfileRule = {
  id: 'onbuild-trigger',
  severity: 'error',
  preset: 'recommended',
  summary: 'ONBUILD stores an instruction that it cannot store.',
  why: 'What ONBUILD stores runs inside a stage of another build, so it can neither begin a stage nor store more instructions.',
  aliases: ['DL3043', 'ONBUILD_CHAINING_DISALLOWED', 'ONBUILD_TRIGGER_DISALLOWED'],
  evidence: [
    {
      source: 'BuildKit',
      reference: 'frontend/dockerfile/instructions/parse.go',
      says: "FROM isn't allowed as an ONBUILD trigger",
    },
  ],
  examples: {
    bad: [{ code: 'FROM alpine\nONBUILD «ONBUILD» RUN true\n' }, { code: 'FROM alpine\nONBUILD «FROM» debian\n' }],
    good: [{ code: 'FROM alpine\nONBUILD COPY . /app\n' }],
  },
  instruction: {
    keywords: ['ONBUILD'],
    check({ trigger }, report) {
      const keyword = trigger?.keyword ?? '';
      if (trigger !== undefined && ['ONBUILD', 'FROM', 'MAINTAINER'].includes(keyword))
        report({
          span: trigger.keywordSpan,
          message: `ONBUILD cannot hold ${keyword}, because it runs inside a stage of another build. Write an instruction that changes a stage, such as COPY or RUN.`,
        });
    },
  },
};
