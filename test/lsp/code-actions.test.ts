import assert from 'node:assert/strict';
import type { CodeAction } from 'vscode-languageserver/node';
import { Client, everyAbility } from './client';
import { broken, commas, oversized, uriOf } from './documents';

const uri = uriOf('task-definition.json');

describe('lsp: code actions', () => {
  let client: Client;
  afterEach(() => client.stop());

  /** Opens a document and asks for the actions at the place of a text in it. */
  async function actionsAt(text: string, place: string, only?: string[]): Promise<CodeAction[]> {
    client = await Client.start();
    await client.open(uri, text);
    const start = text.indexOf(place);
    const diagnostics = await client.diagnostics(uri);
    return client.codeActions(uri, client.rangeOf(uri, start, start + place.length), { diagnostics, only });
  }

  it('heals the finding with any fix that it offers', async () => {
    const count = (await actionsAt(oversized, '"1024" }')).filter(({ edit }) => edit !== undefined).length;
    assert.ok(count > 1);
    for (let index = 0; index < count; index += 1) {
      await client.change(uri, { text: oversized });
      const start = oversized.indexOf('"1024" }');
      const actions = await client.codeActions(uri, client.rangeOf(uri, start, start));
      const action = actions[index] as CodeAction;
      await client.apply(uri, action);
      assert.deepEqual(await client.diagnostics(uri), [], action.title);
    }
  });

  it('says which diagnostic a fix belongs to', async () => {
    const [first] = await actionsAt(oversized, '"1024" }');
    assert.equal(first?.kind, 'quickfix');
    assert.deepEqual(
      first?.diagnostics?.map(({ code }) => code),
      ['fargate-cpu-memory'],
    );
  });

  it('prefers the first fix that is safe, and none that is only suggested', async () => {
    const safe = await actionsAt(broken, ', }', ['quickfix']);
    assert.deepEqual(
      safe.filter(({ edit }) => edit !== undefined).map(({ title, isPreferred }) => [title, isPreferred]),
      [['Remove the comma', true]],
    );
    await client.stop();
    const suggested = await actionsAt(oversized, '"1024" }');
    assert.ok(suggested.every(({ isPreferred }) => isPreferred === undefined));
  });

  it('offers nothing where nothing is wrong', async () => {
    assert.deepEqual(await actionsAt(oversized, '"family"'), []);
  });

  it('fixes all findings of a rule that has several', async () => {
    const actions = await actionsAt(commas, ', }');
    const all = actions.find(({ title }) => title === 'Fix all json-syntax in this file');
    assert.ok(all);
    await client.apply(uri, all);
    assert.doesNotThrow(() => JSON.parse(client.text(uri)));
  });

  it('makes all safe fixes, with the least of edits, and no other', async () => {
    const actions = await actionsAt(commas, '{', ['source.fixAll']);
    assert.deepEqual(
      actions.map(({ kind }) => kind),
      ['source.fixAll.quaymaster'],
    );
    const [action] = actions as [CodeAction];
    const [change] = action.edit?.documentChanges ?? [];
    assert.ok(change !== undefined && 'edits' in change);
    assert.equal(change.textDocument.version, 1);
    assert.deepEqual(
      change.edits.map((edit) => 'newText' in edit && edit.newText),
      ['', ''],
    );
    await client.apply(uri, action);
    assert.deepEqual(
      (await client.diagnostics(uri)).map(({ code }) => code),
      ['fargate-cpu-memory'],
      'what is only suggested is left to a person',
    );
  });

  it('has no fix for the whole file where nothing can be fixed safely', async () => {
    assert.deepEqual(await actionsAt(oversized, '{', ['source.fixAll.quaymaster']), []);
  });

  it('gives the kinds that are asked for alone', async () => {
    assert.deepEqual(await actionsAt(broken, ', }', ['refactor']), []);
    await client.stop();
    const fixes = await actionsAt(broken, ', }', ['quickfix']);
    assert.ok(fixes.length > 0 && fixes.every(({ kind }) => kind === 'quickfix'));
  });

  it('writes plain changes for a client that knows no versions', async () => {
    client = await Client.start({ capabilities: { ...everyAbility, workspace: {} } });
    await client.open(uri, broken);
    const start = broken.indexOf(', }');
    const [action] = await client.codeActions(uri, client.rangeOf(uri, start, start));
    assert.ok(action?.edit?.changes?.[uri]);
    await client.apply(uri, action);
    assert.doesNotThrow(() => JSON.parse(client.text(uri)));
  });

  it('silences a finding with a comment, here or in the whole file', async () => {
    const dockerfile = uriOf('Dockerfile');
    const text = 'FROM alpine:3.22\nCOPY --form=build /a /b\nCMD run it\n';
    client = await Client.start();
    await client.open(dockerfile, text);
    const titles: string[] = [];
    for (const { code, range } of await client.diagnostics(dockerfile)) {
      const offered = await client.codeActions(dockerfile, range, { only: ['quickfix'] });
      for (const { title } of offered.filter((action) => action.title.startsWith(`Ignore ${code}`))) {
        await client.change(dockerfile, { text });
        const action = (await client.codeActions(dockerfile, range)).find((again) => again.title === title);
        await client.apply(dockerfile, action as CodeAction);
        const left = await client.diagnostics(dockerfile);
        assert.ok(left.length === 1 && left[0]?.code !== code, title);
        titles.push(title);
      }
      await client.change(dockerfile, { text });
    }
    assert.deepEqual(titles, [
      'Ignore unknown-flag here',
      'Ignore unknown-flag in this file',
      'Ignore json-args-recommended here',
      'Ignore json-args-recommended in this file',
    ]);
  });
});
