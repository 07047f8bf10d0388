import type { DockerfileRule } from '../rule';
import type { DirectiveName } from '../syntax/directives';

export const rule: DockerfileRule = {
  id: 'duplicate-directive',
  severity: 'error',
  preset: 'recommended',
  summary: 'A parser directive stands twice.',
  why: 'BuildKit takes each of `syntax`, `escape` and `check` once, and fails on the second.',
  aliases: ['DUPLICATED_ESCAPE_DIRECTIVE'],
  evidence: [
    {
      source: 'BuildKit',
      reference: 'frontend/dockerfile/parser/directives.go',
      says: 'only one check parser directive can be used',
    },
  ],
  phase: 'parse',
  anyFrontend: true,
  examples: {
    bad: [
      {
        code: '# check=skip=StageNameCasing\n«# check=skip=FromAsCasing»\nFROM alpine\n',
        fixed: '# check=skip=StageNameCasing\nFROM alpine\n',
      },
    ],
    good: [{ code: '# syntax=docker/dockerfile:1\n# check=skip=FromAsCasing\nFROM alpine\n' }],
  },
  check({ directives, text }, report) {
    const seen = new Set<DirectiveName>();
    for (const { name, span } of directives) {
      if (!seen.has(name)) {
        seen.add(name);
        continue;
      }
      const lineBreak = text.indexOf('\n', span.end);
      const end = lineBreak === -1 ? text.length : lineBreak + 1;
      report({
        span,
        message: `BuildKit takes the directive ${name} only once, and it stands above already. Put both into one, or remove this one.`,
        fixes: [
          {
            title: 'Remove this directive',
            safety: 'suggested',
            edits: [{ span: { start: span.start, end }, text: '' }],
          },
        ],
      });
    }
  },
};
