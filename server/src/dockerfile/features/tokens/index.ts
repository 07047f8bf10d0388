import type { TokenInfo } from '../../../engine/features';
import { overlaps, type Span, shift } from '../../../engine/span';
import type { DockerfileModel, Statement } from '../../model';
import { SourcedText } from '../../syntax/sourced-text';
import { Canvas } from './canvas';
import { paintImage } from './image';
import { paintInstruction } from './instruction';

/** What the stretches of a Dockerfile are. Those of an instruction are worked out once and kept with its text. */
export function tokens(model: DockerfileModel, within?: Span): TokenInfo[] {
  const isWanted = (span: Span) => within === undefined || overlaps(span, within);
  const found: TokenInfo[] = [];
  const lines = linesBetween(model).filter(({ span }) => isWanted(span));
  let line = 0;
  const stages = stageTexts(model);
  for (const statement of model.statements) {
    const { start, end } = statement;
    for (let next = lines[line]; next !== undefined && next.span.start < start; next = lines[++line]) found.push(next);
    if (!isWanted({ start, end })) continue;
    for (const { span, kind, isDefinition } of paintedOf(model, statement, stages.get(statement)))
      found.push({ span: shift(span, start), kind, isDefinition });
  }
  for (const next of lines.slice(line)) found.push(next);
  return found;
}

/** The texts by which statements name stages. */
function stageTexts({ stages }: DockerfileModel): Map<Statement, SourcedText[]> {
  const found = new Map<Statement, SourcedText[]>();
  for (const { uses } of stages)
    for (const { statement, text, target } of uses)
      if (target !== undefined) found.set(statement, [...(found.get(statement) ?? []), text]);
  return found;
}

function paintedOf(model: DockerfileModel, statement: Statement, stages: readonly SourcedText[] = []) {
  const { instruction } = statement;
  const { isPosix } = model.shells.at(statement);
  const setting = `${isPosix} ${stages.map((text) => text.at(0))}`;
  if (instruction.painted?.setting !== setting) {
    const canvas = new Canvas(instruction.source);
    paintInstruction(canvas, instruction, { isPosix, stages: new Set(stages) });
    paintComments(canvas, instruction.heredocs[0]?.body.start ?? instruction.source.length);
    instruction.painted = { setting, tokens: canvas.tokens() };
  }
  return instruction.painted.tokens;
}

/** The comments between the lines of an instruction. */
function paintComments(canvas: Canvas, end: number): void {
  const { source } = canvas;
  for (let feed = source.indexOf('\n'); feed !== -1 && feed + 1 < end; feed = source.indexOf('\n', feed + 1)) {
    const match = /^[^\S\n]*(#.*)/.exec(source.slice(feed + 1, nextFeed(source, feed + 1)));
    const text = match?.[1];
    if (match === null || text === undefined) continue;
    const start = feed + 1 + match[0].length - text.length;
    canvas.paint({ start, end: start + text.trimEnd().length }, 'comment');
  }
}

function nextFeed(source: string, from: number): number {
  const feed = source.indexOf('\n', from);
  return feed === -1 ? source.length : feed;
}

/** Directives and the comments between instructions, in the order of the text. */
function linesBetween({ text, comments, directives, shebang, escapeCharacter }: DockerfileModel): TokenInfo[] {
  const canvas = new Canvas(text);
  if (shebang !== undefined) canvas.paint(shebang, 'comment');
  for (const { span } of comments) canvas.paint(span, 'comment');
  for (const { name, nameSpan, value, valueSpan } of directives) {
    canvas.paint(nameSpan, 'macro');
    if (name === 'syntax') paintImage(canvas, SourcedText.plain(value, valueSpan.start), escapeCharacter);
    else canvas.paint(valueSpan, 'string');
  }
  return canvas.tokens();
}
