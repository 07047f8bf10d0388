import type { Span } from '../../../engine/span';
import type { DockerfileModel } from '../../model';

/** Where a choice goes. */
export interface Slot {
  /** The typed token with what follows of it; empty where nothing has been typed. */
  readonly span: Span;
  /** What has been typed of the token. */
  readonly typed: string;
  /** What a choice replaces behind the cursor. */
  readonly rest: string;
  /** What must part the choice from a token that stands right behind it. */
  readonly separator: '' | ' ' | ',';
  /** Whether nothing but blanks follows on the line. */
  readonly isLast: boolean;
}

/** How the rest of a token behind the cursor is told. */
export interface TokenForm {
  /** Matches at the cursor. */
  readonly rest: RegExp;
  /**
   * What parts tokens of this form. Where nothing has been typed yet, a token behind the cursor stays, and the choice is put before it;
   * without it, as for values, such a token is replaced.
   */
  readonly separator?: ' ' | ',';
}

export const keywordForm: TokenForm = { rest: /^[A-Za-z]*/, separator: ' ' };
export const flagForm: TokenForm = { rest: /^[\w-]*=?/, separator: ' ' };
export const wordForm: TokenForm = { rest: /^\S*/, separator: ' ' };
export const valueForm: TokenForm = { rest: /^[^\s"']*/ };
export const fieldForm: TokenForm = { rest: /^[\w-]*=?/, separator: ',' };
export const fieldValueForm: TokenForm = { rest: /^[^\s,"']*/ };
export const nameForm: TokenForm = { rest: /^\w*/ };
export const lineForm: TokenForm = { rest: /^.*/ };

/**
 * The slot of the token that begins at `start` and is typed up to `offset`; `undefined` where a line break lies between, since an
 * editor replaces on one line only.
 */
export function slotAt(model: DockerfileModel, start: number, offset: number, form: TokenForm): Slot | undefined {
  const typed = model.text.slice(start, offset);
  if (typed.includes('\n')) return undefined;
  const behind = restOfLine(model, offset);
  const token = form.rest.exec(behind)?.[0] ?? '';
  const stays =
    typed === '' && form.separator !== undefined && /^\S/.test(behind) && !behind.startsWith(form.separator);
  const rest = stays ? '' : token;
  return {
    span: { start, end: offset + rest.length },
    typed,
    rest,
    separator: stays && form.separator !== undefined ? form.separator : '',
    isLast: behind.slice(rest.length).trim() === '',
  };
}

/** What stands behind the cursor on its line, without a continuation character. */
function restOfLine({ text, escapeCharacter }: DockerfileModel, offset: number): string {
  const end = text.indexOf('\n', offset);
  const line = text.slice(offset, end === -1 ? text.length : end).trimEnd();
  return line.endsWith(escapeCharacter) ? line.slice(0, -1) : line;
}
