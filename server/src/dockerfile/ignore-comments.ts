import type { Comment } from './syntax/scanner';

/** A comment that names rules to ignore: hadolint's or ours, for an instruction or for the file. */
export interface IgnoreComment {
  readonly comment: Comment;
  readonly tool: 'hadolint' | 'quaymaster';
  readonly global: boolean;
  /** As written: ids and what other tools call them. */
  readonly names: readonly string[];
  /** Where the last name ends in the file. */
  readonly namesEnd: number;
}

const form = /^(hadolint|quaymaster)\s+(global\s+)?ignore\s*=\s*([^\s,#]+(?:\s*,\s*[^\s,#]+)*)/;

/** Reads `# quaymaster ignore=a,b`, `# hadolint global ignore=DL3025`; `undefined` for other comments. */
export function readIgnoreComment(comment: Comment): IgnoreComment | undefined {
  const match = form.exec(comment.text);
  if (match === null) return undefined;
  const [whole, tool, global, names] = match;
  return {
    comment,
    tool: tool === 'hadolint' ? 'hadolint' : 'quaymaster',
    global: global !== undefined,
    names: (names ?? '').split(/\s*,\s*/),
    namesEnd: comment.span.end - comment.text.length + whole.length,
  };
}
