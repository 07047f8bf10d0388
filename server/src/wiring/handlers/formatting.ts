import { type DocumentFormattingParams, DocumentFormattingRequest, type TextEdit } from 'vscode-languageserver/node';
import { textEdits } from '../edits';
import { documentHandler } from '../handler';
import { isLeftToJsonService } from '../json-service';

/** Lays a document out anew. */
export const formatting = documentHandler<DocumentFormattingParams, TextEdit[] | null>({
  method: DocumentFormattingRequest.method,
  // An editor with a formatter for JSON would have to ask the person which one to take.
  capabilities: (_client, { hasJsonService }) => (hasJsonService === true ? {} : { documentFormattingProvider: true }),
  nothing: null,
  answer({ text, language, model }, { options: layout }, { options }) {
    const format = language.features?.format;
    if (format === undefined || isLeftToJsonService(language, options)) return null;
    return textEdits(text, format(model, layout));
  },
});
