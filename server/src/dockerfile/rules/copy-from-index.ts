import type { DockerfileRule } from '../rule';
import { type StageUse, stageNumberPattern } from '../stages';

export const rule: DockerfileRule = {
  id: 'copy-from-index',
  severity: 'error',
  preset: 'recommended',
  summary: '`COPY --from` has the number of a stage that there is not.',
  why: 'Stages are numbered from 0 in the order of their FROMs. Names say more, and stay right when a stage is added.',
  aliases: ['FLAG_INVALID_FROM_VALUE'],
  evidence: [
    { source: 'BuildKit', reference: 'frontend/dockerfile/dockerfile2llb/convert.go', says: 'invalid stage index 5' },
  ],
  examples: {
    bad: [{ code: 'FROM node AS build\nFROM alpine\nCOPY --from=«5» /app /app\n' }],
    good: [{ code: 'FROM node AS build\nFROM alpine\nCOPY --from=0 /app /app\n' }],
  },
  check({ stages, statements }, report) {
    const wrong = new Map(stages.flatMap(({ uses }) => uses.filter(namesNoStage)).map((use) => [use.statement, use]));
    if (wrong.size === 0) return;
    const range = stages.length === 1 ? 'There is only stage 0.' : `Stages go from 0 to ${stages.length - 1}.`;
    // BuildKit numbers the images that COPY and RUN use after the stages, one after the other: those numbers pass.
    const images = new Set(stages.flatMap(({ uses }) => uses.filter(isImageOfCopy)).map(({ statement }) => statement));
    let numbers = stages.length;
    for (const statement of statements) {
      const use = wrong.get(statement);
      const index = Number(use?.text.text);
      if (use !== undefined)
        report({
          span: statement.at(use.text.span()),
          message: `There is no stage with the number ${use.text.text}. ${range}`,
          severity: index >= 0 && index < numbers ? 'warning' : undefined,
        });
      numbers += images.has(statement) ? 1 : statement.instruction.mounts.length;
    }
  },
};

function isImageOfCopy({ kind, target, text }: StageUse): boolean {
  return kind === 'copy' && target === undefined && !stageNumberPattern.test(text.text);
}

function namesNoStage({ kind, target, text }: StageUse): boolean {
  return kind === 'copy' && target === undefined && stageNumberPattern.test(text.text);
}
