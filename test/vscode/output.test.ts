import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { eventually, openFile, serverRuns } from './support/vscode';

const password = 'correct-horse-battery-staple';
const text = `{
  "family": "web",
  "containerDefinitions": [{
    "name": "web", "image": "web:1", "essential": true,
    "environment": [{ "name": "DB_PASSWORD", "value": "${password}" }]
  }]
}
`;

/** What VS Code has written to our log, wherever it keeps it. */
function log(): string {
  const folder = process.env.QUAYMASTER_DATA;
  assert.ok(folder, 'QUAYMASTER_DATA names the folder that VS Code keeps its data in');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const ours = files.filter((file) => path.basename(file) === 'Quaymaster.log');
  return ours.map((file) => readFileSync(path.join(folder, file), 'utf8')).join('\n');
}

describe('the output', () => {
  const trace = (value: unknown) =>
    vscode.workspace.getConfiguration('quaymaster').update('trace.server', value, vscode.ConfigurationTarget.Workspace);

  afterEach(async () => {
    await trace(undefined);
    await vscode.commands.executeCommand('_extensionTests.setLogLevel', 'info');
  });

  it('holds the talk with the server when it is asked for, without the text of documents', async () => {
    await serverRuns();
    await trace('verbose');
    await vscode.commands.executeCommand('_extensionTests.setLogLevel', 'trace');
    await openFile('task-definition-secret.json', text);
    const written = await eventually('the opened document is in the log', () => {
      const all = log();
      return all.includes('textDocument/didOpen') && all.includes('task-definition-secret.json') ? all : undefined;
    });
    assert.ok(!written.includes(password), 'the password is not in the log');
    assert.ok(!written.includes('containerDefinitions'), 'the text is not in the log');
    assert.ok(written.includes('[hidden]'));
  });
});
