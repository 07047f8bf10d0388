import type { Edit, Safety } from '../../engine/finding';
import type { Span } from '../../engine/span';
import type { Token } from './tokens';

/** Why a text is no JSON, at one place. */
export interface SyntaxProblem {
  readonly span: Span;
  readonly message: string;
  readonly fix?: { readonly title: string; readonly safety: Safety; readonly edits: readonly Edit[] };
  /** What is meant is beyond doubt: a comment, a blank, a comma at the end. */
  readonly isHarmless?: true;
}

export function commentProblem({ span }: Token): SyntaxProblem {
  return {
    span,
    message: 'JSON has no comments; the AWS CLI and the deployment actions reject this file.',
    fix: { title: 'Remove the comment', safety: 'suggested', edits: [{ span, text: '' }] },
    isHarmless: true,
  };
}

export function blankProblem({ span }: Token): SyntaxProblem {
  return {
    span,
    message: 'JSON does not know this kind of blank, which text from web pages often has; write an ordinary space.',
    fix: { title: 'Write an ordinary space', safety: 'safe', edits: [{ span, text: ' ' }] },
    isHarmless: true,
  };
}

/** @param closing the bracket after the comma. */
export function trailingCommaProblem({ span }: Token, closing: Token): SyntaxProblem {
  return {
    span,
    message: `JSON allows no comma before ${closing.kind}; remove it.`,
    fix: removeComma(span),
    isHarmless: true,
  };
}

export function strayCommaProblem({ span }: Token): SyntaxProblem {
  return { span, message: 'Nothing stands before this comma; remove it.', fix: removeComma(span) };
}

function removeComma(span: Span): SyntaxProblem['fix'] {
  return { title: 'Remove the comma', safety: 'safe', edits: [{ span, text: '' }] };
}

/** @param at where the comma belongs. */
export function missingCommaProblem({ span }: Token, at: number): SyntaxProblem {
  return { span, message: 'A comma is missing before this.', fix: insert('comma', ',', at) };
}

/** @param at where the colon belongs. */
export function missingColonProblem({ span }: Token, at: number): SyntaxProblem {
  return { span, message: 'A colon is missing before this value.', fix: insert('colon', ':', at) };
}

function insert(name: string, text: string, at: number): SyntaxProblem['fix'] {
  return { title: `Insert the ${name}`, safety: 'suggested', edits: [{ span: { start: at, end: at }, text }] };
}

/** @param meant the word without single quotes. */
export function wordProblem({ span, value }: Token, meant: string): SyntaxProblem {
  const message = `${value} is no JSON; names and strings stand in double quotes.`;
  if (!/^[\w.-]+$/.test(meant)) return { span, message };
  const edits = [{ span, text: JSON.stringify(meant) }];
  return { span, message, fix: { title: 'Write it in double quotes', safety: 'suggested', edits } };
}
