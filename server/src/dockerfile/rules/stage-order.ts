import { quoted } from '../quoted';
import type { DockerfileRule } from '../rule';
import type { Stage } from '../stages';

export const rule: DockerfileRule = {
  id: 'stage-order',
  severity: 'error',
  preset: 'recommended',
  summary: 'A stage is used before it is defined.',
  why:
    'Stages are built in the order of the file: COPY and mounts can only use those above. A FROM that names a later stage does not mean that stage at all: ' +
    'BuildKit looks for an image of that name.',
  evidence: [
    {
      source: 'BuildKit',
      reference: 'frontend/dockerfile/dockerfile2llb/convert.go',
      says: 'cannot copy from stage "assets", it needs to be defined before current stage "web"',
    },
  ],
  phase: 'build',
  examples: {
    bad: [
      {
        code: 'FROM alpine AS assets\nFROM alpine AS web\nCOPY --from=«tools» /a /a\nFROM alpine AS tools\nFROM web\n',
      },
      {
        code: 'FROM «base» AS web\nFROM alpine AS base\nCOPY --from=web /a /a\n',
        severity: 'warning',
        message: 'image',
      },
    ],
    good: [{ code: 'FROM alpine AS tools\nFROM alpine\nCOPY --from=tools /a /a\n' }],
  },
  check({ stages, cyclicUses }, report) {
    const byName = new Map<string, Stage>();
    for (const stage of stages) if (stage.name !== undefined) byName.set(stage.name, stage);
    for (const stage of stages)
      for (const use of stage.uses) {
        const target = use.kind === 'from' && use.target === undefined ? byName.get(use.text.text) : use.target;
        if (target === undefined || target.index < stage.index || cyclicUses.has(use)) continue;
        const span = use.statement.at(use.text.span());
        const related = [{ span: target.from.at(target.from.instruction.span), message: 'The stage begins here.' }];
        if (use.kind !== 'from')
          report({
            span,
            related,
            message: `The stage ${quoted(target.label)} begins below. Move it above this stage.`,
          });
        else if (target !== stage)
          report({
            span,
            related,
            severity: 'warning',
            message: `The stage ${quoted(target.label)} begins below, so this FROM takes an image of that name. Move the stage above this one.`,
          });
      }
  },
};
