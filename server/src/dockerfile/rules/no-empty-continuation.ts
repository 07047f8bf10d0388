import type { Span } from '../../engine/span';
import type { DockerfileRule } from '../rule';

export const rule: DockerfileRule = {
  id: 'no-empty-continuation',
  severity: 'warning',
  preset: 'recommended',
  summary: 'A blank line stands within an instruction that is continued.',
  why:
    'BuildKit still skips blank lines within a continued instruction, but has announced that they will become errors. ' +
    'Remove them, or put a comment line in their place.',
  aliases: ['NoEmptyContinuation', 'EMPTY_CONTINUATION_LINE'],
  evidence: [{ source: 'BuildKit', reference: 'NoEmptyContinuation', says: 'Empty continuation line' }],
  phase: 'parse',
  examples: {
    bad: [
      {
        code: 'FROM alpine\nRUN apk add \\\n«\n»    curl \\\n    git\n',
        fixed: 'FROM alpine\nRUN apk add \\\n    curl \\\n    git\n',
      },
    ],
    good: [{ code: 'FROM alpine\nRUN apk add \\\n    # for the health check\n    curl\n' }],
  },
  instruction: {
    check({ emptyLines, source }, report) {
      for (const span of blocks(emptyLines, source))
        report({
          span,
          message: 'Blank lines within a continued instruction will become an error. Remove them, or write # in them.',
          fixes: [{ title: 'Remove the blank lines', safety: 'safe', edits: [{ span, text: '' }] }],
        });
    },
  },
};

/** The blank lines with their breaks, adjacent ones as one. */
function blocks(emptyLines: readonly Span[], source: string): Span[] {
  const found: Span[] = [];
  for (const { start, end } of emptyLines) {
    const lineBreak = source.indexOf('\n', end);
    const next = lineBreak === -1 ? source.length : lineBreak + 1;
    const last = found.at(-1);
    if (last?.end === start) found[found.length - 1] = { start: last.start, end: next };
    else found.push({ start, end: next });
  }
  return found;
}
