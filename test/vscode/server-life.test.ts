import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { QuaymasterApi } from '../../client/src/extension';
import { eventually, finding, openFile, serverRuns } from './support/vscode';

const rule = 'fargate-cpu-memory';
const badPair = `{
  "family": "web",
  "requiresCompatibilities": ["FARGATE"],
  "networkMode": "awsvpc",
  "cpu": "1024",
  "memory": "1024",
  "containerDefinitions": [{ "name": "web", "image": "web:1", "essential": true }]
}
`;

/** Ends the server as a crash would, and waits until the client has noticed. */
async function crash(api: QuaymasterApi): Promise<void> {
  const id = api.serverProcessId;
  assert.ok(id, 'the server has a process');
  process.kill(id, 'SIGKILL');
  await eventually('the crash is noticed', () => api.serverProcessId !== id || undefined);
}

describe('the language server', () => {
  let document: vscode.TextDocument;
  let api: QuaymasterApi;

  before(async () => {
    ({ document } = await openFile('task-definition-life.json', badPair));
    api = await serverRuns();
    await finding(document, rule);
  });

  it('runs in a process of its own', () => {
    assert.notEqual(api.serverProcessId, undefined);
    assert.notEqual(api.serverProcessId, process.pid);
  });

  it('is another one after the command to restart it, and reports as before', async () => {
    const before = api.serverProcessId;
    await vscode.commands.executeCommand('quaymaster.restartServer');
    await serverRuns();
    assert.notEqual(api.serverProcessId, before);
    await finding(document, rule);
  });

  it('is not started twice by two restarts at a time', async () => {
    const restarts = [1, 2].map(() => vscode.commands.executeCommand('quaymaster.restartServer'));
    await Promise.all(restarts);
    await serverRuns();
    await finding(document, rule);
  });

  it('comes back by itself after a crash, with the findings', async () => {
    await crash(api);
    await serverRuns();
    await finding(document, rule);
  });

  it('is given up when it crashes again and again, until a person restarts it', async function () {
    this.timeout(60_000);
    await vscode.commands.executeCommand('quaymaster.restartServer');
    for (let crashes = 0; crashes < 20 && api.serverState !== 'failed'; crashes += 1) {
      await eventually(
        'it runs again or is given up',
        () => api.serverState === 'running' || api.serverState === 'failed' || undefined,
      );
      if (api.serverState === 'running') await crash(api);
    }
    assert.equal(api.serverState, 'failed');
    assert.equal(api.serverProcessId, undefined);
    await vscode.commands.executeCommand('quaymaster.restartServer');
    await serverRuns();
    await finding(document, rule);
  });
});
