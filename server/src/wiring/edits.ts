import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Edit } from '../engine/finding';
import type { ClientAbilities } from './client';
import { rangeOf } from './positions';

/** Edits as lines and characters of the document they are meant for. */
export function textEdits(document: TextDocument, edits: readonly Edit[]): TextEdit[] {
  return edits.map((edit) => ({ range: rangeOf(document, edit.span), newText: edit.text }));
}

/** Edits of one document, bound to its present version where the client understands that. */
export function workspaceEdit(document: TextDocument, edits: readonly Edit[], client: ClientAbilities): WorkspaceEdit {
  const { uri, version } = document;
  const changes = textEdits(document, edits);
  if (!client.versionedEdits) return { changes: { [uri]: changes } };
  return { documentChanges: [{ textDocument: { uri, version }, edits: changes }] };
}
