import { Uri, workspace } from 'vscode';
import { namePattern } from '../../../../server/src/engine/documents';
import { listedNames } from './listed-names';

/**
 * The names of task definitions that the nearest `.quaymaster.json` adds, from the document's folder up to the folder that is
 * open. Only asked about documents that such a name would make ours, which are few; so nothing is kept.
 */
export async function projectNames(document: Uri): Promise<RegExp[]> {
  const top = workspace.getWorkspaceFolder(document)?.uri.path;
  if (top === undefined) return [];
  for (let folder = Uri.joinPath(document, '..'); isWithin(folder.path, top); folder = Uri.joinPath(folder, '..')) {
    const text = await readText(Uri.joinPath(folder, '.quaymaster.json'));
    if (text !== undefined) return listedNames(text).map(namePattern);
    if (folder.path === '/') break;
  }
  return [];
}

function isWithin(folder: string, top: string): boolean {
  return folder === top || folder.startsWith(`${top.replace(/\/$/, '')}/`);
}

async function readText(file: Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await workspace.fs.readFile(file));
  } catch {
    return undefined;
  }
}
