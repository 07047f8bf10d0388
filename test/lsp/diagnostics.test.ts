import assert from 'node:assert/strict';
import { Client, everyAbility } from './client';
import { broken, oversized, uriOf } from './documents';

describe('lsp: diagnostics', () => {
  let client: Client | undefined;
  afterEach(() => client?.stop());

  it('answers with what is wrong, on the exact token', async () => {
    client = await Client.start();
    const uri = uriOf('task-definition.json');
    await client.open(uri, oversized);
    const [diagnostic, ...others] = await client.diagnostics(uri);
    assert.deepEqual(others, []);
    assert.ok(diagnostic);
    assert.equal(client.textAt(uri, diagnostic.range), '"1024"');
    assert.equal(diagnostic.code, 'fargate-cpu-memory');
    assert.equal(diagnostic.severity, 1);
    assert.equal(diagnostic.source, 'quaymaster');
    assert.match(String(diagnostic.message), /2048 to 8192/);
    assert.match(diagnostic.codeDescription?.href ?? '', /\/docs\/rules\/fargate-cpu-memory\.md$/);
  });

  it('says that nothing has changed when asked again', async () => {
    client = await Client.start();
    const uri = uriOf('task-definition.json');
    await client.open(uri, oversized);
    const first = await client.pull(uri);
    const again = await client.pull(uri, first.resultId);
    assert.deepEqual(again, { kind: 'unchanged', resultId: first.resultId });
    await client.change(uri, { text: `${oversized}\n` });
    const after = await client.pull(uri, first.resultId);
    assert.equal(after.kind, 'full', 'the editor has moved its marks along with the edit');
  });

  it('announces pulling for the one document alone', async () => {
    client = await Client.start();
    assert.deepEqual(client.initialized.capabilities.diagnosticProvider, {
      identifier: 'quaymaster',
      interFileDependencies: false,
      workspaceDiagnostics: false,
    });
  });

  it('pushes to a client that does not pull, and takes back what it pushed', async () => {
    client = await Client.start({ capabilities: { ...everyAbility, textDocument: {} } });
    const { published } = client;
    assert.equal(client.initialized.capabilities.diagnosticProvider, undefined);
    const uri = uriOf('task-definition.json');
    await client.open(uri, oversized);
    await client.until(() => published.length === 1);
    assert.deepEqual(
      published[0]?.diagnostics.map(({ code }) => code),
      ['fargate-cpu-memory'],
    );
    assert.equal(published[0]?.version, 1);
    await client.change(uri, { text: oversized.replace('"1024" }', '"2048" }') });
    await client.until(() => published.length === 2);
    assert.deepEqual(published[1], { uri, version: 2, diagnostics: [] });
    await client.change(uri, { text: oversized });
    await client.close(uri);
    await client.until(() => published.at(-1)?.version === undefined);
    assert.deepEqual(published.at(-1), { uri, diagnostics: [] });
  });

  it('never pushes to a client that pulls', async () => {
    client = await Client.start();
    const uri = uriOf('task-definition.json');
    await client.open(uri, oversized);
    await client.diagnostics(uri);
    await client.change(uri, { text: broken });
    await client.diagnostics(uri);
    assert.deepEqual(client.published, []);
  });

  it('drops a request that has been cancelled, and answers the next', async () => {
    client = await Client.start();
    const uri = uriOf('task-definition.json');
    await client.open(uri, oversized);
    const outcomes = await client.cancelledPulls(uri, 20);
    assert.ok(outcomes.includes('cancelled'), `none was cancelled: ${outcomes.join()}`);
    assert.equal((await client.diagnostics(uri)).length, 1);
  });
});
