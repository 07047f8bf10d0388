import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { DidSaveTextDocumentNotification } from 'vscode-languageserver/node';
import { Client } from './client';

const text = 'FROM node:24\nRUN echo $A\nUSER 1000\n';
const on = { shellcheck: { enable: true } };

describe('lsp: ShellCheck', () => {
  let client: Client;
  let root: string;
  const uri = () => pathToFileURL(path.join(root, 'Dockerfile')).href;
  const codes = async () => (await client.diagnostics(uri())).map(({ code, range }) => `${code} ${range.start.line}`);
  const save = () =>
    client.connection.sendNotification(DidSaveTextDocumentNotification.type, { textDocument: { uri: uri() } });

  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'quaymaster-shellcheck-'));
  });
  afterEach(async () => {
    await client.stop();
    rmSync(root, { recursive: true });
  });

  async function start(settings: unknown, initializationOptions: object = {}): Promise<void> {
    client = await Client.start({ settings, initializationOptions });
    await client.open(uri(), text, 'dockerfile');
  }

  /** A ShellCheck that writes down how often it was called. */
  function counting(): { program: string; calls: () => number } {
    const [program, log] = [path.join(root, 'counting'), path.join(root, 'calls')];
    writeFileSync(program, `#!/bin/sh\necho call >>${log}\nexec shellcheck "$@"\n`);
    chmodSync(program, 0o755);
    return { program, calls: () => (existsSync(log) ? readFileSync(log, 'utf8').split('\n').length - 1 : 0) };
  }

  it('looks at scripts when a file is opened, and again when it is saved', async () => {
    await start(on);
    await client.until(() => client.refreshes === 1);
    assert.deepEqual(await codes(), ['SC2086 1']);
    await client.change(uri(), { text: `${text}RUN echo $B\n` });
    assert.deepEqual(await codes(), ['SC2086 1'], 'not while somebody types');
    await save();
    await client.until(() => client.refreshes === 2);
    assert.deepEqual(await codes(), ['SC2086 1', 'SC2086 3']);
  });

  it('moves along with its script, and goes when that changes', async () => {
    await start(on);
    await client.until(() => client.refreshes === 1);
    await client.change(uri(), { text: `# above\n${text}` });
    assert.deepEqual(await codes(), ['SC2086 2']);
    await client.change(uri(), { text: text.replace('$A', '"$A"') });
    assert.deepEqual(await codes(), []);
  });

  it('asks about a script once', async () => {
    const { program, calls } = counting();
    await start({ shellcheck: { enable: true, path: program } });
    await client.until(() => client.refreshes === 1);
    await save();
    await client.change(uri(), { text: `${text}RUN echo $B\n` });
    await save();
    await client.until(() => client.refreshes === 2);
    assert.equal(calls(), 2);
  });

  it('is not run unless a setting asks for it', async () => {
    const { program, calls } = counting();
    await start({ shellcheck: { path: program } });
    await save();
    assert.deepEqual(await codes(), []);
    assert.equal(calls(), 0);
  });

  it('is not run before the workspace is trusted', async () => {
    const { program, calls } = counting();
    await start({ shellcheck: { enable: true, path: program } }, { isTrusted: false });
    await save();
    assert.deepEqual(await codes(), []);
    assert.equal(calls(), 0);
    await client.connection.sendNotification('quaymaster/trusted', {});
    await client.until(() => client.refreshes === 1);
    assert.deepEqual(await codes(), ['SC2086 1']);
  });

  it('tells once that it is not there', async () => {
    await start({ shellcheck: { enable: true, path: path.join(root, 'nowhere') } });
    await save();
    await codes();
    await client.until(() => client.messages.length > 0);
    assert.equal(client.messages.length, 1);
    assert.match(client.messages[0] ?? '', /install ShellCheck/);
  });
});
