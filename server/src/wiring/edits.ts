import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Edit } from '../engine/finding';
import type { ClientAbilities } from './client';
import { rangeOf } from './positions';

/** Edits of one document, bound to its present version where the client understands that. */
export function workspaceEdit(text: TextDocument, edits: readonly Edit[], client: ClientAbilities): WorkspaceEdit {
  const { uri, version } = text;
  const textEdits = edits.map((edit): TextEdit => ({ range: rangeOf(text, edit.span), newText: edit.text }));
  if (!client.versionedEdits) return { changes: { [uri]: textEdits } };
  return { documentChanges: [{ textDocument: { uri, version }, edits: textEdits }] };
}
