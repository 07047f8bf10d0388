import assert from 'node:assert/strict';
import { Client } from './client';
import { oversized, uriOf } from './documents';

const list = `[{ "name": "web", "image": "nginx", "essential": true, }]`;

/** Which documents are ours; those that are have one finding. */
const table: readonly { uri: string; text: string; languageId?: string; ours: boolean }[] = [
  { uri: uriOf('task-definition.json'), text: oversized, ours: true },
  { uri: uriOf('some folder/.aws/web.json'), text: oversized, ours: true },
  { uri: uriOf('anything.json'), text: oversized, ours: true },
  { uri: uriOf('anything.json'), text: `{ "taskDefinition": ${oversized} }`, ours: true },
  { uri: uriOf('taskdef.json'), text: '{ "containerDefinitions": [], }', ours: true },
  { uri: uriOf('container-definitions.json'), text: list, ours: true },
  { uri: uriOf('web.json.tpl'), text: list, ours: true },
  { uri: 'untitled:Untitled-1', text: oversized, languageId: 'json', ours: true },
  { uri: 'vscode-remote://ssh-remote%2Bbox/srv/taskdef.json', text: oversized, languageId: 'json', ours: true },
  { uri: 'git:/nowhere/task-definition.json?ref=HEAD', text: oversized, languageId: 'json', ours: false },
  { uri: 'output:quaymaster', text: oversized, languageId: 'json', ours: false },
  { uri: uriOf('package-lock.json'), text: '{ "lockfileVersion": 3, "packages": {}, }', ours: false },
  { uri: uriOf('task-definition.json'), text: '{ "compilerOptions": {}, }', ours: false },
  { uri: uriOf('settings.json'), text: '{ "a": 1, }', ours: false },
  { uri: uriOf('notes.txt'), text: oversized, ours: false },
  { uri: uriOf('app.py'), text: 'containerDefinitions = [', languageId: 'python', ours: false },
];

describe('lsp: which documents are ours', () => {
  let client: Client;
  before(async () => {
    client = await Client.start();
  });
  after(() => client.stop());

  for (const { uri, text, languageId, ours } of table) {
    it(`${ours ? 'checks' : 'leaves alone'} ${uri} with ${text.slice(0, 40).replace(/\s+/g, ' ')}`, async () => {
      await client.open(uri, text, languageId);
      const found = await client.diagnostics(uri);
      assert.equal(found.length > 0, ours);
      const range = client.rangeOf(uri, 0, text.length);
      if (!ours) {
        assert.deepEqual(await client.codeActions(uri, range), []);
        assert.equal(await client.hover(uri, 0), null);
      }
      await client.close(uri);
    });
  }

  it('goes on checking while a quote is missing', async () => {
    const uri = uriOf('anything.json');
    await client.open(uri, oversized);
    await client.change(uri, { text: oversized.replace('"family', 'family') });
    assert.ok((await client.diagnostics(uri)).length > 0);
    await client.close(uri);
  });

  it('stays with a file that was made under the name of a task definition, from the first brace on', async () => {
    const uri = uriOf('task-definition.json');
    await client.open(uri, '{}');
    for (const text of ['{ "fam', '{ "family": "web" }', '{ "family": "web", "cpu": }']) {
      await client.change(uri, { text });
      assert.ok(
        (await client.completions(uri, 2)).some(({ label }) => label === 'containerDefinitions'),
        text,
      );
    }
    await client.close(uri);
  });

  it('notices when a document becomes ours', async () => {
    const uri = 'untitled:Untitled-2';
    await client.open(uri, '{}', 'json');
    assert.deepEqual(await client.diagnostics(uri), []);
    await client.change(uri, { text: oversized });
    assert.equal((await client.diagnostics(uri)).length, 1);
    await client.close(uri);
  });

  it('takes further names of task definitions from a setting', async () => {
    await client.stop();
    client = await Client.start({ settings: { taskDefinitionFiles: ['ecs/*.json'] } });
    const cut = '[{ "name": "web", "image": "nginx", }]';
    await client.open(uriOf('ecs/web.json'), cut);
    assert.equal((await client.diagnostics(uriOf('ecs/web.json'))).length, 1);
    await client.open(uriOf('other/web.json'), cut);
    assert.deepEqual(await client.diagnostics(uriOf('other/web.json')), []);
  });
});
