import { type CodeAction, CodeActionKind } from 'vscode-languageserver/node';
import type { Finding } from '../../engine/finding';
import type { DocumentView } from '../documents';
import { workspaceEdit } from '../edits';
import type { Session } from '../session';
import { apkVersions } from './apk-index';
import { aptVersions } from './apt-index';

/** What an action remembers until it is chosen. */
interface VersionsData {
  readonly uri: string;
  /** Of the document: in another one the packages may be others. */
  readonly version: number;
  readonly versionsOf: string;
  readonly offset: number;
}

/** Actions that write the versions of packages. The index is read only once one of them is chosen. */
export function versionActions(view: DocumentView, findings: readonly Finding[], session: Session): CodeAction[] {
  return findings.flatMap(({ ruleId, span }) => {
    const { uri, version } = view.text;
    const data: VersionsData = { uri, version, versionsOf: ruleId, offset: span.start };
    const loose = looseOf(view, data);
    if (loose === undefined || session.options.packageIndexes?.[loose.manager] === undefined) return [];
    const title = `Write the versions that the ${loose.manager} index of this machine has`;
    return [{ title, kind: CodeActionKind.QuickFix, data }];
  });
}

/** Whether an action is one of these. */
export function isVersions(data: unknown): data is VersionsData {
  return typeof data === 'object' && data !== null && 'versionsOf' in data;
}

/** The action with its edit, now that it has been chosen. Without one where the index does not tell, and the person is told so. */
export async function resolveVersions(action: CodeAction, data: VersionsData, session: Session): Promise<CodeAction> {
  const view = session.documents.view(data.uri);
  const loose = view?.text.version === data.version ? looseOf(view, data) : undefined;
  const folder = loose && session.options.packageIndexes?.[loose.manager];
  if (view === undefined || loose === undefined || folder === undefined) return action;
  const read = loose.manager === 'apt' ? aptVersions : apkVersions;
  const versions = await read(folder, loose).catch(() => new Map<string, string>());
  const edits = loose.packages.flatMap(({ name, end }) => {
    const version = versions.get(name) ?? '';
    // Nothing that a shell would read as more than a word.
    return /^\d[\w.+:~-]*$/.test(version) ? [{ span: { start: end, end }, text: `=${version}` }] : [];
  });
  if (edits.length === 0)
    session.tell(`The ${loose.manager} index of this machine has no versions for ${loose.image}:${loose.tag}.`);
  if (edits.length === 0 || session.documents.texts.get(data.uri)?.version !== data.version) return action;
  return { ...action, edit: workspaceEdit(view.text, edits, session.client) };
}

function looseOf({ language, model }: DocumentView, { versionsOf, offset }: VersionsData) {
  return language.features?.loosePackages?.(model, versionsOf, offset);
}
