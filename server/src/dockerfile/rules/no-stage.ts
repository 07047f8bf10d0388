import type { DockerfileRule } from '../rule';

export const rule: DockerfileRule = {
  id: 'no-stage',
  severity: 'error',
  preset: 'recommended',
  summary: 'The file has ARGs, but no FROM.',
  why: 'ARG only declares what FROM may use. Without a FROM there is no stage, and nothing to build.',
  aliases: ['DL3061'],
  evidence: [
    {
      source: 'BuildKit',
      reference: 'frontend/dockerfile/dockerfile2llb/convert.go',
      says: 'dockerfile contains no stages to build',
    },
  ],
  examples: {
    bad: [{ code: 'ARG VERSION=3.22\n«ARG» VARIANT=slim\n' }],
    good: [{ code: 'ARG VERSION=3.22\nFROM alpine:$VERSION\n' }],
  },
  check({ statements, stages }, report) {
    const last = statements.at(-1);
    if (stages.length > 0 || last === undefined || statements.some(({ keyword }) => keyword !== 'ARG')) return;
    report({
      span: last.at(last.instruction.keywordSpan),
      message: 'The file declares arguments, but has no FROM to begin a stage. Add FROM and an image.',
    });
  },
};
