import assert from 'node:assert/strict';
import { createGate } from '../../client/src/infrastructure/language-client/gate';

const ours = 'file:///task-definition.json';
const foreign = 'file:///package.json';

/** A gate whose server keeps what it is told, and answers every request with `asked`. */
function setUp(isOurs = (uri: string): boolean => uri === ours) {
  const told: string[] = [];
  const gate = createGate(isOurs);
  const notify = (method: string, uri?: string) =>
    gate.middleware.sendNotification?.(
      method,
      async (type) => {
        told.push(`${typeof type === 'string' ? type : type.method} ${uri}`);
      },
      uri === undefined ? {} : { textDocument: { uri } },
    );
  const request = (method: string, uri?: string) =>
    gate.middleware.sendRequest?.(
      method,
      uri === undefined ? {} : { textDocument: { uri } },
      undefined,
      async () => 'asked' as never,
    );
  return { gate, told, notify, request };
}

describe('what the server hears of', () => {
  it('is a document of ours from its opening to its closing', async () => {
    const { told, notify, gate } = setUp();
    for (const method of ['didOpen', 'didChange', 'didClose']) await notify(`textDocument/${method}`, ours);
    assert.deepEqual(told, [
      `textDocument/didOpen ${ours}`,
      `textDocument/didChange ${ours}`,
      `textDocument/didClose ${ours}`,
    ]);
    assert.equal(gate.knows(ours), false);
  });

  it('is nothing of another document', async () => {
    const { told, notify } = setUp();
    for (const method of ['didOpen', 'didChange', 'didSave', 'didClose'])
      await notify(`textDocument/${method}`, foreign);
    assert.deepEqual(told, []);
  });

  it('is the opening of a document once', async () => {
    const { told, notify } = setUp();
    await notify('textDocument/didOpen', ours);
    await notify('textDocument/didOpen', ours);
    assert.deepEqual(told, [`textDocument/didOpen ${ours}`]);
  });

  it('is a document that has become ours only after its opening was told', async () => {
    let become = false;
    const { told, notify } = setUp(() => become);
    await notify('textDocument/didOpen', foreign);
    become = true;
    await notify('textDocument/didChange', foreign);
    await notify('textDocument/didOpen', foreign);
    await notify('textDocument/didChange', foreign);
    assert.deepEqual(told, [`textDocument/didOpen ${foreign}`, `textDocument/didChange ${foreign}`]);
  });

  it('is what concerns no document', async () => {
    const { told, notify, request } = setUp();
    await notify('workspace/didChangeConfiguration');
    assert.equal(told.length, 1);
    assert.equal(await request('workspace/symbol'), 'asked');
  });
});

describe('what the server is asked', () => {
  it('concerns documents that it knows', async () => {
    const { notify, request } = setUp();
    assert.equal(await request('textDocument/hover', ours), null);
    await notify('textDocument/didOpen', ours);
    assert.equal(await request('textDocument/hover', ours), 'asked');
  });

  it('is answered here for every other document', async () => {
    const { request } = setUp();
    assert.equal(await request('textDocument/hover', foreign), null);
    assert.deepEqual(await request('textDocument/diagnostic', foreign), { kind: 'full', items: [] });
  });

  it('is to explain a revision of ECS, not to judge what nobody can change', async () => {
    const revision = 'quaymaster-revision:/web.7.json?eu-west-1';
    const { notify, request } = setUp((uri) => uri === revision);
    await notify('textDocument/didOpen', revision);
    assert.equal(await request('textDocument/hover', revision), 'asked');
    assert.deepEqual(await request('textDocument/diagnostic', revision), { kind: 'full', items: [] });
    for (const method of ['codeAction', 'codeLens'])
      assert.equal(await request(`textDocument/${method}`, revision), null);
  });
});
