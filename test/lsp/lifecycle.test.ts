import assert from 'node:assert/strict';
import { fork, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  createProtocolConnection,
  ExitNotification,
  HoverRequest,
  InitializeRequest,
  IPCMessageReader,
  IPCMessageWriter,
  ShutdownRequest,
} from 'vscode-languageserver/node';
import { serverBundle } from './bundle';
import { Client } from './client';
import { oversized, uriOf } from './documents';

const { version } = JSON.parse(readFileSync(path.resolve(__dirname, '../../package.json'), 'utf8'));

function run(...args: string[]) {
  const options = { cwd: tmpdir(), encoding: 'utf8', input: '' } as const;
  return spawnSync(process.execPath, [serverBundle(), ...args], options);
}

describe('lsp: the process', () => {
  it('prints its version and its help', () => {
    assert.deepEqual([run('--version').stdout, run('--version').status], [`${version}\n`, 0]);
    const { stdout, status } = run('--help');
    assert.equal(status, 0);
    for (const argument of ['--stdio', '--node-ipc', '--clientProcessId', '--version'])
      assert.match(stdout, RegExp(argument));
  });

  const refused: readonly { args: string[]; says: RegExp }[] = [
    { args: ['--studio'], says: /--studio/ },
    { args: ['--stdio', 'Dockerfile'], says: /Dockerfile/ },
    { args: ['--stdio', '--clientProcessId', 'me'], says: /me/ },
    { args: ['--stdio', '--node-ipc'], says: /--stdio or --node-ipc/ },
    { args: ['--node-ipc'], says: /forks/ },
    { args: [], says: /--stdio or --node-ipc/ },
  ];
  for (const { args, says } of refused) {
    it(`refuses ${args.join(' ') || 'to guess a transport'}, in one line`, () => {
      const { status, stdout, stderr } = run(...args);
      assert.equal(status, 2);
      assert.equal(stdout, '');
      assert.match(stderr, says);
      assert.equal(stderr.trimEnd().split('\n').length, 1);
    });
  }

  it('names itself, and ends with 0 when it was shut down before', async () => {
    const client = await Client.start();
    assert.deepEqual(client.initialized.serverInfo, { name: 'Quaymaster', version });
    await client.stop();
    assert.equal(client.process.exitCode, 0);
  });

  it('answers no more requests after the shutdown', async () => {
    const client = await Client.start();
    const uri = uriOf('task-definition.json');
    await client.open(uri, oversized);
    await client.connection.sendRequest(ShutdownRequest.type);
    const params = { textDocument: { uri }, position: { line: 0, character: 0 } };
    await assert.rejects(client.connection.sendRequest(HoverRequest.type, params), { code: -32600 });
    await client.connection.sendNotification(ExitNotification.type);
    await client.exited;
  });

  it('ends with 1 when it is told to exit without a shutdown', async () => {
    const client = await Client.start();
    await client.connection.sendNotification(ExitNotification.type);
    assert.deepEqual(await client.exited, [1, null]);
  });

  it('ends when the client closes the stream', async () => {
    const client = await Client.start();
    client.process.stdin?.end();
    await client.exited;
  });

  it('ends when the process of the client has gone', async () => {
    const editor = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    const server = spawn(process.execPath, [serverBundle(), '--stdio', `--clientProcessId=${editor.pid}`]);
    const ended = once(server, 'exit');
    editor.kill();
    await ended;
  });

  it('speaks over the channel of a parent process too, and ends with it', async () => {
    const child = fork(serverBundle(), ['--node-ipc'], { cwd: tmpdir(), execArgv: [] });
    const ended = once(child, 'exit');
    const connection = createProtocolConnection(new IPCMessageReader(child), new IPCMessageWriter(child));
    connection.listen();
    const params = { processId: null, rootUri: null, capabilities: {} };
    const { serverInfo } = await connection.sendRequest(InitializeRequest.type, params);
    assert.equal(serverInfo?.name, 'Quaymaster');
    connection.dispose();
    child.disconnect();
    await ended;
  });

  it('needs no AWS SDK to start', () => {
    const bundle = readFileSync(serverBundle(), 'utf8');
    assert.doesNotMatch(bundle, /aws-sdk-client|@smithy/);
  });
});
