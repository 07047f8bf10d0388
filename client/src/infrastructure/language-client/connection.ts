import { type ExtensionContext, type LogOutputChannel, l10n, type TextDocument, Uri, workspace } from 'vscode';
import {
  CloseAction,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  type DocumentSelector,
  ErrorAction,
  type ErrorHandler,
  LanguageClient,
  RevealOutputChannelOn,
  State,
  TransportKind,
} from 'vscode-languageclient/node';
import type { OurDocuments } from '../documents/our-documents';
import { documentSelector } from '../documents/selector';
import { createGate } from './gate';

// The one file that imports the language client: it is large, so it is a bundle of its own that is loaded with the first
// document of ours. A window with other JSON files never loads it.

/** Answers to what the server asks, by the method; each is asked with the parameter of its request. */
export type ServerQuestions = Readonly<Record<string, (params: never) => Promise<unknown>>>;

/** What a connection needs. */
export interface ConnectionParts {
  readonly context: ExtensionContext;
  readonly channel: LogOutputChannel;
  readonly documents: OurDocuments;
  readonly initializationOptions: object;
  /** What the server may ask, by the method. */
  readonly answers: ServerQuestions;
  /** The server has gone, without having been asked to. Called at least once. */
  readonly onLost: () => void;
}

/** One life of the server. */
export class Connection {
  readonly #documents: OurDocuments;
  readonly #gate;
  readonly #client: LanguageClient;

  constructor({ context, channel, documents, initializationOptions, answers, onLost }: ConnectionParts) {
    this.#documents = documents;
    this.#gate = createGate((uri) => documents.has(uri));
    const module = Uri.joinPath(context.extensionUri, 'dist', 'server.js').fsPath;
    this.#client = new LanguageClient(
      'quaymaster',
      'Quaymaster',
      { module, transport: TransportKind.ipc },
      {
        documentSelector: documentSelector as DocumentSelector,
        initializationOptions,
        outputChannel: channel,
        traceOutputChannel: channel,
        revealOutputChannelOn: RevealOutputChannelOn.Never,
        middleware: this.#gate.middleware,
        initializationFailedHandler: () => false,
        errorHandler: neverRestart(onLost),
      },
    );
    for (const [method, answer] of Object.entries(answers))
      this.#client.onRequest(method, (params: never) => answer(params));
  }

  get processId(): number | undefined {
    return this.#client.serverProcess?.pid;
  }

  /** Starts the server; fails if it does not come up. */
  async start(): Promise<void> {
    await this.#client.start();
  }

  /** Ends the server; also one that is just starting. */
  async end(): Promise<void> {
    // A client that is still starting cannot be stopped; it has to get there first.
    if (this.#client.state === State.Starting) await this.#client.start().catch(() => undefined);
    await this.#client.dispose();
  }

  async notify(method: string, params: object): Promise<void> {
    await this.#client.sendNotification(method, params);
  }

  request<Answer>(method: string, params: object): Promise<Answer> {
    return this.#client.sendRequest<Answer>(method, params);
  }

  /** Makes an edit that the server has given; open documents are changed where they are open. */
  async edit(edit: object): Promise<boolean> {
    const made = await this.#client.protocol2CodeConverter.asWorkspaceEdit(edit);
    return made !== undefined && workspace.applyEdit(made);
  }

  /** Tells the server of documents that have become ours while they were open. */
  async introduceNewcomers(): Promise<void> {
    const newcomers = this.#documents.all.filter(({ uri }) => !this.#gate.knows(uri.toString()));
    for (const document of newcomers) await this.#open(document);
    if (newcomers.length > 0) this.#client.getFeature(DocumentDiagnosticRequest.method).refresh();
  }

  #open(document: TextDocument): Promise<void> {
    const params = this.#client.code2ProtocolConverter.asOpenTextDocumentParams(document);
    return this.#client.sendNotification(DidOpenTextDocumentNotification.type, params);
  }
}

/**
 * The client never restarts by itself: while it waited to, every keystroke would meet a connection that is no more. When there is
 * another life, `LanguageServer` decides.
 */
function neverRestart(onLost: () => void): ErrorHandler {
  return {
    error: (_error, _message, count) => {
      if ((count ?? 0) <= 3) return { action: ErrorAction.Continue, handled: true };
      onLost();
      return { action: ErrorAction.Shutdown, handled: true };
    },
    closed: () => {
      onLost();
      const message = l10n.t('The connection to the language server is lost.');
      return { action: CloseAction.DoNotRestart, handled: true, message };
    },
  };
}
