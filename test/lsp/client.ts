import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import {
  CancellationTokenSource,
  type ClientCapabilities,
  type CodeAction,
  type CodeActionContext,
  CodeActionRequest,
  CodeActionResolveRequest,
  type CodeLens,
  CodeLensRefreshRequest,
  CodeLensRequest,
  type CompletionContext,
  type CompletionItem,
  type CompletionList,
  CompletionRequest,
  CompletionResolveRequest,
  CompletionTriggerKind,
  ConfigurationRequest,
  createProtocolConnection,
  DefinitionRequest,
  type Diagnostic,
  DiagnosticRefreshRequest,
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  type DocumentDiagnosticReport,
  DocumentDiagnosticRequest,
  DocumentFormattingRequest,
  type DocumentHighlight,
  DocumentHighlightRequest,
  type DocumentLink,
  DocumentLinkRequest,
  type DocumentSymbol,
  DocumentSymbolRequest,
  ExitNotification,
  type FileChangeType,
  type FoldingRange,
  FoldingRangeRequest,
  type FormattingOptions,
  type Hover,
  HoverRequest,
  InitializedNotification,
  type InitializeParams,
  InitializeRequest,
  type InitializeResult,
  type InlayHint,
  InlayHintRequest,
  type Location,
  LogMessageNotification,
  LSPErrorCodes,
  PrepareRenameRequest,
  type PrepareRenameResult,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  type Range,
  ReferencesRequest,
  type Registration,
  RegistrationRequest,
  RenameRequest,
  ResponseError,
  type SelectionRange,
  SelectionRangeRequest,
  type SemanticTokens,
  SemanticTokensRequest,
  ShowMessageNotification,
  ShutdownRequest,
  type SignatureHelp,
  type SignatureHelpContext,
  SignatureHelpRequest,
  SignatureHelpTriggerKind,
  StreamMessageReader,
  StreamMessageWriter,
  type SymbolInformation,
  type TextDocumentContentChangeEvent,
  type TextEdit,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { serverBundle } from './bundle';

/** What VS Code announces, as far as it matters to the server. */
export const everyAbility: ClientCapabilities = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
    codeLens: { refreshSupport: true },
    workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
  },
  window: { showDocument: { support: true } },
  textDocument: {
    diagnostic: { relatedInformation: true },
    publishDiagnostics: { relatedInformation: true },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    codeAction: { resolveSupport: { properties: ['edit'] }, dataSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    definition: { linkSupport: true },
    rename: { prepareSupport: true },
    signatureHelp: { signatureInformation: { noActiveParameterSupport: true } },
  },
};

/** How a test starts the server. */
export interface Start {
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
  readonly folders?: readonly string[];
  /** What the server's environment has besides ours. */
  readonly env?: NodeJS.ProcessEnv;
  /** The answer to `workspace/configuration`. */
  readonly settings?: unknown;
}

/** An editor, as the server sees one: it speaks with a real server process over standard input and output. */
export class Client {
  /** What the client would answer to `workspace/configuration`. */
  settings: unknown;
  /** How often the server has asked for its settings. */
  configurationRequests = 0;
  refreshes = 0;
  /** How often the server has asked for code lenses to be asked for again. */
  lensRefreshes = 0;
  readonly published: PublishDiagnosticsParams[] = [];
  readonly messages: string[] = [];
  readonly logged: string[] = [];
  readonly registrations: Registration[] = [];
  readonly #documents = new Map<string, TextDocument>();
  #listeners: (() => void)[] = [];

  private constructor(
    readonly process: ChildProcess,
    readonly connection: ProtocolConnection,
    readonly exited: Promise<unknown[]>,
    readonly initialized: InitializeResult,
  ) {}

  /** Starts a server and goes through the handshake. */
  static async start({ capabilities = everyAbility, initializationOptions, folders, settings, env = {} }: Start = {}) {
    // Any folder will do, so it is one that is not the project's.
    const child = spawn(process.execPath, [serverBundle(), '--stdio'], {
      cwd: tmpdir(),
      env: { ...process.env, ...env },
    });
    const exited = once(child, 'exit');
    const connection = createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    connection.onError(() => undefined);
    connection.listen();
    const params: InitializeParams = {
      processId: process.pid,
      rootUri: null,
      capabilities,
      initializationOptions,
      workspaceFolders: folders?.map((uri) => ({ uri, name: uri })) ?? null,
    };
    const initialized = await connection.sendRequest(InitializeRequest.type, params);
    const client = new Client(child, connection, exited, initialized);
    client.settings = settings ?? null;
    client.#listen();
    await connection.sendNotification(InitializedNotification.type, {});
    return client;
  }

  #listen(): void {
    const noting = (note: () => void) => {
      note();
      for (const listener of this.#listeners) listener();
    };
    const { connection } = this;
    connection.onNotification(PublishDiagnosticsNotification.type, (params) =>
      noting(() => this.published.push(params)),
    );
    connection.onNotification(ShowMessageNotification.type, ({ message }) => noting(() => this.messages.push(message)));
    connection.onNotification(LogMessageNotification.type, ({ message }) => noting(() => this.logged.push(message)));
    connection.onRequest(RegistrationRequest.type, ({ registrations }) =>
      noting(() => this.registrations.push(...registrations)),
    );
    connection.onRequest(DiagnosticRefreshRequest.type, () => noting(() => this.refreshes++));
    connection.onRequest(CodeLensRefreshRequest.type, () => noting(() => this.lensRefreshes++));
    connection.onRequest(ConfigurationRequest.type, ({ items }) => {
      noting(() => this.configurationRequests++);
      return items.map(() => this.settings);
    });
  }

  /** Waits until something that the server tells has come about. */
  async until(condition: () => boolean): Promise<void> {
    if (condition()) return;
    await new Promise<void>((resolve) => {
      const listener = () => {
        if (!condition()) return;
        this.#listeners = this.#listeners.filter((other) => other !== listener);
        resolve();
      };
      this.#listeners.push(listener);
    });
  }

  /** Opens a document. The language follows from the name. */
  async open(uri: string, text: string, languageId = languageOf(uri)): Promise<void> {
    this.#documents.set(uri, TextDocument.create(uri, languageId, 1, text));
    const textDocument = { uri, languageId, version: 1, text };
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
  }

  /** Changes a document; several changes apply one after the other, as the protocol has it. */
  async change(uri: string, ...changes: TextDocumentContentChangeEvent[]): Promise<void> {
    const document = this.#document(uri);
    const version = document.version + 1;
    TextDocument.update(document, changes, version);
    const textDocument = { uri, version };
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument,
      contentChanges: changes,
    });
  }

  /** Types a text at a place. */
  insert(uri: string, offset: number, text: string): Promise<void> {
    return this.change(uri, { range: this.rangeOf(uri, offset, offset), text });
  }

  async close(uri: string): Promise<void> {
    this.#documents.delete(uri);
    await this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  }

  /** Tells that settings have changed. `pushed`: for clients that send them along. */
  settingsChanged(pushed: unknown = null): Promise<void> {
    return this.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: pushed });
  }

  /** Tells what has happened to a file that the server watches. */
  fileChanged(uri: string, type: FileChangeType): Promise<void> {
    return this.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes: [{ uri, type }] });
  }

  /** The text as the editor has it. */
  text(uri: string): string {
    return this.#document(uri).getText();
  }

  /** Asks for diagnostics. */
  pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return this.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri }, previousResultId });
  }

  /** The diagnostics that an editor shows, by pulling them. */
  async diagnostics(uri: string): Promise<Diagnostic[]> {
    const report = await this.pull(uri);
    if (report.kind !== 'full') throw new Error('A first report is always full.');
    return report.items;
  }

  /** Asks for diagnostics `times` over, taking each request back at once. */
  async cancelledPulls(uri: string, times: number): Promise<('answered' | 'cancelled')[]> {
    const params = { textDocument: { uri } };
    const pulls = Array.from({ length: times }, async () => {
      const cancellation = new CancellationTokenSource();
      const answer = this.connection.sendRequest(DocumentDiagnosticRequest.type, params, cancellation.token);
      cancellation.cancel();
      try {
        await answer;
        return 'answered';
      } catch (error) {
        if (error instanceof ResponseError && error.code === LSPErrorCodes.RequestCancelled) return 'cancelled';
        throw error;
      }
    });
    return Promise.all(pulls);
  }

  hover(uri: string, offset: number): Promise<Hover | null> {
    const position = this.#document(uri).positionAt(offset);
    return this.connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position });
  }

  async codeActions(uri: string, range: Range, context: Partial<CodeActionContext> = {}): Promise<CodeAction[]> {
    const params = { textDocument: { uri }, range, context: { diagnostics: [], ...context } };
    const actions = await this.connection.sendRequest(CodeActionRequest.type, params);
    return (actions ?? []).filter((action): action is CodeAction => 'kind' in action);
  }

  async symbols(uri: string): Promise<DocumentSymbol[] | SymbolInformation[]> {
    return (await this.connection.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri } })) ?? [];
  }

  async folds(uri: string): Promise<FoldingRange[]> {
    return (await this.connection.sendRequest(FoldingRangeRequest.type, { textDocument: { uri } })) ?? [];
  }

  async lenses(uri: string): Promise<CodeLens[]> {
    return (await this.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri } })) ?? [];
  }

  async links(uri: string): Promise<DocumentLink[]> {
    return (await this.connection.sendRequest(DocumentLinkRequest.type, { textDocument: { uri } })) ?? [];
  }

  /** The hints of the whole text. */
  async inlays(uri: string): Promise<InlayHint[]> {
    const range = this.rangeOf(uri, 0, Number.MAX_SAFE_INTEGER);
    return (await this.connection.sendRequest(InlayHintRequest.type, { textDocument: { uri }, range })) ?? [];
  }

  tokens(uri: string): Promise<SemanticTokens | null> {
    return this.connection.sendRequest(SemanticTokensRequest.type, { textDocument: { uri } });
  }

  /** Where the name at a place is defined. */
  async definition(uri: string, offset: number): Promise<Location[]> {
    const found = await this.connection.sendRequest(DefinitionRequest.type, this.#at(uri, offset));
    return (Array.isArray(found) ? found : found === null ? [] : [found]).map((target) =>
      'targetUri' in target ? { uri: target.targetUri, range: target.targetSelectionRange } : target,
    );
  }

  async references(uri: string, offset: number, includeDeclaration = true): Promise<Location[] | null> {
    const context = { includeDeclaration };
    return this.connection.sendRequest(ReferencesRequest.type, { ...this.#at(uri, offset), context });
  }

  highlights(uri: string, offset: number): Promise<DocumentHighlight[] | null> {
    return this.connection.sendRequest(DocumentHighlightRequest.type, this.#at(uri, offset));
  }

  prepareRename(uri: string, offset: number): Promise<PrepareRenameResult | null> {
    return this.connection.sendRequest(PrepareRenameRequest.type, this.#at(uri, offset));
  }

  /** The text with a name changed; `undefined` where there is none. */
  async renamed(uri: string, offset: number, newName: string): Promise<string | undefined> {
    const edit = await this.connection.sendRequest(RenameRequest.type, { ...this.#at(uri, offset), newName });
    if (edit === null) return undefined;
    const [change] = edit.documentChanges ?? [];
    const edits = change !== undefined && 'edits' in change ? change.edits : (edit.changes?.[uri] ?? []);
    return TextDocument.applyEdits(this.#document(uri), edits as TextEdit[]);
  }

  async selections(uri: string, ...offsets: readonly number[]): Promise<SelectionRange[]> {
    const positions = offsets.map((offset) => this.#document(uri).positionAt(offset));
    const params = { textDocument: { uri }, positions };
    return (await this.connection.sendRequest(SelectionRangeRequest.type, params)) ?? [];
  }

  /** Asks how what stands around a place is written. `typed`: the sign that has brought it up. */
  signatureHelp(uri: string, offset: number, typed?: string): Promise<SignatureHelp | null> {
    const context: SignatureHelpContext =
      typed === undefined
        ? { triggerKind: SignatureHelpTriggerKind.Invoked, isRetrigger: false }
        : { triggerKind: SignatureHelpTriggerKind.TriggerCharacter, triggerCharacter: typed, isRetrigger: false };
    return this.connection.sendRequest(SignatureHelpRequest.type, { ...this.#at(uri, offset), context });
  }

  async workspaceSymbols(query: string): Promise<SymbolInformation[]> {
    return ((await this.connection.sendRequest(WorkspaceSymbolRequest.type, { query })) ?? []) as SymbolInformation[];
  }

  #at(uri: string, offset: number) {
    return { textDocument: { uri }, position: this.#document(uri).positionAt(offset) };
  }

  /** The text, laid out by the server. */
  async formatted(uri: string, options: FormattingOptions): Promise<string> {
    const params = { textDocument: { uri }, options };
    const edits = await this.connection.sendRequest(DocumentFormattingRequest.type, params);
    return TextDocument.applyEdits(this.#document(uri), edits ?? []);
  }

  /** Asks for completions. `typed`: the sign that has brought them up. */
  async completions(uri: string, offset: number, typed?: string): Promise<CompletionItem[]> {
    const position = this.#document(uri).positionAt(offset);
    const context: CompletionContext =
      typed === undefined
        ? { triggerKind: CompletionTriggerKind.Invoked }
        : { triggerKind: CompletionTriggerKind.TriggerCharacter, triggerCharacter: typed };
    const params = { textDocument: { uri }, position, context };
    const list = await this.connection.sendRequest(CompletionRequest.type, params);
    return Array.isArray(list) ? list : (list?.items ?? []);
  }

  /** What is offered at a place, with whether that is all. */
  async completionList(uri: string, offset: number): Promise<CompletionList> {
    const position = this.#document(uri).positionAt(offset);
    const list = await this.connection.sendRequest(CompletionRequest.type, { textDocument: { uri }, position });
    if (list === null || Array.isArray(list)) throw new Error('The server answers with a list of its own.');
    return list;
  }

  /** A completion as it is shown once it is selected. */
  resolvedItem(item: CompletionItem): Promise<CompletionItem> {
    return this.connection.sendRequest(CompletionResolveRequest.type, item);
  }

  /** An action as it is once it is chosen. */
  resolvedAction(action: CodeAction): Promise<CodeAction> {
    return this.connection.sendRequest(CodeActionResolveRequest.type, action);
  }

  /** Everything that an editor asks after a keystroke, at once. */
  async everything(uri: string, offset: number): Promise<void> {
    const range = this.rangeOf(uri, offset, offset + 1);
    const asked = [
      this.pull(uri),
      this.hover(uri, offset),
      this.codeActions(uri, range),
      this.completions(uri, offset),
      this.definition(uri, offset),
      this.references(uri, offset),
      this.highlights(uri, offset),
      this.selections(uri, offset),
      this.signatureHelp(uri, offset),
    ];
    const whole = [this.symbols(uri), this.folds(uri), this.links(uri), this.inlays(uri), this.tokens(uri)];
    await Promise.all([...asked, ...whole]);
  }

  /** Makes an action's edits, as an editor would: in one change, and only if they are meant for this version. */
  async apply(uri: string, { edit }: CodeAction): Promise<void> {
    const document = this.#document(uri);
    const [change] = edit?.documentChanges ?? [];
    if (change !== undefined && 'textDocument' in change && change.textDocument.version !== document.version) {
      throw new Error('The edit is meant for another version.');
    }
    const edits = change !== undefined && 'edits' in change ? change.edits : (edit?.changes?.[uri] ?? []);
    await this.change(uri, { text: TextDocument.applyEdits(document, edits as TextEdit[]) });
  }

  /** The text that a range encloses. */
  textAt(uri: string, range: Range): string {
    return this.#document(uri).getText(range);
  }

  rangeOf(uri: string, start: number, end: number): Range {
    const document = this.#document(uri);
    return { start: document.positionAt(start), end: document.positionAt(end) };
  }

  /** Ends the server the way editors do. */
  async stop(): Promise<void> {
    await this.connection.sendRequest(ShutdownRequest.type);
    await this.connection.sendNotification(ExitNotification.type);
    await this.exited;
    this.connection.dispose();
  }

  #document(uri: string): TextDocument {
    const document = this.#documents.get(uri);
    if (document === undefined) throw new Error(`${uri} is not open.`);
    return document;
  }
}

function languageOf(uri: string): string {
  if (/\.json$/.test(uri)) return 'json';
  return /dockerfile/i.test(uri) ? 'dockerfile' : 'plaintext';
}
