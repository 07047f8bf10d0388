import assert from 'node:assert/strict';
import { CodeActionKind } from 'vscode-languageserver/node';
import { everyAbility } from './client';
import { EditorWithSandbox, files, web } from './image-files';

const pin = (tag: string) => `Pin ${tag} to its digest`;
const unpin = 'Name a tag instead of the digest';

describe('lsp: between tag and digest', () => {
  let editor: EditorWithSandbox;
  beforeEach(async () => {
    editor = await EditorWithSandbox.start();
  });
  afterEach(() => editor.stop());

  async function actionsAt(name: string, marked: string, only = [CodeActionKind.RefactorRewrite as string]) {
    const { uri, offset } = await editor.open(name, marked);
    const actions = await editor.client.codeActions(uri, editor.client.rangeOf(uri, offset, offset), { only });
    return { uri, actions };
  }

  /** The text with an action made, or as it was where it has no edit. */
  async function changed(name: string, marked: string, title: string): Promise<string> {
    const { uri, actions } = await actionsAt(name, marked);
    const action = actions.find((one) => one.title === title);
    assert.ok(action, `${title} is among ${actions.map((one) => one.title).join()}`);
    assert.equal(action.edit, undefined, 'nothing is asked before it is chosen');
    const resolved = await editor.client.resolvedAction(action);
    if (resolved.edit !== undefined) await editor.client.apply(uri, resolved);
    return editor.client.text(uri);
  }

  it('pins an image of FROM beside its tag, and goes back', async () => {
    const digest = editor.digestOf(`${web}:1.4.2`);
    const pinned = `FROM ${web}:1.4.2@${digest} AS base\n`;
    assert.equal(await changed('Dockerfile', `FROM ${web}|:1.4.2 AS base\n`, pin('1.4.2')), pinned);
    assert.equal(await changed('Dockerfile', pinned.replace('@', '|@'), unpin), `FROM ${web}:1.4.2 AS base\n`);
  });

  it('pins an image in a task definition in place of its tag, and goes back to its highest tag', async () => {
    const digest = editor.digestOf(`${web}:1.4.2`);
    const [, [name, text]] = files as [never, (typeof files)[number]];
    assert.equal(await changed(name, text(`${web}:la|test`), pin('latest')), text(`${web}@${digest}`));
    assert.equal(await changed(name, text(`${web}@|${digest}`), unpin), text(`${web}:1.4.2`));
  });

  it('pins the images of COPY and of mounts, and one whose registry is in an ARG', async () => {
    const digest = editor.digestOf(`${web}:1.4.1`);
    const table = [
      [`FROM a\nCOPY --from=${web}:|1.4.1 /a /b\n`, `FROM a\nCOPY --from=${web}:1.4.1@${digest} /a /b\n`],
      [
        `FROM a\nRUN --mount=from=${web}:|1.4.1,target=/b true\n`,
        `FROM a\nRUN --mount=from=${web}:1.4.1@${digest},target=/b true\n`,
      ],
      [`ARG R=${web}\nFROM \${R}:1.|4.1\n`, undefined],
      [
        `ARG R=${web.replace('/parcels/web', '')}\nFROM $R/parcels/web:1.|4.1\n`,
        `ARG R=${web.replace('/parcels/web', '')}\nFROM $R/parcels/web:1.4.1@${digest}\n`,
      ],
    ] as const;
    for (const [marked, result] of table)
      if (result !== undefined) assert.equal(await changed('Dockerfile', marked, pin('1.4.1')), result);
      else assert.deepEqual((await actionsAt('Dockerfile', marked)).actions, []);
  });

  it('renews a digest that the tag has left', async () => {
    const old = editor.digestOf(`${web}:1.4.0`);
    const text = await changed('Dockerfile', `FROM ${web}:1.4.2|@${old}\n`, 'Renew the digest of 1.4.2');
    assert.equal(text, `FROM ${web}:1.4.2@${editor.digestOf(`${web}:1.4.2`)}\n`);
  });

  it('asks for the one tag, not for ten thousand', async () => {
    await changed('Dockerfile', `FROM ${web}|:1.4.2\n`, pin('1.4.2'));
    assert.deepEqual(editor.operations.slice(0, 1), ['DescribeImages']);
    assert.ok(editor.operations.filter((operation) => operation === 'DescribeImages').length === 1);
  });

  for (const [name, text] of files) {
    it(`asks nothing of AWS before it is chosen, in a ${name}`, async () => {
      const { actions } = await actionsAt(name, text(`${web}|:1.4.2`));
      assert.deepEqual(
        actions.map(({ title, kind }) => [title, kind]),
        [[pin('1.4.2'), 'refactor.rewrite']],
      );
      assert.deepEqual(editor.operations, []);
    });

    it(`offers nothing for other registries, in a ${name}`, async () => {
      for (const image of ['no|de:24', 'public.ecr.aws/docker/library/no|de:24', '|scratch'])
        assert.deepEqual((await actionsAt(name, text(image))).actions, []);
    });

    it(`changes nothing and says why where there is no such image, in a ${name}`, async () => {
      assert.equal(await changed(name, text(`${web}:|9.9.9`), pin('9.9.9')), text(`${web}:9.9.9`));
      await editor.client.until(() => editor.client.messages.length === 1);
      assert.match(editor.client.messages[0] ?? '', /no image .*parcels\/web:9\.9\.9\.$/);
    });

    it(`changes nothing and says why where no tag means the image, in a ${name}`, async () => {
      const untagged = [...editor.sandbox.world.in('eu-west-1').ecr.repository('parcels/web').images.values()].find(
        ({ tags }) => tags.size === 0,
      );
      const image = `${web}@${untagged?.digest}`;
      assert.equal(await changed(name, text(image.replace('@', '|@')), unpin), text(image));
      await editor.client.until(() => editor.client.messages.length === 1);
      assert.match(editor.client.messages[0] ?? '', /No tag points at this image/);
    });

    it(`tells of a call that is denied, once, and works when it is allowed, in a ${name}`, async () => {
      editor.sandbox.faults.add({ kind: 'denied', operation: 'DescribeImages' });
      assert.equal(await changed(name, text(`${web}:|1.4.2`), pin('1.4.2')), text(`${web}:1.4.2`));
      await editor.client.until(() => editor.client.messages.length === 1);
      assert.match(editor.client.messages[0] ?? '', /may not do DescribeImages/);
      editor.sandbox.faults.clear();
      assert.match(await changed(name, text(`${web}:|1.4.2`), pin('1.4.2')), /@sha256:/);
      assert.equal(editor.client.messages.length, 1);
    });
  }

  it('makes no edit where the reference has changed meanwhile', async () => {
    const { uri, actions } = await actionsAt('Dockerfile', `FROM ${web}|:1.4.2\n`);
    editor.sandbox.faults.add({ kind: 'slow', milliseconds: 300, operation: 'DescribeImages' });
    const resolving = editor.client.resolvedAction(actions[0] as (typeof actions)[number]);
    await editor.client.change(uri, { text: `FROM ${web}:1.4.1\n` });
    assert.equal((await resolving).edit, undefined);
  });
});

describe('lsp: between tag and digest, in an editor that wants its edits at once', () => {
  it('offers nothing, since the edit has to be asked for', async () => {
    const textDocument = { ...everyAbility.textDocument, codeAction: {} };
    const editor = await EditorWithSandbox.start({ capabilities: { ...everyAbility, textDocument } });
    const { uri, offset } = await editor.open('Dockerfile', `FROM ${web}|:1.4.2\n`);
    assert.deepEqual(await editor.client.codeActions(uri, editor.client.rangeOf(uri, offset, offset)), []);
    await editor.stop();
  });
});
