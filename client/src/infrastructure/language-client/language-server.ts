import { type Disposable, type Event, EventEmitter, type ExtensionContext, type LogOutputChannel } from 'vscode';
import { Disposables } from '../disposal';
import type { OurDocuments } from '../documents/our-documents';
import type { Connection, ServerQuestions } from './connection';
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
  #connection: Connection | undefined;
  #waiting: NodeJS.Timeout | undefined;
  #restarting: Promise<void> | undefined;
  /** Which life of the server is the current one, so that what belongs to an earlier one notices. */
  #turn = 0;

  readonly onDidChangeState: Event<ServerState> = this.#onDidChangeState.event;

  constructor(
    private readonly context: ExtensionContext,
    private readonly channel: LogOutputChannel,
    private readonly documents: OurDocuments,
    private readonly initializationOptions: InitializationOptionsSource,
    private readonly answers: ServerQuestions,
  ) {
    this.#disposables.add(documents.onDidAdmit(() => this.#catchUp()));
    if (documents.all.length > 0) this.#start();
  }

  get state(): ServerState {
    return this.#state;
  }

  /** The id of the server's process, while there is one. */
  get processId(): number | undefined {
    return this.#connection?.processId;
  }

  /** Tells a running server; one that is not running learns of it when it starts. */
  notify(method: string, params: object): void {
    if (this.#state === 'running') this.#connection?.notify(method, params).catch(() => undefined);
  }

  /** Asks the server, which is started for it if need be. Throws where there is none to be had. */
  async request<Answer>(method: string, params: object): Promise<Answer> {
    return (await this.#running()).request<Answer>(method, params);
  }

  /** Makes an edit that the server has given. */
  async edit(edit: object): Promise<boolean> {
    return (await this.#running()).edit(edit);
  }

  async #running(): Promise<Connection> {
    if (this.#state === 'idle') void this.#start();
    if (this.#state !== 'running' && this.#state !== 'failed')
      await new Promise<void>((resolve) => {
        const listening = this.onDidChangeState((state) => {
          if (state !== 'running' && state !== 'failed') return;
          listening.dispose();
          resolve();
        });
      });
    if (this.#connection === undefined) throw new Error('There is no language server.');
    return this.#connection;
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
    this.#turn += 1;
    const connection = this.#connection;
    this.#connection = undefined;
    await connection
      ?.end()
      .catch((error: unknown) => this.channel.warn('The language server did not end well.', error));
  }

  dispose(): void {
    clearTimeout(this.#waiting);
    this.#disposables.dispose();
  }

  async #stopAndStart(): Promise<void> {
    this.#policy.reset();
    await this.stop();
    await this.#start();
  }

  async #start(): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    this.#change('starting');
    try {
      const { Connection } = await import('./connection');
      if (turn !== this.#turn) return;
      const { context, channel, documents } = this;
      const initializationOptions = this.initializationOptions();
      const onLost = () => this.#lost(turn);
      this.#connection = new Connection({
        context,
        channel,
        documents,
        initializationOptions,
        answers: this.answers,
        onLost,
      });
      await this.#connection.start();
    } catch (error) {
      this.channel.error('The language server did not start.', error);
      this.#lost(turn);
    }
    if (turn !== this.#turn) return;
    this.channel.info(`The language server runs as process ${this.processId}.`);
    this.#change('running');
    this.#catchUp();
  }

  /** A life of the server is over, without anyone having asked for it. */
  #lost(turn: number): void {
    if (turn !== this.#turn) return;
    this.#turn += 1;
    this.#connection = undefined;
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
    if (this.#state === 'idle') this.#start();
    const connection = this.#connection;
    if (this.#state !== 'running' || connection === undefined) return;
    // The client sends what is opened by itself, right after we hear of it; only what remains is told then.
    setTimeout(() => connection.introduceNewcomers().catch(() => undefined), 0);
  }

  #change(state: ServerState): void {
    this.#state = state;
    this.#onDidChangeState.fire(state);
  }
}
