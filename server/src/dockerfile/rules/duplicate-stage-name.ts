import { quoted } from '../quoted';
import type { DockerfileRule } from '../rule';
import type { Stage } from '../stages';

export const rule: DockerfileRule = {
  id: 'duplicate-stage-name',
  severity: 'warning',
  preset: 'recommended',
  summary: 'Two stages have the same name.',
  why:
    'Names are compared without regard to case. A `COPY --from` or `--target` of that name reaches only the last of the stages, ' +
    'whichever one was meant.',
  aliases: ['DuplicateStageName', 'DL3024', 'DUPLICATE_BUILD_STAGE_NAME'],
  evidence: [
    {
      source: 'BuildKit',
      reference: 'DuplicateStageName',
      says: 'Duplicate stage name "build", stage names should be unique',
    },
  ],
  examples: {
    bad: [{ code: 'FROM alpine AS build\nFROM debian AS «build»\n' }],
    good: [{ code: 'FROM alpine AS build\nFROM debian AS final\n' }],
  },
  check({ stages }, report) {
    const first = new Map<string, Stage>();
    for (const stage of stages) {
      if (stage.name === undefined || stage.nameText === undefined) continue;
      const earlier = first.get(stage.name);
      if (earlier?.nameText === undefined) {
        first.set(stage.name, stage);
        continue;
      }
      report({
        span: stage.from.at(stage.nameText.span()),
        message: `A stage above has the name ${quoted(earlier.nameText.text)} already, and COPY --from can only reach the last one of a name. Give this stage another name.`,
        related: [{ span: earlier.from.at(earlier.nameText.span()), message: 'The first stage of that name.' }],
      });
    }
  },
};
