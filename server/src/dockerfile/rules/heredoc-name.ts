import type { Statement } from '../model';
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
    const suspects = ['RUN', 'COPY', 'ADD'].flatMap((keyword) => dockerfile.of(keyword).filter(mayHideHeredoc));
    if (suspects.length === 0) return;
    const lastLines = lastOffsets(dockerfile.text);
    for (const statement of suspects) {
      const opener = unseenOpener(statement.instruction.line.text);
      if (opener === undefined || (lastLines.get(opener.name) ?? 0) <= statement.end) continue;
      report({
        span: statement.at(statement.instruction.line.span(opener.from, opener.to)),
        message:
          'A quote or brace of this line is not closed, so BuildKit does not see the heredoc and takes the lines below for instructions.',
      });
    }
  },
};

function mayHideHeredoc({ instruction }: Statement): boolean {
  return instruction.heredocs.length === 0 && instruction.line.text.includes('<<');
}

/** What looks like a heredoc in a line that cannot be parted. */
function unseenOpener(line: string): { name: string; from: number; to: number } | undefined {
  const match = /(?<![^\s\d])<<-?[ \t]*["']?([A-Za-z_][\w.]*)/.exec(line);
  const name = match?.[1];
  if (match === null || name === undefined) return undefined;
  if (shellWords(line, { rawQuotes: true, rawEscapes: true }) !== undefined) return undefined;
  return { name, from: match.index, to: match.index + match[0].length };
}

/** Where each line stands last; a heredoc would end at a line that is its name. */
function lastOffsets(text: string): Map<string, number> {
  const offsets = new Map<string, number>();
  let start = 0;
  for (const line of text.split('\n')) {
    offsets.set(line.trim(), start);
    start += line.length + 1;
  }
  return offsets;
}
