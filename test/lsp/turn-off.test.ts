import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { CodeActionResolveRequest, CreateFile, TextDocumentEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Client, everyAbility } from './client';
import { oversized } from './documents';

describe('lsp: turning a rule off in .quaymaster.json', () => {
  let client: Client;
  let root: string;
  const uriOf = (name: string) => pathToFileURL(path.join(root, name)).href;

  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'quaymaster-turn-off-'));
    mkdirSync(path.join(root, 'deploy'));
  });
  afterEach(async () => {
    await client.stop();
    rmSync(root, { recursive: true });
  });

  async function offered(capabilities = everyAbility) {
    client = await Client.start({ folders: [pathToFileURL(root).href], capabilities });
    const uri = uriOf('deploy/task-definition.json');
    await client.open(uri, oversized);
    const start = oversized.lastIndexOf('"1024"');
    const actions = await client.codeActions(uri, client.rangeOf(uri, start, start));
    return actions.find(({ title }) => title === 'Turn off fargate-cpu-memory in .quaymaster.json');
  }

  /** Chooses the action, and makes its edits on the disk as an editor would. */
  async function choose(): Promise<string[]> {
    const action = await offered();
    assert.ok(action);
    assert.equal(action.edit, undefined, 'the disk is looked at only when the action is chosen');
    const { edit } = await client.connection.sendRequest(CodeActionResolveRequest.type, action);
    const written: string[] = [];
    for (const change of edit?.documentChanges ?? []) {
      if (CreateFile.is(change)) {
        writeFileSync(new URL(change.uri), '', { flag: 'a' });
      } else if (TextDocumentEdit.is(change)) {
        const file = new URL(change.textDocument.uri);
        const document = TextDocument.create(file.href, 'json', 0, readFileSync(file, 'utf8'));
        writeFileSync(
          file,
          TextDocument.applyEdits(
            document,
            change.edits.filter((one) => 'newText' in one),
          ),
        );
        written.push(file.href);
      }
    }
    return written;
  }

  it('makes the file at the root of the workspace where there is none', async () => {
    assert.deepEqual(await choose(), [uriOf('.quaymaster.json')]);
    await client.fileChanged(uriOf('.quaymaster.json'), 1);
    await client.until(() => client.refreshes === 1);
    assert.deepEqual(await client.diagnostics(uriOf('deploy/task-definition.json')), []);
  });

  it('adds to the nearest file, and leaves the rest of it as it is', async () => {
    const before = '{\n  // ours\n  "rules": { "stage-name": "hint" }\n}\n';
    writeFileSync(path.join(root, 'deploy/.quaymaster.json'), before);
    assert.deepEqual(await choose(), [uriOf('deploy/.quaymaster.json')]);
    const after = readFileSync(path.join(root, 'deploy/.quaymaster.json'), 'utf8');
    assert.ok(after.startsWith('{\n  // ours\n'));
    assert.match(after, /"fargate-cpu-memory": "off"/);
    assert.match(after, /"stage-name": "hint"/);
  });

  it('leaves a broken file alone, and says so', async () => {
    writeFileSync(path.join(root, '.quaymaster.json'), '{ "rules": ');
    assert.deepEqual(await choose(), []);
    assert.match(client.messages.at(-1) ?? '', /fargate-cpu-memory was not turned off/);
  });

  it('is not offered to an editor that would have to get the edit at once', async () => {
    assert.equal(await offered({ ...everyAbility, textDocument: { diagnostic: {} } }), undefined);
  });
});
