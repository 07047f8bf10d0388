import { languages, type TextDocument, type Uri } from 'vscode';

/**
 * Whether a name matches a pattern of a document selector, as VS Code sees it. In the bundle, this is where the language client has
 * a library of its own.
 * @param pattern as our selectors have it; one that is relative to a folder matches nothing
 */
export function matchGlobPattern(pattern: unknown, resource: Uri): boolean {
  // Of a document, only the address and the language are looked at.
  const document = { uri: resource, languageId: '' } as TextDocument;
  return typeof pattern === 'string' && languages.match({ pattern }, document) > 0;
}
