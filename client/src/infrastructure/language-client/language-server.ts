import { type Disposable, type Event, EventEmitter, type ExtensionContext, type LogOutputChannel } from 'vscode';
import {
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  type LanguageClient,
  State,
} from 'vscode-languageclient/node';
import { Disposables } from '../disposal';
import type { OurDocuments } from '../documents/our-documents';
import { createClient } from './create-client';
import { createGate, type Gate } from './gate';
import { RestartPolicy } from './restart-policy';

/**
 * `idle`: no document of ours was open yet. `recovering`: it crashed, and is started again in a moment.
 * `failed`: it crashed too often, and waits for a person.
 */
export type ServerState = 'idle' | 'starting' | 'running' | 'recovering' | 'failed';

/** What the server is told when it starts; asked anew for each start. */
export type InitializationOptionsSource = () => object;

/** The language server of this window: started by the first document of ours, kept alive, restarted on request. */
export class LanguageServer implements Disposable {
  readonly #disposables = new Disposables();
  readonly #onDidChangeState = this.#disposables.add(new EventEmitter<ServerState>());
  readonly #policy = new RestartPolicy();
  #state: ServerState = 'idle';
  #client: LanguageClient | undefined;
  #gate: Gate | undefined;
  #waiting: NodeJS.Timeout | undefined;
  #restarting: Promise<void> | undefined;

  readonly onDidChangeState: Event<ServerState> = this.#onDidChangeState.event;

  constructor(
    private readonly context: ExtensionContext,
    private readonly channel: LogOutputChannel,
    private readonly documents: OurDocuments,
    private readonly initializationOptions: InitializationOptionsSource,
  ) {
    this.#disposables.add(documents.onDidAdmit(() => this.#catchUp()));
    if (documents.all.length > 0) this.#start();
  }

  get state(): ServerState {
    return this.#state;
  }

  /** The id of the server's process, while there is one. */
  get processId(): number | undefined {
    return this.#client?.serverProcess?.pid;
  }

  /** Tells a running server; one that is not running learns of it when it starts. */
  notify(method: string, params: object): void {
    if (this.#state === 'running') this.#client?.sendNotification(method, params).catch(() => undefined);
  }

  /** Ends the server, if there is one, and starts it. Asked for twice at the same time, it does so once. */
  restart(): Promise<void> {
    this.#restarting ??= this.#stopAndStart().finally(() => {
      this.#restarting = undefined;
    });
    return this.#restarting;
  }

  /** Ends the server; the promise is kept when its process has been told. */
  async stop(): Promise<void> {
    clearTimeout(this.#waiting);
    await this.#stop();
  }

  dispose(): void {
    clearTimeout(this.#waiting);
    this.#disposables.dispose();
  }

  async #stopAndStart(): Promise<void> {
    clearTimeout(this.#waiting);
    this.#policy.reset();
    await this.#stop();
    await this.#start();
  }

  async #start(): Promise<void> {
    const gate = createGate((uri) => this.documents.has(uri));
    const client: LanguageClient = createClient({
      context: this.context,
      channel: this.channel,
      gate,
      initializationOptions: this.initializationOptions(),
      onLost: () => this.#lost(client),
    });
    this.#gate = gate;
    this.#client = client;
    this.#change('starting');
    try {
      await client.start();
    } catch (error) {
      this.channel.error('The language server did not start.', error);
      this.#lost(client);
      return;
    }
    if (this.#client !== client) return;
    this.channel.info(`The language server runs as process ${this.processId}.`);
    this.#change('running');
    this.#catchUp();
  }

  async #stop(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    if (client === undefined) return;
    // A client that is still starting cannot be stopped; it has to get there first.
    if (client.state === State.Starting) await client.start().catch(() => undefined);
    await client.dispose().catch((error: unknown) => this.channel.warn('The language server did not end well.', error));
  }

  /** A life of the server is over, without anyone having asked for it. */
  #lost(client: LanguageClient): void {
    if (this.#client !== client) return;
    this.#client = undefined;
    const delay = this.#policy.afterCrash(Date.now());
    if (delay === undefined) {
      this.channel.error('The language server crashed too often and is not started again.');
      this.#change('failed');
      return;
    }
    this.channel.warn(`The language server has gone; the next start is in ${delay} ms.`);
    this.#change('recovering');
    this.#waiting = setTimeout(() => this.#start(), delay);
  }

  /** Sees to it that the server knows every document of ours, also one that has become ours while it was open. */
  #catchUp(): void {
    if (this.#state === 'idle') {
      this.#start();
      return;
    }
    const client = this.#client;
    if (this.#state !== 'running' || client === undefined) return;
    // The client sends what is opened by itself, right after we hear of it; only what remains is told here.
    setTimeout(() => this.#introduce(client), 0);
  }

  async #introduce(client: LanguageClient): Promise<void> {
    if (this.#client !== client) return;
    const unknown = this.documents.all.filter(({ uri }) => this.#gate?.knows(uri.toString()) === false);
    for (const document of unknown)
      await client.sendNotification(
        DidOpenTextDocumentNotification.type,
        client.code2ProtocolConverter.asOpenTextDocumentParams(document),
      );
    if (unknown.length > 0) client.getFeature(DocumentDiagnosticRequest.method)?.refresh();
  }

  #change(state: ServerState): void {
    this.#state = state;
    this.#onDidChangeState.fire(state);
  }
}
