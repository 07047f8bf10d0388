import type { DockerfileRule } from '../rule';

export const rule: DockerfileRule = {
  id: 'heredoc-unterminated',
  severity: 'error',
  preset: 'recommended',
  summary: 'A heredoc is not ended.',
  why:
    'A heredoc goes on until a line that is exactly its name: no blanks around it, and tabs before it only after `<<-`. ' +
    'Without that line the rest of the file belongs to it, and BuildKit fails.',
  evidence: [{ source: 'BuildKit', reference: 'frontend/dockerfile/parser/parser.go', says: 'unterminated heredoc' }],
  phase: 'parse',
  examples: {
    bad: [
      { code: 'FROM alpine\nRUN «<<EOF»\napk add curl\n', fixed: 'FROM alpine\nRUN <<EOF\napk add curl\nEOF\n' },
      {
        code: 'FROM alpine\nRUN «<<EOF»\napk add curl\n  EOF\n',
        fixed: 'FROM alpine\nRUN <<EOF\napk add curl\nEOF\n',
        message: 'blanks',
      },
    ],
    good: [{ code: 'FROM alpine\nRUN <<-EOF\n\tapk add curl\n\tEOF\n' }],
  },
  instruction: {
    check({ heredocs, line, source, trigger }, report) {
      // What ONBUILD stores has the heredocs of its ONBUILD.
      if (trigger !== undefined) return;
      for (const { opener, body, terminator } of heredocs) {
        if (terminator !== undefined) continue;
        const almost = indentedEnd(source.slice(body.start), opener.name);
        const lineBreak = source.includes('\r\n') ? '\r\n' : '\n';
        const open = source.endsWith('\n') ? '' : lineBreak;
        const edit =
          almost === undefined
            ? { span: { start: source.length, end: source.length }, text: `${open}${opener.name}${lineBreak}` }
            : { span: { start: body.start + almost.start, end: body.start + almost.end }, text: opener.name };
        report({
          span: line.span(opener.from, opener.to),
          message:
            almost === undefined
              ? `The heredoc has no end. Add a line with only ${opener.name} below it.`
              : `The heredoc has no end: the line that ends it must hold only ${opener.name}, without blanks.`,
          fixes: [{ title: `End it with ${opener.name}`, safety: 'suggested', edits: [edit] }],
        });
        return;
      }
    },
  },
};

/** A line that would end the heredoc if it had no blanks around it. */
function indentedEnd(body: string, name: string): { start: number; end: number } | undefined {
  let start = 0;
  for (const line of body.split('\n')) {
    const text = line.endsWith('\r') ? line.slice(0, -1) : line;
    if (text.trim() === name) return { start, end: start + text.length };
    start += line.length + 1;
  }
  return undefined;
}
