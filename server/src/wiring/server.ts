import type { Connection, InitializeResult } from 'vscode-languageserver/node';
import { capabilitiesFor } from './capabilities';
import { followChanges } from './changes';
import { handlers } from './handlers';
import { createSession } from './session';

/** Starts answering a client. The connection ends the process on `exit`, and when the client has gone. */
export function startServer(connection: Connection, version: string): void {
  connection.onInitialize((params): InitializeResult => {
    const session = createSession(connection, params);
    for (const handler of handlers) handler.register(session);
    followChanges(session);
    return {
      capabilities: capabilitiesFor(session.client, session.options),
      serverInfo: { name: 'Quaymaster', version },
    };
  });
  connection.listen();
}
