import type { DockerfileModel, Statement } from '../model';
import type { DockerfileRule } from '../rule';
import { shellWords } from '../syntax/shell-words';

export const rule: DockerfileRule = {
  id: 'heredoc-name',
  severity: 'warning',
  preset: 'recommended',
  summary: 'A quote that is not closed keeps BuildKit from seeing a heredoc.',
  why:
    'BuildKit reads the whole line as words of a shell to find heredocs. Where a quote or a `${` stays open it finds none, and takes ' +
    'the lines that follow for instructions.',
  evidence: [{ source: 'BuildKit', reference: 'frontend/dockerfile/parser/parser.go, heredocsFromLine' }],
  phase: 'parse',
  examples: {
    bad: [{ code: "FROM alpine\nRUN cat «<<'EOF»\nhello\nEOF\n" }],
    good: [{ code: "FROM alpine\nRUN cat <<'EOF'\nhello\nEOF\n" }, { code: 'FROM alpine\nRUN echo $((1<<2))\n' }],
  },
  check(dockerfile, report) {
    for (const keyword of ['RUN', 'COPY', 'ADD'])
      for (const statement of dockerfile.of(keyword)) {
        const opener = unseenOpener(dockerfile, statement);
        if (opener === undefined) continue;
        report({
          span: statement.at(statement.instruction.line.span(opener.from, opener.to)),
          message:
            'A quote or brace of this line is not closed, so BuildKit does not see the heredoc and takes the lines below for instructions.',
        });
      }
  },
};

/** What looks like a heredoc in a line that cannot be parted, if a line below would end it. */
function unseenOpener(
  { text }: DockerfileModel,
  { instruction, end }: Statement,
): { from: number; to: number } | undefined {
  const line = instruction.line.text;
  if (instruction.heredocs.length > 0 || !line.includes('<<')) return undefined;
  const match = /(?<![^\s\d])<<-?[ \t]*(["']?)([A-Za-z_][\w.]*)/.exec(line);
  const name = match?.[2];
  if (match === null || name === undefined || shellWords(line, { rawQuotes: true, rawEscapes: true }) !== undefined)
    return undefined;
  const isEnded = text
    .slice(end)
    .split('\n')
    .some((below) => below.trim() === name);
  return isEnded ? { from: match.index, to: match.index + match[0].length } : undefined;
}
