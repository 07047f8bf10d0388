import { quoted } from '../quoted';
import type { DockerfileRule } from '../rule';

export const rule: DockerfileRule = {
  id: 'stage-cycle',
  severity: 'error',
  preset: 'recommended',
  summary: 'A stage copies from itself, or from one that needs it.',
  why: 'A stage can be used when it is finished. One that waits for itself, directly or through others, never is.',
  aliases: ['DL3023'],
  evidence: [
    {
      source: 'BuildKit',
      reference: 'frontend/dockerfile/dockerfile2llb/validations.go',
      says: 'circular dependency detected on stage: build',
    },
  ],
  examples: {
    bad: [
      { code: 'FROM alpine AS build\nCOPY --from=«build» /a /b\n', message: 'itself' },
      { code: 'FROM alpine AS a\nRUN --mount=from=«b»,target=/b true\nFROM alpine AS b\nCOPY --from=«a» /a /a\n' },
    ],
    good: [{ code: 'FROM alpine AS build\nFROM alpine\nCOPY --from=build /a /b\n' }],
  },
  check({ cyclicUses }, report) {
    for (const { statement, text, target } of cyclicUses)
      report({
        span: statement.at(text.span()),
        message:
          target === statement.stage
            ? 'A stage cannot use itself. Name another stage, or an image.'
            : `The stage ${quoted(target?.label ?? '')} needs this stage, too, so neither can be built first. Remove one of the two uses.`,
      });
  },
};
