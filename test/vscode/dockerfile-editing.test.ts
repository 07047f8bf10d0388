import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { apply, eventually, finding, fixesOf, noFinding, openFile, pause, type } from './support/vscode';

/** Opens a Dockerfile with the cursor where `|` stands. */
async function openAt(name: string, marked: string): Promise<vscode.TextEditor> {
  const offset = marked.indexOf('|');
  const editor = await openFile(name, marked.replace('|', ''));
  const position = editor.document.positionAt(offset);
  editor.selection = new vscode.Selection(position, position);
  return editor;
}

/** Brings up the list, and takes what is selected in it, until the text has become the expected one. */
async function takeSuggestion({ document }: vscode.TextEditor, expected: string): Promise<void> {
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
async function offered({ document, selection }: vscode.TextEditor): Promise<string[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    selection.active,
  );
  return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
}

describe('writing a Dockerfile in the editor', () => {
  it('completes the key of a mount, on the line that it is continued on', async () => {
    const file = (mount: string) =>
      `FROM node:24-slim\nRUN --network=none \\\n    --mount=type=cache,target=/c,${mount} \\\n    npm ci\n`;
    const editor = await openAt('mount/Dockerfile', file('|'));
    await type('sh');
    await takeSuggestion(editor, file('sharing='));
  });

  it('offers the stages above for the flag that copies from one', async () => {
    const editor = await openAt('stages/Dockerfile', 'FROM alpine:3 AS build\nFROM alpine:3\nCOPY --from=|');
    const labels = await eventually('the stages', async () => {
      const found = await offered(editor);
      return found.includes('build') ? found : undefined;
    });
    assert.ok(!labels.includes('FROM'));
  });

  it('offers the flags of an instruction, then the values of the one that is taken', async () => {
    const editor = await openAt('values/Dockerfile', 'FROM alpine:3\nRUN --net| true\n');
    await takeSuggestion(editor, 'FROM alpine:3\nRUN --network= true\n');
    await takeSuggestion(editor, 'FROM alpine:3\nRUN --network=default true\n');
  });

  it('explains what the pointer stands on', async () => {
    const { document } = await openFile('hover/Dockerfile', 'FROM alpine:3\nRUN --mount=type=cache,target=/c true\n');
    const position = document.positionAt(document.getText().indexOf('cache') + 1);
    const texts = await eventually('a hover', async () => {
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
    assert.match(texts.join('\n'), /kept between builds/);
  });

  it('repairs an instruction of many lines and keeps the comments in it', async () => {
    const lines = [
      'FROM debian:12-slim',
      'RUN apt-get update \\',
      '    # for the health check',
      '    && apt-get install --yes curl \\',
      '',
      '# for the certificates of our own servers',
      '    && update-ca-certificates',
      '',
    ];
    const { document } = await openFile('comments/Dockerfile', lines.join('\n'));
    const found = await finding(document, 'no-empty-continuation');
    const fixes = await fixesOf(document, found);
    const fix = fixes.find(({ title }) => title === 'Remove the blank lines');
    assert.ok(fix);
    await apply(fix);
    await noFinding(document, 'no-empty-continuation');
    assert.equal(
      document.getText(),
      lines.filter((line, index) => line !== '' || index === lines.length - 1).join('\n'),
    );
  });

  it('merges what is to be ignored into the directive that is there', async () => {
    const text = '# syntax=docker/dockerfile:1\n# check=skip=StageNameCasing;error=true\nFROM alpine:3\nCMD httpd -f\n';
    const { document } = await openFile('ignored/Dockerfile', text);
    const found = await finding(document, 'json-args-recommended');
    const fix = (await fixesOf(document, found)).find(
      ({ title }) => title === 'Ignore json-args-recommended in this file',
    );
    assert.ok(fix);
    await apply(fix);
    await noFinding(document, 'json-args-recommended');
    assert.equal(document.getText(), text.replace('StageNameCasing', 'StageNameCasing,JSONArgsRecommended'));
  });

  it('begins with directives and instructions, and writes a snippet where one is taken', async () => {
    const editor = await openAt('begin/Dockerfile', 'FROM alpine:3\n|\n');
    await type('WORKD');
    await takeSuggestion(editor, 'FROM alpine:3\nWORKDIR path\n');
    assert.equal(editor.document.getText(editor.selection), 'path');
  });
});
