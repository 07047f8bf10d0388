import { type CancellationToken, type CodeAction, CodeActionResolveRequest } from 'vscode-languageserver/node';
import { guarded, type Handler } from '../handler';
import { isPin, resolvePin } from '../images/pin-image';
import { settle } from '../links/requests';
import { isSettle, resolveSettle } from '../links/settle-actions';
import { isVersions, resolveVersions } from '../packages/write-versions';
import { resolveTurnOff } from '../turn-off';

/** Completes a code action that has been chosen; all but those that edit a configuration, or ask a registry or an index of packages, are complete from the start. */
export const codeActionResolve: Handler = {
  // Announced together with the code actions.
  capabilities: () => ({}),
  register(session) {
    const { method } = CodeActionResolveRequest;
    session.connection.onRequest(method, (action: CodeAction, token: CancellationToken): Promise<unknown> => {
      return guarded(session.log, method, async () => {
        if (isPin(action.data)) return resolvePin(action, session, token);
        if (isSettle(action.data)) {
          const tell = (message: string) => void session.connection.window.showWarningMessage(message);
          return resolveSettle(action, (params) => settle(session, params), tell);
        }
        if (isVersions(action.data)) return resolveVersions(action, action.data, session);
        return action.data === undefined ? action : resolveTurnOff(action, session);
      });
    });
  },
};
