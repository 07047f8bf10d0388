import {
  LSPErrorCodes,
  type PrepareRenameParams,
  PrepareRenameRequest,
  type PrepareRenameResult,
  ResponseError,
} from 'vscode-languageserver/node';
import { documentHandler } from '../handler';
import { rangeOf } from '../positions';

/** Whether what stands at a place can be renamed. */
export const prepareRename = documentHandler<PrepareRenameParams, PrepareRenameResult | ResponseError | null>({
  method: PrepareRenameRequest.method,
  // Announced together with renaming.
  capabilities: () => ({}),
  nothing: null,
  answer({ text, language, model }, { position }) {
    const found = language.features?.rename?.(model, text.offsetAt(position));
    if (found === undefined) return null;
    if (found.refusal !== undefined) return new ResponseError(LSPErrorCodes.RequestFailed, found.refusal);
    return { range: rangeOf(text, found.span), placeholder: found.name };
  },
});
