import type { Layout } from '../../engine/features';
import type { Edit } from '../../engine/finding';
import type { Span } from '../../engine/span';
import { statementAt } from '../evaluate';
import type { DockerfileModel, Statement } from '../model';
import { startOfLine } from './cursor';

/**
 * The edits that tidy a Dockerfile up: no blanks before instructions and at the ends of lines, one behind the keyword, one line break at
 * the end. How continued lines are indented is the author's business, and heredocs are files and scripts of their own.
 */
export function format(model: DockerfileModel): readonly Edit[] {
  return [...leading(model), ...gaps(model), ...trailing(model), ...ending(model)];
}

function remove(start: number, end: number, text = ''): Edit {
  return { span: { start, end }, text };
}

/** Blanks before instructions and comments, but for comments that would mean something at the start of a line. */
function* leading(model: DockerfileModel): Generator<Edit> {
  const comments = model.comments.filter((comment) => {
    return comment.indented && /^[^!]/.test(comment.text) && !/^\w+\s*=/.test(comment.text);
  });
  for (const start of [...model.statements, ...comments.map(({ span }) => span)].map((part) => part.start)) {
    const from = startOfLine(model.text, start);
    // A byte-order mark is one at the very start only.
    if (from < start && /^[ \t]+[^\ufeff]$/.test(model.text.slice(from, start + 1))) yield remove(from, start);
  }
}

/** Blanks between a keyword and what follows it, unless the lines around have been put into columns. */
function* gaps(model: DockerfileModel): Generator<Edit> {
  const { text, statements } = model;
  for (const [index, statement] of statements.entries()) {
    const { start, instruction } = statement;
    // Where it goes on in other lines, they may stand below its arguments.
    if (/\n|[\\`]$/.test(instruction.source.trimEnd())) continue;
    const from = start + instruction.keywordInLine.span().end;
    const to = argumentsAt(statement);
    if (from >= to || !/^(?:[ \t]{2,}|\t)$/.test(text.slice(from, to))) continue;
    const column = to - start;
    const inColumn = [statements[index - 1], statements[index + 1]].some(
      (other) =>
        other !== undefined && argumentsAt(other) - other.start === column && other.keyword !== statement.keyword,
    );
    if (!inColumn) yield remove(from, to, ' ');
  }
}

function argumentsAt({ start, instruction }: Statement): number {
  const { flags, separator, arguments: rest } = instruction;
  return start + (flags[0]?.span.start ?? separator?.start ?? rest.at(0));
}

function* trailing(model: DockerfileModel): Generator<Edit> {
  const { text } = model;
  const kept = [
    ...heredocSpans(model),
    // A directive whose value is a blank would be none without it.
    ...model.directives.filter(({ value }) => value.trim() === '').map(({ span }) => span),
    { start: endOfContent(model), end: text.length + 1 },
  ].sort((a, b) => a.start - b.start);
  let next = 0;
  for (let from = 0; from < text.length; ) {
    const feed = text.indexOf('\n', from);
    let end = feed === -1 ? text.length : feed;
    while (end > from && text[end - 1] === '\r') end--;
    let start = end;
    while (start > from && (text[start - 1] === ' ' || text[start - 1] === '\t')) start--;
    for (let keep = kept[next]; keep !== undefined && keep.end <= start; keep = kept[++next]);
    const keep = kept[next];
    if (start < end && text[start - 1] !== '\r' && (keep === undefined || start < keep.start)) yield remove(start, end);
    from = feed === -1 ? text.length : feed + 1;
  }
}

function heredocSpans({ statements }: DockerfileModel): Span[] {
  return statements.flatMap(({ start, end, instruction }) => {
    const first = instruction.heredocs[0];
    return first === undefined ? [] : { start: start + first.body.start, end: end + 1 };
  });
}

/** Where the last instruction, comment or directive ends. */
function endOfContent({ statements, comments, directives, shebang }: DockerfileModel): number {
  const ends = [statements.at(-1), comments.at(-1)?.span, directives.at(-1)?.span, shebang];
  return Math.max(0, ...ends.map((part) => part?.end ?? 0));
}

/** One line break at the end of the file; none where the last line goes on, or a heredoc does. */
function* ending(model: DockerfileModel): Generator<Edit> {
  const { text, statements, escapeCharacter } = model;
  const end = endOfContent(model);
  const rest = text.slice(end);
  const last = statements.at(-1);
  if (end === 0 || !/^[ \t\r\n]*$/.test(rest) || /^[ \t]*\r?\n$/.test(rest)) return;
  if (last?.end === end) {
    const { heredocs, source } = last.instruction;
    if (heredocs.some(({ terminator }) => terminator === undefined) || source.trimEnd().endsWith(escapeCharacter))
      return;
  }
  if (model.directives.at(-1)?.span.end === end) return;
  yield remove(end, text.length, text.includes('\r\n') ? '\r\n' : '\n');
}

/** The indentation of a new line: that of the continued line above, or none where a new instruction begins. */
export function formatLine(model: DockerfileModel, offset: number, layout: Layout): readonly Edit[] {
  const { text } = model;
  const start = startOfLine(text, offset);
  const feed = text.indexOf('\n', offset);
  const line = text.slice(start, feed === -1 ? text.length : feed).replace(/\r+$/, '');
  const statement = statementAt(model, Math.max(0, start - 1));
  if (start === 0 || !/^[ \t]*$/.test(line) || statement === undefined) return [];
  if (statement.instruction.heredocs.length > 0 && statement.end >= start) return [];
  const indentation = indentationBelow(model, statement, start, layout);
  if (indentation === undefined || indentation === line) return [];
  return [{ span: { start, end: start + line.length }, text: indentation }];
}

function indentationBelow(
  model: DockerfileModel,
  statement: Statement,
  lineStart: number,
  { insertSpaces, tabSize }: Layout,
): string | undefined {
  const above = model.text.slice(statement.start, lineStart).split('\n').slice(0, -1);
  const isCommentOrBlank = (line: string) => /^\s*(?:#.*)?$/.test(line);
  while (above.length > 1 && isCommentOrBlank(above.at(-1) ?? '')) above.pop();
  const last = above.at(-1)?.trimEnd() ?? '';
  if (!last.endsWith(model.escapeCharacter) || statement.instruction.heredocs.length > 0) return '';
  const joined = above.filter((line) => !isCommentOrBlank(line)).join(' ');
  if (joined.length > longest || !isClosed(joined)) return undefined;
  if (above.length > 1) return /^[ \t]*/.exec(last)?.[0];
  return ownIndentation(model, statement) ?? (insertSpaces ? ' '.repeat(tabSize) : '\t');
}

/** In longer instructions nobody looks for an open string. */
const longest = 20_000;

/** Whether no string is open at the end; what is typed there would get the blanks before it. */
function isClosed(line: string): boolean {
  return /^(?:[^"'\\`]|\\.|\\$|`.|`$|"(?:[^"\\]|\\.)*"|'[^']*')*$/s.test(line);
}

/** How the author indents continued lines: as in the nearest instruction above that has some. */
function ownIndentation({ statements }: DockerfileModel, { index }: Statement): string | undefined {
  for (let at = index - 1; at >= 0 && at > index - 100; at--) {
    const found = /\n([ \t]+)[^\s#]/.exec(headOf(statements[at] as Statement))?.[1];
    if (found !== undefined) return found;
  }
  return undefined;
}

function headOf({ instruction }: Statement): string {
  return instruction.source.slice(0, instruction.heredocs[0]?.body.start);
}
