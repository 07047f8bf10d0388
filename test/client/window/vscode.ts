import { readFileSync } from 'node:fs';
import Module from 'node:module';
import path from 'node:path';
import { EventEmitter, InputBox, QuickPick } from './inputs';
import { Uri } from './uri';

/** A window without an editor. Its person agrees to everything that they are asked, or to nothing; what they were told is kept. */
export class TestWindow {
  agrees = true;
  isTrusted = true;
  /** `quaymaster.aws.region` and the like. */
  settings: Readonly<Record<string, unknown>> = {};
  /** All that was told and asked, in order. */
  readonly shown: string[] = [];

  /** Has what is loaded from now on see this window as `vscode`. Call what comes back when it is no longer needed. */
  install(): () => void {
    const loader = Module as unknown as {
      _load(request: string, ...rest: readonly unknown[]): unknown;
      readonly _cache: Record<string, unknown>;
    };
    // What was loaded before sees another window.
    const ours = path.join('client', 'src', path.sep);
    for (const file of Object.keys(loader._cache)) if (file.includes(ours)) delete loader._cache[file];
    const original = loader._load;
    const api = this.#api();
    loader._load = (request, ...rest) => (request === 'vscode' ? api : original.call(loader, request, ...rest));
    return () => {
      loader._load = original;
    };
  }

  #api(): object {
    const nothing = new EventEmitter<never>().event;
    const disposable = { dispose: () => {} };
    const known = {
      window: this.#window(),
      workspace: this.#workspace(nothing, disposable),
      Uri,
      EventEmitter,
      commands: { registerCommand: () => disposable, executeCommand: async () => undefined },
      env: { clipboard: { writeText: async () => {} }, openExternal: async () => true },
      tasks: { registerTaskProvider: () => disposable, executeTask: async () => ({}) },
      languages: {
        onDidChangeDiagnostics: nothing,
        getDiagnostics: () => [],
        setTextDocumentLanguage: async (document: unknown) => document,
      },
      extensions: { onDidChange: nothing, getExtension: () => undefined },
      l10n: { t: (text: string, ...names: readonly unknown[]) => fill(text, names) },
      QuickPickItemKind: { Separator: -1, Default: 0 },
      QuickInputButtons: { Back: { iconPath: 'back' } },
    };
    // Numbers of enumerations and classes of pictures: nobody here looks at them.
    return new Proxy(known, {
      get: (target, name) => (name in target ? target[name as keyof typeof target] : Placeholder),
    });
  }

  #window() {
    const tell = async (message: string) => void this.shown.push(message);
    // Warnings are questions here; the offers of the others are left.
    const warn = async (message: string, ...rest: readonly unknown[]) => {
      const [options] = rest as readonly { readonly detail?: string }[];
      this.shown.push([message, options?.detail].join('\n'));
      return this.agrees ? rest.find((button) => typeof button === 'string') : undefined;
    };
    const type = async ({ title, prompt, value, placeHolder }: Record<string, string>) => {
      this.shown.push([title, prompt].join('\n'));
      return this.agrees ? value || placeHolder || 'name' : undefined;
    };
    const person = { isAgreeing: () => this.agrees, reads: (text: string) => void this.shown.push(text) };
    const item = () => ({ show() {}, hide() {}, dispose() {} });
    return {
      showErrorMessage: tell,
      showWarningMessage: warn,
      showInformationMessage: tell,
      showInputBox: type,
      showQuickPick: async (items: readonly unknown[]) => (this.agrees ? (await items)[0] : undefined),
      showOpenDialog: async () => undefined,
      showSaveDialog: async () => undefined,
      showTextDocument: async () => undefined,
      setStatusBarMessage: () => item(),
      createQuickPick: () => new QuickPick(person),
      createInputBox: () => new InputBox(person),
      createStatusBarItem: item,
      createTerminal: item,
      createOutputChannel: () => ({
        ...item(),
        append() {},
        appendLine() {},
        clear() {},
        replace() {},
        info() {},
        warn() {},
      }),
      createTreeView: item,
      onDidChangeActiveTextEditor: new EventEmitter<never>().event,
      withProgress: async (_: unknown, work: (...args: readonly unknown[]) => unknown) =>
        work(
          { report() {} },
          { isCancellationRequested: false, onCancellationRequested: new EventEmitter<never>().event },
        ),
    };
  }

  #workspace(nothing: unknown, disposable: object) {
    const owner = this;
    return {
      get isTrusted() {
        return owner.isTrusted;
      },
      workspaceFolders: undefined,
      textDocuments: [],
      getConfiguration: (section: string) => ({
        get: (name: string, otherwise?: unknown) => owner.settings[`${section}.${name}`] ?? otherwise,
      }),
      getWorkspaceFolder: () => undefined,
      asRelativePath: (uri: Uri) => uri.path,
      openTextDocument: async (uri: Uri) => ({
        uri,
        getText: () => textOf(uri),
        languageId: 'json',
        save: async () => true,
      }),
      registerTextDocumentContentProvider: () => disposable,
      createFileSystemWatcher: () => ({
        ...disposable,
        onDidChange: nothing,
        onDidCreate: nothing,
        onDidDelete: nothing,
      }),
      findFiles: async () => [],
      applyEdit: async () => true,
      fs: { readFile: async (uri: Uri) => readFileSync(uri.fsPath), writeFile: async () => {} },
      onDidChangeConfiguration: nothing,
      onDidGrantWorkspaceTrust: nothing,
      onDidOpenTextDocument: nothing,
      onDidCloseTextDocument: nothing,
      onDidChangeTextDocument: nothing,
    };
  }
}

/** Stands for what is only made and passed on. */
class Placeholder {
  [name: string]: unknown;
}

function textOf(uri: Uri): string {
  return uri.scheme === 'file' ? readFileSync(uri.fsPath, 'utf8') : '';
}

function fill(text: string, names: readonly unknown[]): string {
  return text.replace(/\{(\d+)\}/g, (_, index) => String(names[Number(index)]));
}
