import type { DockerfileModel, Statement } from '../model';
import type { DockerfileRule } from '../rule';
import { type StageUse, stageNumberPattern } from '../stages';

export const rule: DockerfileRule = {
  id: 'copy-from-index',
  severity: 'error',
  preset: 'recommended',
  summary: '`COPY --from` has the number of a stage that there is not.',
  why: 'Stages are numbered from 0 in the order of their FROMs. Names say more, and stay right when a stage is added.',
  aliases: ['FLAG_INVALID_FROM_VALUE', 'DL3022'],
  evidence: [
    { source: 'BuildKit', reference: 'frontend/dockerfile/dockerfile2llb/convert.go', says: 'invalid stage index 5' },
  ],
  examples: {
    bad: [{ code: 'FROM node AS build\nFROM alpine\nCOPY --from=«5» /app /app\n' }],
    good: [{ code: 'FROM node AS build\nFROM alpine\nCOPY --from=0 /app /app\n' }],
  },
  check(dockerfile, report) {
    for (const { statement, text } of numbersOfNoStage(dockerfile)) {
      const last = dockerfile.stages.length - 1;
      const range = last === 0 ? 'There is only stage 0.' : `Stages go from 0 to ${last}.`;
      const index = Number(text.text);
      report({
        span: statement.at(text.span()),
        message: `There is no stage ${text.text}. ${range}`,
        severity: index >= 0 && index < numbered(dockerfile, statement) ? 'warning' : undefined,
      });
    }
  },
};

function numbersOfNoStage({ stages }: DockerfileModel): StageUse[] {
  return stages.flatMap(({ uses }) =>
    uses.filter(
      ({ kind, text, target }) => kind === 'copy' && target === undefined && stageNumberPattern.test(text.text),
    ),
  );
}

/** BuildKit numbers the images that COPY and RUN use after the stages, one after the other: those numbers pass. */
function numbered(dockerfile: DockerfileModel, before: Statement): number {
  const { stages } = dockerfile;
  let count = stages.length;
  for (const { uses } of stages)
    for (const { kind, statement, target } of uses)
      if (kind === 'copy' && target === undefined && statement.index < before.index) count++;
  for (const { index, instruction } of dockerfile.of('RUN'))
    if (index < before.index) count += instruction.mounts.length;
  return count;
}
