import type { DockerfileRule } from '../rule';

export const rule: DockerfileRule = {
  id: 'no-instructions',
  severity: 'error',
  preset: 'recommended',
  summary: 'The file has no instruction.',
  why: 'BuildKit needs at least one stage to build. A file of comments and blank lines describes none.',
  evidence: [
    { source: 'BuildKit', reference: 'frontend/dockerfile/parser/parser.go', says: 'file with no instructions' },
  ],
  phase: 'parse',
  examples: {
    bad: [{ code: '«»' }, { code: '# nothing yet\n«# to build»\n' }],
    good: [{ code: 'FROM scratch\n' }],
  },
  check({ statements, comments, directives }, report) {
    if (statements.length > 0) return;
    const last = comments.at(-1) ?? directives.at(-1);
    report({
      span: last?.span ?? { start: 0, end: 0 },
      message: 'This file has no instructions, so there is nothing to build. Write FROM and an image.',
    });
  },
};
