import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type CodeAction,
  CodeActionKind,
  CreateFile,
  MessageType,
  ShowMessageNotification,
  TextDocumentEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { projectFileName } from '../configuration/project-file';
import { turnOff } from '../configuration/turn-off';
import type { Finding } from '../engine/finding';
import type { ClientAbilities } from './client';
import type { DocumentView } from './documents';
import { textEdits } from './edits';
import type { Session } from './session';
import { filePathOf } from './uris';

/** What an action remembers until it is chosen. */
interface TurnOffData {
  readonly file: string;
  readonly turnOff: string;
}

/** Whether the client can be offered to turn rules off: the disk is looked at only once it has chosen to. */
export function canTurnOff({ resolvesActions, createsFiles, versionedEdits }: ClientAbilities): boolean {
  return resolvesActions && createsFiles && versionedEdits;
}

/** Actions that turn off the rules of some findings in the nearest `.quaymaster.json`. */
export function turnOffActions({ text }: DocumentView, findings: readonly Finding[]): CodeAction[] {
  const file = filePathOf(text.uri);
  if (file === undefined) return [];
  return [...new Set(findings.map(({ ruleId }) => ruleId))].map((ruleId) => {
    const data: TurnOffData = { file, turnOff: ruleId };
    return { title: `Turn off ${ruleId} in ${projectFileName}`, kind: CodeActionKind.QuickFix, data };
  });
}

/** The action with its edit, now that it has been chosen. */
export async function resolveTurnOff(action: CodeAction, session: Session): Promise<CodeAction> {
  const { file, turnOff: ruleId } = action.data as TurnOffData;
  const target = await session.projects.fileFor(file, session.folders.rootOf(path.resolve(file)));
  const uri = pathToFileURL(target).href;
  const text = session.documents.texts.get(uri)?.getText() ?? (await readOrNothing(target));
  const edits = turnOff(text, ruleId);
  if (edits === undefined) {
    const message = `${target} cannot be read, so ${ruleId} was not turned off; mend the file first.`;
    await session.connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message });
    return action;
  }
  const document = TextDocument.create(uri, 'json', 0, text);
  const changes = [
    CreateFile.create(uri, { ignoreIfExists: true }),
    TextDocumentEdit.create({ uri, version: null }, textEdits(document, edits)),
  ];
  return { ...action, edit: { documentChanges: changes } };
}

async function readOrNothing(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => '');
}
