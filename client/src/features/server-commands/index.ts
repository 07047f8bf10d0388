import { commands, type Disposable, type LogOutputChannel, l10n, window } from 'vscode';
import { Disposables } from '../../infrastructure/disposal';
import type { LanguageServer, ServerState } from '../../infrastructure/language-client/language-server';

/** The commands of this feature, by what they do. */
export const serverCommands = { restart: 'quaymaster.restartServer', showOutput: 'quaymaster.showOutput' } as const;

/** Lets a person restart the server and read its log, and tells once when the server has been given up. */
export function activateServerCommands(server: LanguageServer, log: LogOutputChannel): Disposable {
  const disposables = new Disposables();
  disposables.add(commands.registerCommand(serverCommands.restart, () => server.restart()));
  disposables.add(commands.registerCommand(serverCommands.showOutput, () => log.show()));
  disposables.add(server.onDidChangeState((state) => offerRestart(state, server, log)));
  return disposables;
}

async function offerRestart(state: ServerState, server: LanguageServer, log: LogOutputChannel): Promise<void> {
  if (state !== 'failed') return;
  const restart = l10n.t('Restart');
  const showOutput = l10n.t('Show Output');
  const choice = await window.showErrorMessage(
    l10n.t('The Quaymaster language server has ended several times in a short while, so it is not started again.'),
    restart,
    showOutput,
  );
  if (choice === restart) await server.restart();
  if (choice === showOutput) log.show();
}
