import type { SyntaxProblem } from './json-problems';
import type { Node } from './node';
import { type Token, Tokens } from './tokens';
import { TreeBuilder } from './tree-builder';

/** A JSON text as far as it could be read. */
export interface JsonDocument {
  readonly root: Node | undefined;
  readonly problems: readonly SyntaxProblem[];
  /** Why nothing was read: the text is too large or too deep to be a task definition. */
  readonly refusal?: string;
}

/** Longer texts are not read. ECS takes 64 KiB at most, so this is generous. In UTF-16 units. */
export const longestText = 2 * 1024 * 1024;
/** Deeper texts are not read. A task definition nests ten levels at most. */
export const deepestNesting = 200;
/** Texts of more values are not read. 64 KiB have room for 32768 of them. */
export const mostValues = 100_000;

/**
 * Reads JSON and templates that make JSON. Never fails: what is missing or too much becomes a problem and the rest is read
 * as if it were sound. The tree is our own and not that of a library, since placeholders outside strings are no JSON.
 */
export function parseJson(text: string): JsonDocument {
  if (text.length > longestText) {
    return refused(`it has ${text.length} characters, and ECS takes at most 65536 bytes`);
  }
  const builder = new TreeBuilder(text);
  const tokens = new Tokens(text);
  let token = nextOf(tokens, builder);
  while (token.kind !== 'end') {
    const next = nextOf(tokens, builder);
    builder.take(token, next);
    if (builder.depth > deepestNesting) return refused(`it nests deeper than ${deepestNesting} levels`);
    if (builder.size > mostValues)
      return refused(`it has more than ${mostValues} values, and ECS takes at most 65536 bytes`);
    token = next;
  }
  return builder.finish();
}

function refused(refusal: string): JsonDocument {
  return { root: undefined, problems: [], refusal };
}

/** The next token that belongs to the tree; what stands between such tokens is only a problem. */
function nextOf(tokens: Tokens, builder: TreeBuilder): Token {
  for (;;) {
    const token = tokens.next();
    if (token.kind !== 'comment' && token.kind !== 'blank') return token;
    builder.skip(token);
  }
}
