import { PositionEncodingKind, type ServerCapabilities, TextDocumentSyncKind } from 'vscode-languageserver/node';
import type { ClientAbilities } from './client';
import { handlers } from './handlers';
import type { InitializationOptions } from './initialization';

/** What the server announces to a client: the part that is always so, and what each handler adds. */
export function capabilitiesFor(client: ClientAbilities, options: InitializationOptions): ServerCapabilities {
  const always: ServerCapabilities = {
    positionEncoding: PositionEncodingKind.UTF16,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  };
  return Object.assign(always, ...handlers.map((handler) => handler.capabilities(client, options)));
}
