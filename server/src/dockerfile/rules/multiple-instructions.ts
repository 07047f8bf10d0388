import { skipsCheck } from '../check-comments';
import type { DockerfileModel, Statement } from '../model';
import type { DockerfileRule } from '../rule';
import type { Stage } from '../stages';

export const rule: DockerfileRule = {
  id: 'multiple-instructions',
  severity: 'warning',
  preset: 'recommended',
  summary: 'A stage has a second CMD, ENTRYPOINT or HEALTHCHECK, which makes the first useless.',
  why: 'Only the last one counts: it replaces the one before. The earlier one is either left over or was meant for another stage.',
  aliases: ['MultipleInstructionsDisallowed', 'DL3012', 'DL4003', 'DL4004', 'MULTIPLE_INSTRUCTIONS'],
  evidence: [
    {
      source: 'BuildKit',
      reference: 'MultipleInstructionsDisallowed',
      says: 'Multiple CMD instructions should not be used in the same stage because only the last one will be used',
    },
  ],
  phase: 'build',
  examples: {
    bad: [{ code: 'FROM alpine\n«CMD» ["true"]\nCMD ["false"]\n' }],
    good: [{ code: 'FROM alpine AS a\nCMD ["true"]\nFROM alpine\nCMD ["false"]\n' }],
  },
  check(dockerfile, report) {
    for (const keyword of ['CMD', 'ENTRYPOINT', 'HEALTHCHECK'])
      for (const [earlier, later] of replaced(dockerfile, keyword))
        report({
          span: earlier.at(earlier.instruction.keywordSpan),
          message: `This ${keyword} has no effect: a later one in the same stage replaces it. Remove one of them.`,
          tags: ['unnecessary'],
          related: [{ span: later.at(later.instruction.keywordSpan), message: `The ${keyword} that counts.` }],
        });
  },
};

function* replaced(dockerfile: DockerfileModel, keyword: string): Generator<[Statement, Statement]> {
  const last = new Map<Stage, Statement>();
  for (const statement of dockerfile.of(keyword)) {
    if (statement.stage === undefined) continue;
    const earlier = last.get(statement.stage);
    if (earlier !== undefined && !skipsCheck(statement, 'MultipleInstructionsDisallowed')) yield [earlier, statement];
    last.set(statement.stage, statement);
  }
}
