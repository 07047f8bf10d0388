import assert from 'node:assert/strict';
import path from 'node:path';
import * as vscode from 'vscode';
import type { QuaymasterApi } from '../../../client/src/extension';

// What the suites inside VS Code share: opening, waiting and typing, the way a person would see it.

/** How long something may take that a person would call immediate, on a busy machine, in milliseconds. */
const patience = 15_000;

/** Asks again and again until the answer is there. */
export async function eventually<T>(what: string, ask: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const end = Date.now() + patience;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer as T;
    if (Date.now() > end) assert.fail(`Waited ${patience / 1000} s in vain: ${what}`);
    await pause(20);
  }
}

/** Waits for a number of milliseconds. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** The extension as VS Code has loaded it, or `undefined` while it has not been activated. */
export function extension(): vscode.Extension<QuaymasterApi> {
  const found = vscode.extensions.getExtension<QuaymasterApi>('quaymaster.quaymaster');
  assert.ok(found, 'VS Code has not loaded the extension');
  return found;
}

/** Waits until the language server runs. */
export async function serverRuns(): Promise<QuaymasterApi> {
  const api = await extension().activate();
  await eventually('the language server runs', () => api.serverState === 'running' || undefined);
  return api;
}

/** The folder that is open. */
export function workspaceFolder(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'no folder is open');
  return folder.uri;
}

/** Writes a file into the open folder. */
export async function writeFile(name: string, text: string): Promise<vscode.Uri> {
  const uri = vscode.Uri.joinPath(workspaceFolder(), name);
  await vscode.workspace.fs.writeFile(uri, Buffer.from(text));
  return uri;
}

/** Writes a file into the open folder and shows it in an editor. */
export async function openFile(name: string, text: string): Promise<vscode.TextEditor> {
  return show(await writeFile(name, text));
}

/** Shows a file in an editor. */
export async function show(uri: vscode.Uri): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: false });
}

/** Our findings on a document. */
export function findings(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'quaymaster');
}

/** The id of the rule that a finding is of. */
export function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** Waits for a finding of a rule. */
export function finding(document: vscode.TextDocument, rule: string): Promise<vscode.Diagnostic> {
  return eventually(`a finding of ${rule} on ${path.basename(document.fileName)}`, () =>
    findings(document.uri).find((item) => ruleOf(item) === rule),
  );
}

/** Waits for a finding of a rule on exactly that text: while a word is typed, there may be findings on less of it. */
export function findingOn(document: vscode.TextDocument, rule: string, text: string): Promise<vscode.Diagnostic> {
  return eventually(`a finding of ${rule} on ${text}`, () =>
    findings(document.uri).find((item) => ruleOf(item) === rule && document.getText(item.range) === text),
  );
}

/** Waits until there is no finding of a rule. */
export async function noFinding(document: vscode.TextDocument, rule: string): Promise<void> {
  await eventually(
    `no finding of ${rule} on ${path.basename(document.fileName)}`,
    () => findings(document.uri).every((item) => ruleOf(item) !== rule) || undefined,
  );
}

/** Puts the cursor behind a text, and types over it if asked to. */
export function select(editor: vscode.TextEditor, text: string): void {
  const start = editor.document.getText().indexOf(text);
  assert.notEqual(start, -1, `${text} is not in the document`);
  const { document } = editor;
  editor.selection = new vscode.Selection(document.positionAt(start), document.positionAt(start + text.length));
}

/** Types at the cursor, as the keyboard does. */
export async function type(text: string): Promise<void> {
  for (const key of text) await vscode.commands.executeCommand('type', { text: key });
}

/** The quick fixes of a finding, as the light bulb offers them; waits for the first. */
export function fixesOf(document: vscode.TextDocument, { range }: vscode.Diagnostic): Promise<vscode.CodeAction[]> {
  return eventually('a quick fix', async () => {
    const offered = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      range,
      vscode.CodeActionKind.QuickFix.value,
      10,
    );
    // Which diagnostics an action is for does not come along; the other ones that VS Code offers have no edit.
    const ours = offered.filter(({ edit }) => edit !== undefined);
    return ours.length > 0 ? ours : undefined;
  });
}

/** Applies a code action. */
export async function apply(action: vscode.CodeAction): Promise<void> {
  assert.ok(action.edit, `${action.title} has an edit`);
  assert.ok(await vscode.workspace.applyEdit(action.edit), `${action.title} can be applied`);
  if (action.command) await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
}

/** Opens a file with the cursor where `|` stands. */
export async function openAt(name: string, marked: string): Promise<vscode.TextEditor> {
  const offset = marked.indexOf('|');
  const editor = await openFile(name, marked.replace('|', ''));
  const position = editor.document.positionAt(offset);
  editor.selection = new vscode.Selection(position, position);
  return editor;
}

/** Brings up the list, and takes what is selected in it, until the text has become the expected one. */
export async function takeSuggestion({ document }: vscode.TextEditor, expected: string): Promise<void> {
  const before = document.getText();
  await eventually('a suggestion is taken', async () => {
    await vscode.commands.executeCommand('editor.action.triggerSuggest');
    await pause(300);
    await vscode.commands.executeCommand('acceptSelectedSuggestion');
    return document.getText() !== before || undefined;
  });
  assert.equal(document.getText(), expected);
}

/** What is offered at the cursor of an editor. */
export async function offered({ document, selection }: vscode.TextEditor): Promise<string[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    selection.active,
  );
  return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
}

/** What the hovers on a text say; waits for the first. */
export function hoversAt(document: vscode.TextDocument, text: string): Promise<string[]> {
  const position = document.positionAt(document.getText().indexOf(text) + 1);
  return eventually(`a hover on ${text}`, async () => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      position,
    );
    const found = hovers.flatMap(({ contents }) =>
      contents.map((part) => (typeof part === 'string' ? part : part.value)),
    );
    return found.length > 0 ? found : undefined;
  });
}
