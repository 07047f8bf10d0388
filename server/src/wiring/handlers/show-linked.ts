import { type ExecuteCommandParams, ExecuteCommandRequest, ShowDocumentRequest } from 'vscode-languageserver/node';
import { guarded, type Handler } from '../handler';
import { type Place, showCommand } from '../link-messages';

/** Has the client show what a code lens leads to. */
export const showLinked: Handler = {
  capabilities: ({ showsDocuments }) => (showsDocuments ? { executeCommandProvider: { commands: [showCommand] } } : {}),
  register({ connection, log }) {
    const { method } = ExecuteCommandRequest;
    connection.onRequest(method, ({ command, arguments: [place] = [] }: ExecuteCommandParams) =>
      guarded(log, method, async () => {
        if (command !== showCommand) return null;
        const { uri, range } = place as Place;
        await connection.sendRequest(ShowDocumentRequest.type, { uri, takeFocus: true, selection: range });
        return null;
      }),
    );
  },
};
