import { l10n, type TextDocument, Uri, window, workspace } from 'vscode';
import { kindOf } from '../../../../server/src/engine/documents';
import { headOf } from '../../infrastructure/documents/head';
import { revisionScheme } from '../../infrastructure/documents/selector';
import type { LinkServer } from '../push-to-ecr/link-server';
import { revisionOf } from './documents';
import type { FileText } from './registration-server';

/** The task definitions of the workspace, as far as the language server knows them. */
export async function knownFiles(server: LinkServer): Promise<{ readonly label: string; readonly uri: Uri }[]> {
  const { containers } = await server.ends();
  const files = [...new Set(containers.map(({ taskDefinition }) => taskDefinition))];
  return files
    .map((file) => Uri.parse(file))
    .map((uri) => ({ label: workspace.asRelativePath(uri), uri }))
    .sort((a, b) => a.label.localeCompare(b.label));
}

/** The file that a command is meant for: what it was used on, the one in front, or one that the person picks. */
export async function chooseFile(on: unknown, server: LinkServer): Promise<Uri | undefined> {
  if (on instanceof Uri) return on;
  if (typeof on === 'string') return Uri.parse(on);
  const { document } = window.activeTextEditor ?? {};
  if (document !== undefined && isOne(document)) return document.uri;
  const files = await knownFiles(server);
  const [only] = files;
  if (files.length === 1) return only?.uri;
  if (only === undefined) {
    await window.showInformationMessage(l10n.t('There is no task definition in this workspace.'));
    return undefined;
  }
  return (await window.showQuickPick(files, { title: l10n.t('Which task definition?') }))?.uri;
}

/** One side of a comparison is none: dots stand there for what is secret. */
function isOne(document: TextDocument): boolean {
  const { uri, languageId } = document;
  if (uri.scheme === revisionScheme && revisionOf(uri) === undefined) return false;
  const kind = kindOf({ path: uri.path, languageId, head: headOf(document) });
  return kind !== undefined && kind !== 'dockerfile';
}

/** The text of a file as it stands in the editor, saved or not. */
export async function textOf(uri: Uri): Promise<FileText> {
  return { uri: uri.toString(), text: (await workspace.openTextDocument(uri)).getText() };
}
