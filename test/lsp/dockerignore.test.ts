import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { FileChangeType } from 'vscode-languageserver/node';
import { Client } from './client';

const dockerfile = 'FROM node:24\nUSER node\nCOPY dist package.json /app/\n';

describe('lsp: .dockerignore', () => {
  let client: Client;
  let root: string;
  const file = (name: string) => path.join(root, name);
  const uri = (name: string) => pathToFileURL(file(name)).href;

  beforeEach(async () => {
    root = mkdtempSync(path.join(tmpdir(), 'quaymaster-ignore-'));
    client = await Client.start({ folders: [pathToFileURL(root).href] });
  });
  afterEach(async () => {
    await client.stop();
    rmSync(root, { recursive: true });
  });

  /** The columns of what the builder does not get. */
  async function ignored(): Promise<number[]> {
    return (await client.diagnostics(uri('Dockerfile')))
      .filter(({ code }) => code === 'copy-ignored-file')
      .map(({ range }) => range.start.character);
  }

  it('is read when a Dockerfile opens', async () => {
    writeFileSync(file('.dockerignore'), 'dist\n');
    await client.open(uri('Dockerfile'), dockerfile);
    assert.deepEqual(await ignored(), [5]);
  });

  it('is read again when it changes, appears or goes', async () => {
    await client.open(uri('Dockerfile'), dockerfile);
    assert.deepEqual(await ignored(), []);
    const steps: [name: string, text: string | undefined, type: FileChangeType, found: number[]][] = [
      ['.dockerignore', 'dist\n', FileChangeType.Created, [5]],
      ['.dockerignore', 'dist\npackage.json\n', FileChangeType.Changed, [5, 10]],
      ['Dockerfile.dockerignore', 'package.json\n', FileChangeType.Created, [10]],
      ['Dockerfile.dockerignore', undefined, FileChangeType.Deleted, [5, 10]],
      ['.dockerignore', undefined, FileChangeType.Deleted, []],
    ];
    for (const [index, [name, text, type, found]] of steps.entries()) {
      if (text === undefined) rmSync(file(name));
      else writeFileSync(file(name), text);
      await client.fileChanged(uri(name), type);
      await client.until(() => client.refreshes === index + 1);
      assert.deepEqual(await ignored(), found, `after step ${index + 1}`);
    }
  });
});
