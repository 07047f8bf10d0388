import {
  type CancellationToken,
  LSPErrorCodes,
  ResponseError,
  type SymbolInformation,
  type WorkspaceSymbolParams,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver/node';
import { guarded, type Handler, nextTurns } from '../handler';
import type { Session } from '../session';
import { canonicalUri } from '../uris';
import { type PlacedSymbol, placed } from '../workspace-files';
import { symbolKinds } from './document-symbol';

/** More would hide what a person is looking for; more typing brings the others. */
const most = 500;

/** What has a name in the files of the workspace: those that are open as they stand in the editor, the others as on the disk. */
export const workspaceSymbol: Handler = {
  capabilities: () => ({ workspaceSymbolProvider: true }),
  register(session) {
    const { method } = WorkspaceSymbolRequest;
    session.connection.onRequest(method, ({ query }: WorkspaceSymbolParams, token: CancellationToken) =>
      guarded<SymbolInformation[] | ResponseError>(session.log, method, async () => {
        await nextTurns();
        const files = token.isCancellationRequested ? [] : await session.files.all();
        if (token.isCancellationRequested) return new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
        const open = openSymbols(session);
        const closed = files.filter(({ uri }) => !open.has(canonicalUri(uri)));
        const all = [...open.values(), ...closed];
        return all
          .flatMap((file) =>
            file.symbols.filter(({ name }) => matches(name, query)).map((symbol) => infoOf(file.uri, symbol)),
          )
          .slice(0, most);
      }),
    );
  },
};

function openSymbols({ documents }: Session): Map<string, { uri: string; symbols: readonly PlacedSymbol[] }> {
  const found = new Map<string, { uri: string; symbols: readonly PlacedSymbol[] }>();
  for (const { uri } of documents.texts.all()) {
    const view = documents.view(uri);
    if (view === undefined) continue;
    const symbols = placed(view.text, view.language.features?.workspaceSymbols?.(view.model) ?? []);
    found.set(canonicalUri(uri), { uri, symbols });
  }
  return found;
}

/** Whether the letters of the query stand in the name, in their order; editors sort what is left. */
function matches(name: string, query: string): boolean {
  const letters = name.toLowerCase();
  let at = 0;
  for (const letter of query.toLowerCase().replace(/\s/g, '')) {
    at = letters.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

function infoOf(uri: string, { name, kind, container, range }: PlacedSymbol): SymbolInformation {
  return { name, kind: symbolKinds[kind], containerName: container, location: { uri, range } };
}
