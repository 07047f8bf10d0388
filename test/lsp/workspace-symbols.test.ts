import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { SymbolKind } from 'vscode-languageserver/node';
import { Client } from './client';

const files: Readonly<Record<string, string>> = {
  Dockerfile: 'ARG NODE_VERSION=22\nFROM node:$NODE_VERSION AS build\nARG NODE_VERSION\nFROM scratch\n',
  'api/Dockerfile.prod': 'FROM alpine AS api-build\n',
  'deploy/task.json':
    '{ "family": "web-service", "containerDefinitions": [{ "name": "app", "image": "a" }, { "image": "b" }] }',
  'deploy/other.json': '{ "family": "no task definition" }',
  'node_modules/x/Dockerfile': 'FROM a AS hidden\n',
};

describe('lsp: symbols of the workspace', () => {
  let folder: string;
  let client: Client;
  const uriOf = (file: string) => pathToFileURL(path.join(folder, file)).href;

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'symbols-'));
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), text);
    }
    client = await Client.start({ folders: [pathToFileURL(folder).href] });
  });
  after(async () => {
    await client.stop();
    rmSync(folder, { recursive: true });
  });

  async function found(query: string): Promise<string[]> {
    const symbols = await client.workspaceSymbols(query);
    const shown = symbols.map(({ name, kind, containerName, location: { uri, range } }) => {
      const place = `${path.relative(folder, new URL(uri).pathname)}:${range.start.line}:${range.start.character}`;
      const label = Object.keys(SymbolKind).find((key) => SymbolKind[key as keyof typeof SymbolKind] === kind);
      return `${label} ${name} (${containerName ?? ''}) ${place}`;
    });
    return shown.sort();
  }

  it('has stages, ARGs, families and containers', async () => {
    assert.deepEqual(await found(''), [
      'Class api-build (alpine) api/Dockerfile.prod:0:15',
      'Class build (node:$NODE_VERSION) Dockerfile:1:27',
      'Module app (web-service) deploy/task.json:0:63',
      'Module web-service () deploy/task.json:0:13',
      'Variable NODE_VERSION (ARG) Dockerfile:0:4',
    ]);
  });

  it('finds by letters in their order, in any case', async () => {
    assert.deepEqual(await found('nodever'), ['Variable NODE_VERSION (ARG) Dockerfile:0:4']);
    assert.deepEqual(await found('WS'), ['Module web-service () deploy/task.json:0:13']);
    assert.deepEqual(await found('zz'), []);
  });

  it('takes a file that is open as it stands in the editor', async () => {
    const uri = uriOf('api/Dockerfile.prod');
    await client.open(uri, '\nFROM alpine AS renamed-build\n');
    assert.deepEqual(await found('build'), [
      'Class build (node:$NODE_VERSION) Dockerfile:1:27',
      'Class renamed-build (alpine) api/Dockerfile.prod:1:15',
    ]);
    await client.close(uri);
  });
});
