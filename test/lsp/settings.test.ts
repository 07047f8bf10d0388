import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { FileChangeType } from 'vscode-languageserver/node';
import { Client, everyAbility } from './client';
import { broken, oversized, uriOf } from './documents';

const silenced = { rules: { 'fargate-cpu-memory': 'off' } };

describe('lsp: settings of the editor', () => {
  const uri = uriOf('task-definition.json');
  let client: Client;
  afterEach(() => client.stop());

  async function codes(): Promise<unknown[]> {
    return (await client.diagnostics(uri)).map(({ code, severity }) => [code, severity]);
  }

  /** What each setting makes of a document with one error of `fargate-cpu-memory`. */
  const table: readonly { settings: unknown; expected: unknown[]; message?: RegExp }[] = [
    { settings: null, expected: [['fargate-cpu-memory', 1]] },
    { settings: silenced, expected: [] },
    { settings: { rules: { E3047: 'hint' } }, expected: [['fargate-cpu-memory', 4]] },
    {
      settings: { rules: { 'fargate-cpu-memory': 'loud' } },
      expected: [['fargate-cpu-memory', 1]],
      message: /loud|off/,
    },
    {
      settings: { rules: { 'fargate-cpu-memry': 'off' } },
      expected: [['fargate-cpu-memory', 1]],
      message: /fargate-cpu-memory/,
    },
    { settings: { preset: 'some' }, expected: [['fargate-cpu-memory', 1]], message: /recommended, all/ },
    { settings: 'nonsense', expected: [['fargate-cpu-memory', 1]] },
  ];
  for (const { settings, expected, message } of table) {
    it(`follows ${JSON.stringify(settings)}`, async () => {
      client = await Client.start({ settings });
      await client.open(uri, oversized);
      assert.deepEqual(await codes(), expected);
      assert.equal(client.messages.length, message === undefined ? 0 : 1);
      if (message !== undefined) assert.match(client.messages[0] ?? '', message);
    });
  }

  it('tells by which names rules are set, and what each finds', async () => {
    client = await Client.start();
    const schema = await client.connection.sendRequest('quaymaster/ruleSettings');
    const published = JSON.parse(readFileSync(path.resolve(__dirname, '../../schemas/quaymaster.schema.json'), 'utf8'));
    assert.deepEqual(schema, published.definitions.rules);
  });

  it('tells a mistake once, and not again for every document', async () => {
    client = await Client.start({ settings: { rules: { 'no-such-rule': 'off' } } });
    for (const name of ['a.json', 'b.json', 'c.json']) {
      await client.open(uriOf(name), oversized);
      await client.diagnostics(uriOf(name));
    }
    assert.equal(client.messages.length, 1);
  });

  it('asks when a document opens and when settings change, not on keystrokes', async () => {
    client = await Client.start();
    await client.open(uri, '');
    for (const character of oversized.slice(0, 50)) {
      await client.insert(uri, client.text(uri).length, character);
      await client.diagnostics(uri);
    }
    assert.equal(client.configurationRequests, 1);
  });

  it('asks the editor to pull again once changed settings are in', async () => {
    client = await Client.start();
    await client.open(uri, oversized);
    assert.equal((await codes()).length, 1);
    await client.until(() => client.registrations.some(({ method }) => method === 'workspace/didChangeConfiguration'));
    client.settings = silenced;
    await client.settingsChanged();
    await client.until(() => client.refreshes === 1);
    assert.deepEqual(await codes(), []);
  });

  it('pushes again to a client that does not pull', async () => {
    client = await Client.start({ capabilities: { workspace: { configuration: true } } });
    await client.open(uri, oversized);
    await client.until(() => client.published.length === 1);
    client.settings = silenced;
    await client.settingsChanged();
    await client.until(() => client.published.length === 2);
    assert.deepEqual(client.published[1]?.diagnostics, []);
  });

  it('takes them from the initialization, or as they are pushed, where they cannot be asked for', async () => {
    const capabilities = { textDocument: everyAbility.textDocument };
    client = await Client.start({ capabilities, initializationOptions: { settings: silenced } });
    await client.open(uri, oversized);
    assert.deepEqual(await codes(), []);
    await client.settingsChanged({ quaymaster: {} });
    assert.equal((await codes()).length, 1);
    assert.equal(client.configurationRequests, 0);
  });
});

describe('lsp: .quaymaster.json', () => {
  let client: Client;
  let root: string;
  const write = (name: string, content: unknown) => {
    const file = path.join(root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
    return pathToFileURL(file).href;
  };
  const uri = () => pathToFileURL(path.join(root, 'work/deploy/task-definition.json')).href;

  beforeEach(async () => {
    root = mkdtempSync(path.join(tmpdir(), 'quaymaster-settings-'));
    client = await Client.start({ folders: [pathToFileURL(path.join(root, 'work')).href] });
  });
  afterEach(async () => {
    await client.stop();
    rmSync(root, { recursive: true });
  });

  async function found(): Promise<number> {
    return (await client.diagnostics(uri())).length;
  }

  it('comes from the nearest folder up to the root of the workspace', async () => {
    write('.quaymaster.json', silenced);
    await client.open(uri(), oversized);
    assert.equal(await found(), 1, 'a file above the workspace does not count');
    const config = write('work/.quaymaster.json', silenced);
    await client.fileChanged(config, FileChangeType.Created);
    await client.until(() => client.refreshes === 1);
    assert.equal(await found(), 0);
    const nearer = write('work/deploy/.quaymaster.json', {});
    await client.fileChanged(nearer, FileChangeType.Created);
    await client.until(() => client.refreshes === 2);
    assert.equal(await found(), 1);
  });

  it('counts from the moment that its folder joins the workspace', async () => {
    await client.stop();
    write('.quaymaster.json', silenced);
    client = await Client.start({ folders: [pathToFileURL(path.join(root, 'work')).href] });
    await client.open(uri(), oversized);
    assert.equal(await found(), 1);
    const [before, after] = ['work', ''].map((name) => ({ uri: pathToFileURL(path.join(root, name)).href, name }));
    await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: [after], removed: [before] },
    });
    await client.until(() => client.refreshes === 1);
    assert.equal(await found(), 0);
  });

  it('can be narrowed to files', async () => {
    write('work/.quaymaster.json', { overrides: [{ files: ['deploy/*.json'], ...silenced }] });
    await client.open(uri(), oversized);
    assert.equal(await found(), 0);
    const other = pathToFileURL(path.join(root, 'work/taskdef.json')).href;
    await client.open(other, oversized);
    assert.equal((await client.diagnostics(other)).length, 1);
  });

  it('wins over the settings of the editor', async () => {
    client.settings = silenced;
    write('work/.quaymaster.json', { rules: { 'fargate-cpu-memory': 'warning' } });
    await client.open(uri(), oversized);
    assert.deepEqual(
      (await client.diagnostics(uri())).map(({ severity }) => severity),
      [2],
    );
  });

  it('says more names of task definitions', async () => {
    write('work/.quaymaster.json', { taskDefinitionFiles: ['containers.json'] });
    const list = pathToFileURL(path.join(root, 'work/containers.json')).href;
    await client.open(list, '[{ "name": "web", "image": "nginx", }]');
    assert.equal((await client.diagnostics(list)).length, 1);
  });

  it('keeps what it said while it is broken, and tells once', async () => {
    const config = write('work/.quaymaster.json', silenced);
    await client.open(uri(), broken);
    assert.equal(await found(), 1, 'the comma');
    write('work/.quaymaster.json', '{ "rules": {\n  "fargate-cpu-memory": ');
    for (const refreshes of [1, 2]) {
      await client.fileChanged(config, FileChangeType.Changed);
      await client.until(() => client.refreshes === refreshes);
    }
    assert.equal(await found(), 1);
    assert.equal(client.messages.length, 1);
    assert.match(client.messages[0] ?? '', /\.quaymaster\.json, line \d: /);
    write('work/.quaymaster.json', {});
    await client.fileChanged(config, FileChangeType.Changed);
    await client.until(() => client.refreshes === 3);
    assert.equal(await found(), 2);
  });

  it('stands above the .hadolint.yaml, which is followed and watched as well', async () => {
    const dockerfile = pathToFileURL(path.join(root, 'work/deploy/Dockerfile')).href;
    const severities = async () => (await client.diagnostics(dockerfile)).map(({ code, severity }) => [code, severity]);
    const theirs = write('work/.hadolint.yaml', 'override: { error: [DL3007] }');
    await client.open(dockerfile, 'FROM node:latest\nUSER 1000\n', 'dockerfile');
    assert.deepEqual(await severities(), [['image-latest', 1]]);
    write('work/.hadolint.yaml', 'ignored: [DL3007');
    await client.fileChanged(theirs, FileChangeType.Changed);
    await client.until(() => client.refreshes === 1);
    assert.deepEqual(await severities(), [['image-latest', 1]], 'what it said before');
    assert.match(client.messages[0] ?? '', /\.hadolint\.yaml, line \d: This is no YAML/);
    const ours = write('work/.quaymaster.json', { rules: { DL3007: 'hint' } });
    await client.fileChanged(ours, FileChangeType.Created);
    await client.until(() => client.refreshes === 2);
    assert.deepEqual(await severities(), [['image-latest', 4]]);
  });

  it('no longer counts once it is deleted', async () => {
    const config = write('work/.quaymaster.json', silenced);
    await client.open(uri(), oversized);
    assert.equal(await found(), 0);
    rmSync(path.join(root, 'work/.quaymaster.json'));
    await client.fileChanged(config, FileChangeType.Deleted);
    await client.until(() => client.refreshes === 1);
    assert.equal(await found(), 1);
  });

  it('is watched by the client', async () => {
    const watching = () => client.registrations.find(({ method }) => method === 'workspace/didChangeWatchedFiles');
    await client.until(() => watching() !== undefined);
    assert.deepEqual(watching()?.registerOptions, {
      watchers: [
        { globPattern: '**/.quaymaster.json' },
        { globPattern: '**/.hadolint.{yaml,yml}' },
        { globPattern: '**/*.dockerignore' },
        { globPattern: '**/{*[dD]ockerfile*,*[cC]ontainerfile*,*.json}' },
        { globPattern: '**/*compose*.{yml,yaml}' },
        { globPattern: '**/.github/workflows/*.{yml,yaml}' },
      ],
    });
  });
});
