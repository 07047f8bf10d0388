import { statementAt } from '../evaluate';
import type { DockerfileModel, Statement } from '../model';
import { isSpace } from '../syntax/characters';
import { Instruction } from '../syntax/instruction';
import type { HeredocBody } from '../syntax/scanner';

/** A cursor on a line of its own, with nothing but blanks before it: an instruction may begin here. */
export interface LineCursor {
  readonly kind: 'line';
  readonly lineStart: number;
}

/** A cursor in a comment or directive. */
export interface CommentCursor {
  readonly kind: 'comment';
  readonly lineStart: number;
  /** Where the `#` stands. */
  readonly hash: number;
  /** What stands between `#` and the cursor. */
  readonly before: string;
}

/** A cursor in an instruction, on any of its lines. */
export interface InstructionCursor {
  readonly kind: 'instruction';
  readonly statement: Statement;
  /** The instruction; within ONBUILD the one that it stores, or else ONBUILD itself. */
  readonly whole: Instruction;
  /** What stands before the cursor, read as an instruction by itself. */
  readonly before: Instruction;
  /** Whether a blank stands before the cursor, so that a word begins here. */
  readonly isFresh: boolean;
  /** Whether ONBUILD stores it. */
  readonly isStored: boolean;
}

/** A cursor in the body of a heredoc, or on the line that ends it. */
export interface HeredocCursor {
  readonly kind: 'heredoc';
  readonly statement: Statement;
  readonly heredoc: HeredocBody;
}

/** Where a cursor stands. */
export type Cursor = LineCursor | CommentCursor | InstructionCursor | HeredocCursor;

/** Finds out where a cursor stands; `undefined` where nothing can be written: behind a continuation character, in a comment within. */
export function cursorAt(model: DockerfileModel, offset: number): Cursor | undefined {
  const statement = statementAt(model, offset);
  if (statement !== undefined && (offset <= statement.end || goesOnAt(model, statement, offset)))
    return inStatement(model.text, statement, offset);
  const lineStart = startOfLine(model.text, offset);
  const before = model.text.slice(lineStart, offset);
  const hash = before.search(/\S/);
  if (hash === -1) return { kind: 'line', lineStart };
  if (before[hash] !== '#') return undefined;
  return { kind: 'comment', lineStart, hash: lineStart + hash, before: before.slice(hash + 1) };
}

/** Where the line of an offset begins, behind a byte-order mark. */
export function startOfLine(text: string, offset: number): number {
  const start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  return start === 0 && text.charCodeAt(0) === 0xfeff && offset > 0 ? 1 : start;
}

/** Whether an offset at the very end of the text is on a line that the last instruction goes on in. */
function goesOnAt(model: DockerfileModel, statement: Statement, offset: number): boolean {
  const { line, source, escapeCharacter, heredocs } = statement.instruction;
  if (offset !== model.text.length || statement !== model.statements.at(-1) || heredocs.length > 0) return false;
  return source.startsWith(escapeCharacter, endOfUnits(statement.instruction, line.length));
}

/** Where the last of the first `count` units of the joined line ends. */
function endOfUnits({ line }: Instruction, count: number): number {
  return count === 0 ? line.at(0) : line.at(count - 1) + 1;
}

function inStatement(text: string, statement: Statement, offset: number): Cursor | undefined {
  const { instruction, start } = statement;
  const place = offset - start;
  const heredoc = instruction.heredocs.find(
    ({ body, terminator }) =>
      place >= body.start && place <= (terminator ?? body).end && instruction.source[body.start - 1] === '\n',
  );
  if (heredoc !== undefined) return { kind: 'heredoc', statement, heredoc };
  const { line, source, escapeCharacter } = instruction;
  const count = line.before(place);
  const gap = text.slice(start + endOfUnits(instruction, count), offset);
  const ownLine = gap.slice(gap.lastIndexOf('\n') + 1);
  if (ownLine.trim() !== '' || (gap !== '' && !gap.includes('\n'))) return undefined;
  const isFresh = ownLine !== '' || (count > 0 && isSpace(line.text.charCodeAt(count - 1)));
  const before = new Instruction(line.slice(0, count), source, escapeCharacter, [], []);
  const { trigger } = before;
  const inOnbuild = before.keyword === 'ONBUILD' && (trigger !== undefined || isFresh);
  if (!inOnbuild) return { kind: 'instruction', statement, whole: instruction, before, isFresh, isStored: false };
  return {
    kind: 'instruction',
    statement,
    whole: instruction.trigger ?? instruction,
    before: trigger ?? before,
    isFresh,
    isStored: true,
  };
}
