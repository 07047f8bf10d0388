import {
  type SemanticTokens,
  type SemanticTokensDelta,
  type SemanticTokensDeltaParams,
  SemanticTokensDeltaRequest,
  type SemanticTokensParams,
  type SemanticTokensRangeParams,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
} from 'vscode-languageserver/node';
import type { DocumentView } from '../documents';
import { documentHandler } from '../handler';
import { spanOf } from '../positions';
import { changedSince, encode, legend, remember } from '../semantic-tokens';

/** What the stretches of a document are. */
export const semanticTokens = documentHandler<SemanticTokensParams, SemanticTokens | null>({
  method: SemanticTokensRequest.method,
  capabilities: () => ({ semanticTokensProvider: { legend, full: { delta: true }, range: true } }),
  nothing: null,
  answer(view) {
    const data = dataOf(view);
    return data === undefined ? null : remember(view.text, data);
  },
});

/** The same as changes to the answer before. */
export const semanticTokensDelta = documentHandler<
  SemanticTokensDeltaParams,
  SemanticTokens | SemanticTokensDelta | null
>({
  method: SemanticTokensDeltaRequest.method,
  // Announced together with the full answer; so is that of a part.
  capabilities: () => ({}),
  nothing: null,
  answer(view, { previousResultId }) {
    const data = dataOf(view);
    if (data === undefined) return null;
    return changedSince(view.text, previousResultId, data) ?? remember(view.text, data);
  },
});

/** The same for the part that is on the screen. */
export const semanticTokensRange = documentHandler<SemanticTokensRangeParams, SemanticTokens | null>({
  method: SemanticTokensRangeRequest.method,
  capabilities: () => ({}),
  nothing: null,
  answer({ text, language, model }, { range }) {
    const tokens = language.features?.tokens?.(model, spanOf(text, range));
    return tokens === undefined ? null : { data: encode(text.getText(), tokens) };
  },
});

function dataOf({ text, language, model }: DocumentView): number[] | undefined {
  const tokens = language.features?.tokens?.(model);
  return tokens && encode(text.getText(), tokens);
}
