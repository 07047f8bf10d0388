import type { DockerfileRule } from '../rule';

/** The most bytes of a line, its break not counted. */
const limit = 65_535;

export const rule: DockerfileRule = {
  id: 'line-too-long',
  severity: 'error',
  preset: 'recommended',
  summary: 'A line is longer than 65,535 bytes.',
  why: 'BuildKit reads the file line by line and has room for that much. Long lines are usually embedded files: COPY them, or use a heredoc.',
  evidence: [
    {
      source: 'BuildKit',
      reference: 'frontend/dockerfile/parser/parser.go',
      says: 'dockerfile line greater than max allowed size of 65535',
    },
  ],
  phase: 'parse',
  examples: {
    bad: [{ code: `FROM alpine\n«RUN echo ${'0'.repeat(limit)}»\n` }],
    good: [{ code: `FROM alpine\nRUN echo ${'0'.repeat(1_000)}\n` }],
  },
  check({ text }, report) {
    if (text.length * 3 <= limit) return;
    let start = 0;
    while (start < text.length) {
      const lineBreak = text.indexOf('\n', start);
      const end = lineBreak === -1 ? text.length : lineBreak;
      if ((end - start) * 3 > limit && bytesOf(text.slice(start, end)) > limit)
        report({
          span: { start, end },
          message:
            'This line has more than 65,535 bytes, the most that BuildKit reads. Break it, or COPY the content from a file.',
        });
      start = end + 1;
    }
  },
};

function bytesOf(line: string): number {
  return new TextEncoder().encode(line).length;
}
