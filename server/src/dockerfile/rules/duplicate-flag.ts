import { replacing, withBlanksBefore } from '../fixes';
import type { DockerfileRule } from '../rule';
import { flagFact, instructionFact } from '../tables/instructions';

export const rule: DockerfileRule = {
  id: 'duplicate-flag',
  severity: 'error',
  preset: 'recommended',
  summary: 'A flag that may stand once stands twice.',
  why: 'Only `--mount`, `--device` and `--exclude` can be repeated. BuildKit fails on the second of any other flag.',
  aliases: ['FLAG_DUPLICATE'],
  evidence: [
    {
      source: 'BuildKit',
      reference: 'frontend/dockerfile/instructions/bflag.go',
      says: 'duplicate flag specified: --chown',
    },
  ],
  examples: {
    bad: [
      {
        code: 'FROM alpine\nCOPY --chown=1000 «--chown»=2000 . /app\n',
        fixed: 'FROM alpine\nCOPY --chown=1000 . /app\n',
      },
    ],
    good: [{ code: 'FROM alpine\nCOPY --exclude=*.md --exclude=.git . /app\n' }],
  },
  instruction: {
    check({ keyword, flags, source }, report) {
      if (flags.length < 2 || instructionFact(keyword)?.ignoresFlags) return;
      const seen = new Set<string>();
      for (const { name, nameSpan, span } of flags) {
        const fact = flagFact(keyword, name);
        if (fact === undefined || fact.repeatable) continue;
        if (seen.has(name))
          report({
            span: nameSpan,
            message: `--${name} can be given only once, and this is the second. Remove one of the two.`,
            fixes: [replacing(withBlanksBefore(source, span), '', `Remove this --${name}`, 'suggested')],
          });
        seen.add(name);
      }
    },
  },
};
