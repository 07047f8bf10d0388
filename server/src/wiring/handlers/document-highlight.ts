import {
  type DocumentHighlight,
  DocumentHighlightKind,
  type DocumentHighlightParams,
  DocumentHighlightRequest,
} from 'vscode-languageserver/node';
import { documentHandler } from '../handler';
import { rangeOf } from '../positions';

/** Marks every place that names the same. */
export const documentHighlight = documentHandler<DocumentHighlightParams, DocumentHighlight[] | null>({
  method: DocumentHighlightRequest.method,
  capabilities: () => ({ documentHighlightProvider: true }),
  // Without an answer, an editor marks the words that look the same.
  nothing: null,
  answer({ text, language, model }, { position }) {
    const found = language.features?.references?.(model, text.offsetAt(position));
    if (found === undefined) return null;
    return found.map(({ span, role }) => ({
      range: rangeOf(text, span),
      kind: role === 'read' ? DocumentHighlightKind.Read : DocumentHighlightKind.Write,
    }));
  },
});
