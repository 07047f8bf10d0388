import { type CodeAction, CodeActionResolveRequest } from 'vscode-languageserver/node';
import { guarded, type Handler } from '../handler';
import { resolveTurnOff } from '../turn-off';

/** Completes a code action that has been chosen; all but those that edit a configuration are complete from the start. */
export const codeActionResolve: Handler = {
  // Announced together with the code actions.
  capabilities: () => ({}),
  register(session) {
    const { method } = CodeActionResolveRequest;
    session.connection.onRequest(method, (action: CodeAction): Promise<unknown> => {
      return guarded(session.log, method, async () => {
        return action.data === undefined ? action : resolveTurnOff(action, session);
      });
    });
  },
};
