import type { DockerfileRule } from '../rule';
import { instructionFact } from '../tables/instructions';

export const rule: DockerfileRule = {
  id: 'instruction-before-from',
  severity: 'error',
  preset: 'recommended',
  summary: 'An instruction other than ARG stands before the first FROM.',
  why: 'Every instruction but ARG changes a stage, and FROM is what begins one.',
  aliases: ['DL3061', 'NO_SOURCE_IMAGE'],
  evidence: [
    {
      source: 'BuildKit',
      reference: 'frontend/dockerfile/instructions/commands.go',
      says: 'no build stage in current context',
    },
  ],
  examples: {
    bad: [{ code: '«RUN» apk add curl\nFROM alpine\n' }],
    good: [{ code: 'ARG VERSION=3.22\nFROM alpine:$VERSION\nRUN apk add curl\n' }],
  },
  check({ statements }, report) {
    for (const statement of statements) {
      if (statement.stage !== undefined) return;
      const { keyword, keywordSpan } = statement.instruction;
      if (keyword === 'ARG' || instructionFact(keyword) === undefined) continue;
      report({
        span: statement.at(keywordSpan),
        message: `Only ARG can stand above the first FROM. Move ${keyword} below it.`,
      });
    }
  },
};
