import { type ExtensionContext, workspace } from 'vscode';
import { trustedNotification } from '../../server/src/wiring/initialization';
import { AwsEntry } from './aws-entry';
import { answerImages } from './features/image-catalog';
import { activateNeighbours, findNeighbours } from './features/neighbours';
import { provideRuleSettings } from './features/rule-settings';
import { activateServerCommands } from './features/server-commands';
import { activateServerStatus } from './features/server-status';
import { Disposables } from './infrastructure/disposal';
import { OurDocuments } from './infrastructure/documents/our-documents';
import { LanguageServer, type ServerState } from './infrastructure/language-client/language-server';
import { createLog } from './infrastructure/logging';

/** What other extensions, and our own tests, can learn of this one. */
export interface QuaymasterApi {
  /** How the language server is: `idle`, `starting`, `running`, `recovering` or `failed`. */
  readonly serverState: ServerState;
  /** The id of the language server's process, while there is one. */
  readonly serverProcessId: number | undefined;
}

let running: LanguageServer | undefined;

/** What the language server is told when it starts. */
const initializationOptions = ({ workspaceState }: ExtensionContext) => ({
  hasJsonService: true,
  neighbours: findNeighbours(),
  suggestCommand: 'editor.action.triggerSuggest',
  answersImages: true,
  isTrusted: workspace.isTrusted,
  lensCommands: {
    push: 'quaymaster.buildAndPush',
    choose: 'quaymaster.chooseBuild',
    register: 'quaymaster.register',
  },
  pushes: workspaceState.get('push.pushes'),
});

/** Puts the extension together. The language server itself waits for the first document of ours. */
export function activate(context: ExtensionContext): QuaymasterApi {
  const disposables = new Disposables();
  context.subscriptions.push(disposables);
  const log = disposables.add(createLog('Quaymaster'));
  const documents = disposables.add(new OurDocuments());
  const aws = disposables.add(new AwsEntry(context, log, () => server));
  const server: LanguageServer = disposables.add(
    new LanguageServer(context, log, documents, () => initializationOptions(context), answerImages(aws)),
  );
  disposables.add(activateServerCommands(server, log));
  disposables.add(activateServerStatus(server, documents));
  disposables.add(activateNeighbours(server));
  disposables.add(provideRuleSettings(server));
  disposables.add(workspace.onDidGrantWorkspaceTrust(() => server.notify(trustedNotification, {})));
  running = server;
  return {
    get serverState() {
      return server.state;
    },
    get serverProcessId() {
      return server.processId;
    },
  };
}

/** Lets the language server end in good order. */
export async function deactivate(): Promise<void> {
  await running?.stop();
}
