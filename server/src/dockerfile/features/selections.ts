import { contains, type Span } from '../../engine/span';
import { statementAt } from '../evaluate';
import type { DockerfileModel, Statement } from '../model';
import type { Instruction } from '../syntax/instruction';
import type { SourcedText } from '../syntax/sourced-text';
import { usesIn } from '../syntax/variables';

/** What a selection at a place grows to: word, argument, flag, instruction, stage, document, and what lies between. */
export function selections(model: DockerfileModel, offset: number): readonly Span[] {
  const statement = statementAt(model, offset);
  const isInside = statement !== undefined && offset <= statement.end;
  const stage = statement?.stage;
  const candidates: (Span | undefined)[] = [
    wordAt(model.text, offset),
    ...(isInside ? statementSpans(statement, offset) : commentSpans(model, offset)),
    lineAt(model.text, offset),
    stage && { start: stage.from.start, end: stage.statements.at(-1)?.end ?? stage.from.end },
    { start: 0, end: model.text.length },
  ];
  return nested(candidates, offset);
}

/** Those that hold the offset, each in the next. */
function nested(candidates: readonly (Span | undefined)[], offset: number): Span[] {
  const holding = candidates.filter(
    (span) => span !== undefined && span.start < span.end && span.start <= offset && offset <= span.end,
  ) as Span[];
  holding.sort((a, b) => a.end - a.start - (b.end - b.start));
  const found: Span[] = [];
  for (const span of holding) {
    const last = found.at(-1);
    if (last === undefined) found.push(span);
    else if (contains(span, last) && !contains(last, span)) found.push(span);
  }
  return found;
}

function wordAt(text: string, offset: number): Span {
  let start = offset;
  let end = offset;
  while (start > 0 && /[\p{L}\p{N}_]/u.test(text[start - 1] ?? '')) start--;
  while (end < text.length && /[\p{L}\p{N}_]/u.test(text[end] ?? '')) end++;
  return { start, end };
}

/** The line without the blanks around it. */
function lineAt(text: string, offset: number): Span {
  const from = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  const next = text.indexOf('\n', offset);
  const line = text.slice(from, next === -1 ? text.length : next);
  const start = from + line.length - line.trimStart().length;
  return { start, end: Math.max(start, from + line.trimEnd().length) };
}

function commentSpans({ comments }: DockerfileModel, offset: number): Span[] {
  return comments.flatMap(({ span }) => (span.start <= offset && offset <= span.end ? span : []));
}

function statementSpans(statement: Statement, offset: number): Span[] {
  const { instruction } = statement;
  const { trigger, heredocs } = instruction;
  const at = offset - statement.start;
  const own = [...instructionSpans(instruction, at), ...(trigger === undefined ? [] : instructionSpans(trigger, at))];
  for (const { body, terminator } of heredocs)
    own.push(
      { start: body.start, end: Math.max(body.start, body.end - 1) },
      { start: body.start, end: (terminator ?? body).end },
    );
  return [...own.map((span) => statement.at(span)), { start: statement.start, end: statement.end }];
}

const shellCommands: ReadonlySet<string> = new Set(['RUN', 'CMD', 'ENTRYPOINT']);

/** The parts of an instruction, counted from its start. */
function* instructionSpans(instruction: Instruction, at: number): Generator<Span> {
  const { flags, pairs, mounts, json, jsonText, arguments: rest } = instruction;
  const isArray = json?.kind === 'strings';
  const isShell = !isArray && shellCommands.has(instruction.keyword);
  const texts: (SourcedText | undefined)[] = [rest, ...(isArray || isShell ? [] : instruction.words)];
  for (const { key, value } of pairs) texts.push(key, value);
  for (const text of texts) if (text !== undefined) yield text.span();
  for (const { span, value } of flags) {
    yield span;
    if (value !== undefined) yield value.span();
  }
  for (const { fields } of mounts)
    for (const { whole, value } of fields) {
      yield whole.span();
      if (value !== undefined) yield value.span();
    }
  for (const { template } of instruction.expansions) for (const use of usesIn(template)) yield use.span;
  if (isArray)
    for (const { from, to } of json.strings) {
      yield jsonText.span(from, to);
      yield jsonText.span(from + 1, to - 1);
    }
  if (isShell)
    for (const { span, words } of instruction.script.commands) {
      if (span.start > at || at > span.end) continue;
      yield span;
      for (const word of words) yield word.span;
    }
  yield instruction.span;
}
