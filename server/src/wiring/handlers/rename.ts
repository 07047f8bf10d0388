import {
  LSPErrorCodes,
  type RenameParams,
  RenameRequest,
  ResponseError,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { workspaceEdit } from '../edits';
import { documentHandler } from '../handler';

/** Changes a name everywhere. */
export const rename = documentHandler<RenameParams, WorkspaceEdit | ResponseError | null>({
  method: RenameRequest.method,
  capabilities: ({ preparesRenames }) => ({ renameProvider: preparesRenames ? { prepareProvider: true } : true }),
  nothing: null,
  answer({ text, language, model }, { position, newName }, { client }) {
    const found = language.features?.rename?.(model, text.offsetAt(position));
    if (found === undefined) return null;
    const edits = found.refusal ?? found.edits(newName);
    if (typeof edits === 'string') return new ResponseError(LSPErrorCodes.RequestFailed, edits);
    return workspaceEdit(text, edits, client);
  },
});
