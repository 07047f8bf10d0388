import {
  type Disposable,
  type LanguageStatusItem,
  LanguageStatusSeverity,
  l10n,
  languages,
  type TextDocument,
  window,
  workspace,
} from 'vscode';
import { Disposables } from '../../infrastructure/disposal';
import type { OurDocuments } from '../../infrastructure/documents/our-documents';
import { documentSelector } from '../../infrastructure/documents/selector';
import type { LanguageServer } from '../../infrastructure/language-client/language-server';
import { serverCommands } from '../server-commands';
import { type Status, statusOf } from './status';

const levels: Record<Status['level'], LanguageStatusSeverity> = {
  information: LanguageStatusSeverity.Information,
  warning: LanguageStatusSeverity.Warning,
  error: LanguageStatusSeverity.Error,
};

/** Shows beside the language of a document of ours how the server is, and what it has found there. */
export function activateServerStatus(server: LanguageServer, documents: OurDocuments): Disposable {
  const view = new StatusView(server, documents);
  const disposables = new Disposables();
  disposables.add(view);
  const update = () => view.update();
  disposables.add(server.onDidChangeState(update));
  disposables.add(documents.onDidAdmit(update));
  disposables.add(window.onDidChangeActiveTextEditor(update));
  disposables.add(languages.onDidChangeDiagnostics(update));
  disposables.add(
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('quaymaster.preset')) update();
    }),
  );
  update();
  return disposables;
}

class StatusView implements Disposable {
  #item: LanguageStatusItem | undefined;

  constructor(
    private readonly server: LanguageServer,
    private readonly documents: OurDocuments,
  ) {}

  /** Selectors cannot tell our JSON from other JSON, so the item is there only while a document of ours is in front. */
  update(): void {
    const document = window.activeTextEditor?.document;
    if (document === undefined || !this.documents.has(document.uri.toString())) {
      this.dispose();
      return;
    }
    this.#item ??= languages.createLanguageStatusItem('quaymaster.server', documentSelector);
    this.#show(this.#item, document);
  }

  dispose(): void {
    this.#item?.dispose();
    this.#item = undefined;
  }

  #show(item: LanguageStatusItem, document: TextDocument): void {
    const findings = languages.getDiagnostics(document.uri).filter(({ source }) => source === 'quaymaster').length;
    const preset = workspace.getConfiguration('quaymaster', document.uri).get('preset', 'recommended');
    const status = statusOf({ state: this.server.state, findings, preset }, l10n.t);
    item.name = 'Quaymaster';
    item.text = status.text;
    item.detail = status.detail;
    item.busy = status.busy;
    item.severity = levels[status.level];
    item.command =
      status.action === 'restart'
        ? { command: serverCommands.restart, title: l10n.t('Restart') }
        : { command: serverCommands.showOutput, title: l10n.t('Show Output') };
  }
}
