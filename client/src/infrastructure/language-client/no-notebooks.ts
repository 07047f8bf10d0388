/** An event that never comes. */
const never = () => ({ dispose: () => undefined });

/**
 * The language client's part about notebooks, for a server that has nothing to do with them. In the bundle it is in the place of the
 * real one, which is larger than what we use of completion, hover and code actions together; diagnostics ask it for its events.
 */
export class NotebookDocumentSyncFeature {
  static readonly CellScheme = 'vscode-notebook-cell';

  readonly registrationType = { method: 'notebookDocument/sync' };
  readonly onOpenNotificationSent = never;
  readonly onChangeNotificationSent = never;
  readonly onCloseNotificationSent = never;
  readonly onSaveNotificationSent = never;

  fillClientCapabilities(): void {}
  initialize(): void {}
  register(): void {}
  unregister(): void {}
  clear(): void {}

  getState() {
    return { kind: 'static' };
  }

  /** Whether it tells the server of a document, so that nobody else need. */
  handles(): boolean {
    return false;
  }

  /** Who tells the server of a cell: nobody. */
  getProvider(): undefined {}
}
