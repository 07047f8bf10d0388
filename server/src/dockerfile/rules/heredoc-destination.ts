import type { DockerfileRule } from '../rule';
import { heredocOpeners } from '../syntax/heredocs';

export const rule: DockerfileRule = {
  id: 'heredoc-destination',
  severity: 'error',
  preset: 'recommended',
  summary: 'COPY or ADD has a heredoc where its destination should be.',
  why: 'The last argument says where the files go. A heredoc is a source, and stands before it.',
  evidence: [
    {
      source: 'BuildKit',
      reference: 'frontend/dockerfile/instructions/parse.go',
      says: 'COPY cannot accept a heredoc as a destination',
    },
  ],
  examples: {
    bad: [{ code: 'FROM alpine\nCOPY app.conf «<<EOF»\nport=8080\nEOF\n' }],
    good: [{ code: 'FROM alpine\nCOPY <<EOF /etc/app.conf\nport=8080\nEOF\n' }],
  },
  instruction: {
    keywords: ['COPY', 'ADD'],
    check({ operands, keyword }, report) {
      const destination = operands.at(-1);
      if (operands.length < 2 || destination === undefined) return;
      if (!/^\d*<<-?\s*[^<]+$/.test(destination.text) || heredocOpeners(destination.text).openers.length === 0) return;
      report({
        span: destination.span(),
        message: `A heredoc cannot be the destination of ${keyword}. Write the heredoc first and the path of the file last.`,
      });
    },
  },
};
