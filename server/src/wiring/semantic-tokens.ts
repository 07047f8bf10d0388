import type { SemanticTokensDelta, SemanticTokensLegend } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type TokenInfo, type TokenKind, tokenKinds } from '../engine/features';

/** How the numbers of an answer are read. */
export const legend: SemanticTokensLegend = { tokenTypes: [...tokenKinds], tokenModifiers: ['declaration'] };

const numbers = new Map<TokenKind, number>(tokenKinds.map((kind, index) => [kind, index]));

/** Tokens as the protocol has them: five numbers each, places counted from the token before. */
export function encode(text: string, tokens: readonly TokenInfo[]): number[] {
  const data: number[] = [];
  let line = 0;
  let lineStart = 0;
  let lastLine = 0;
  let lastStart = 0;
  let feed = text.indexOf('\n');
  for (const { span, kind, isDefinition } of tokens) {
    for (; feed !== -1 && feed < span.start; feed = text.indexOf('\n', feed + 1)) {
      line += 1;
      lineStart = feed + 1;
    }
    const character = span.start - lineStart;
    const before = line === lastLine ? lastStart : 0;
    data.push(line - lastLine, character - before, span.end - span.start, numbers.get(kind) ?? 0, isDefinition ? 1 : 0);
    lastLine = line;
    lastStart = character;
  }
  return data;
}

/** An answer that a client may ask the changes of. */
interface Given {
  readonly resultId: string;
  readonly data: number[];
}

/** What was answered last; the documents are the same objects as long as they are open. */
const given = new WeakMap<TextDocument, Given>();
let count = 0;

/** The answer, kept for when its changes are asked for. */
export function remember(document: TextDocument, data: number[]): Given {
  const answer = { resultId: String(++count), data };
  given.set(document, answer);
  return answer;
}

/** What has changed since an answer; `undefined` where that is not the last one. */
export function changedSince(
  document: TextDocument,
  resultId: string,
  data: number[],
): SemanticTokensDelta | undefined {
  const before = given.get(document);
  if (before?.resultId !== resultId) return undefined;
  const old = before.data;
  const most = Math.min(old.length, data.length);
  let head = 0;
  while (head < most && old[head] === data[head]) head += 1;
  let tail = 0;
  while (tail < most - head && old.at(-1 - tail) === data.at(-1 - tail)) tail += 1;
  const { resultId: next } = remember(document, data);
  const isSame = head === old.length && head === data.length;
  const edit = { start: head, deleteCount: old.length - head - tail, data: data.slice(head, data.length - tail) };
  return { resultId: next, edits: isSame ? [] : [edit] };
}
