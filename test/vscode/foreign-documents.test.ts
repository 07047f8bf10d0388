import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extension, findings, openFile, pause, serverRuns } from './support/vscode';

/** A package-lock.json of about 5 MB. */
function lockfile(): string {
  const entry = (index: number) => [
    `node_modules/package-${index}`,
    {
      version: `1.${index}.0`,
      resolved: `https://registry.npmjs.org/package-${index}/-/package-${index}-1.${index}.0.tgz`,
      integrity: `sha512-${'q'.repeat(86)}==`,
      dependencies: { image: '^1.0.0', family: '^2.0.0' },
    },
  ];
  const packages = Object.fromEntries(Array.from({ length: 14_000 }, (_, index) => entry(index)));
  return JSON.stringify({ name: 'web', lockfileVersion: 3, packages }, null, 2);
}

describe('documents that are not ours', () => {
  it('do not start the server, however large', async () => {
    const text = lockfile();
    assert.ok(text.length > 5_000_000, `it is ${text.length} long`);
    const editor = await openFile('package-lock.json', text);
    const api = await extension().activate();
    await pause(1_000);
    assert.equal(api.serverState, 'idle');
    assert.equal(api.serverProcessId, undefined);
    assert.deepEqual(findings(editor.document.uri), []);
  });

  it('do not start the server when they are typed into', async () => {
    const editor = await openFile('settings.json', '{\n  "image": "none"\n}\n');
    await editor.edit((edit) => edit.insert(new vscode.Position(1, 0), '  "family": "web",\n'));
    await pause(1_000);
    assert.equal((await extension().activate()).serverState, 'idle');
  });

  it('become ours when someone types a task definition into them, and are checked from then on', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'json', content: '{\n}\n' });
    const editor = await vscode.window.showTextDocument(document);
    await editor.edit((edit) =>
      edit.insert(
        new vscode.Position(1, 0),
        '"family": "web", "requiresCompatibilities": ["FARGATE"], "networkMode": "awsvpc", "cpu": "1024", "memory": "1024",\n"containerDefinitions": [{ "name": "web", "image": "web" }]\n',
      ),
    );
    await serverRuns();
  });
});
