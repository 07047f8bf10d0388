import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type CompletionItem, type Hover, MarkupContent } from 'vscode-languageserver/node';
import { everyAbility } from './client';
import { EditorWithSandbox, eventually, files, host, web } from './image-files';

const capabilities = {
  ...everyAbility,
  textDocument: {
    ...everyAbility.textDocument,
    completion: { completionItem: { documentationFormat: ['markdown' as const] } },
  },
};

function textOf(contents: Hover['contents'] | undefined): string {
  return MarkupContent.is(contents) ? contents.value : '';
}

describe('lsp: what ECR knows of an image', () => {
  let editor: EditorWithSandbox;
  beforeEach(async () => {
    editor = await EditorWithSandbox.start({ capabilities });
  });
  afterEach(() => editor.stop());

  /** Hovers until the text says something: a busy machine may take longer than a hover waits. */
  async function hover(name: string, marked: string, expected: RegExp): Promise<string> {
    const { uri, offset } = await editor.open(name, marked);
    return eventually(async () => {
      const text = textOf((await editor.client.hover(uri, offset))?.contents);
      return expected.test(text) && text;
    });
  }

  for (const [name, text] of files) {
    it(`shows it on hover in a ${name}`, async () => {
      const found = await hover(name, text(`${web}:1.|4.2`), /Platforms/);
      assert.match(editor.client.logged.join('\n'), /DescribeImages in eu-west-1: 200/);
      assert.match(found, /in Amazon ECR, account `111122223333`, region `eu-west-1`/);
      assert.ok(found.includes(`- Digest: \`${editor.digestOf(`${web}:1.4.2`)}\``));
      assert.match(found, /^- Tags: `1\.4\.2`, `latest`$/m);
      assert.match(found, /^- Pushed: \d{4}-\d\d-\d\d \d\d:\d\d UTC$/m);
      assert.match(found, /^- Size: 4\.0 MB, compressed$/m);
      assert.match(found, /^- Scan: 1 critical, 2 high, 1 low$/m);
      assert.match(found, /^- Platforms: `linux\/amd64`, `linux\/arm64`$/m);
    });

    it(`shows the tags of a digest in a ${name}`, async () => {
      const found = await hover(name, text(`${web}@|${editor.digestOf(`${web}:1.4.0`)}`), /Platform/);
      assert.match(found, /^- Tag: `1\.4\.0`$/m);
      assert.match(found, /^- Platform: `linux\/amd64`$/m);
    });

    it(`says that there is no such image in a ${name}`, async () => {
      await hover(name, text(`${web}:|9.9.9`), /Amazon ECR has no such image/);
      assert.ok(!editor.operations.includes('BatchGetImage'));
    });

    it(`does without ECR where it may not be asked, in a ${name}`, async () => {
      editor.sandbox.faults.add({ kind: 'denied' });
      const { uri, offset } = await editor.open(name, text(`${web}:|1.4.2`));
      const found = textOf((await editor.client.hover(uri, offset))?.contents);
      assert.match(found, /in Amazon ECR, account/);
      assert.doesNotMatch(found, /Digest|no such image/);
      assert.deepEqual(editor.client.messages, []);
    });

    it(`asks nobody about other registries in a ${name}`, async () => {
      const { uri, offset } = await editor.open(name, text('ghcr.io/team/we|b:1'));
      assert.match(textOf((await editor.client.hover(uri, offset))?.contents), /ghcr\.io/);
      assert.deepEqual(editor.operations, []);
    });

    it(`finds out the platforms of a choice that is looked at, in a ${name}`, async () => {
      const { uri, offset } = await editor.open(name, text(`${web}:|`));
      const item = await choice(uri, offset, '1.4.2');
      assert.match(item.detail ?? '', /^\d{4}-\d\d-\d\d \d\d:\d\d, 4\.0 MB, 1 critical$/);
      assert.ok(!editor.operations.includes('BatchGetImage'), 'a list alone asks for no platforms');
      const documentation = await documentationOf(item, 'Platforms');
      assert.match(documentation, /^- Platforms: `linux\/amd64`, `linux\/arm64`$/m);
    });
  }

  it('asks nobody about the images of the workspace before their registry is written', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'quaymaster-details-'));
    writeFileSync(path.join(folder, 'Dockerfile'), `FROM ${web}:1.4.2\n`);
    await editor.stop();
    editor = await EditorWithSandbox.start({ capabilities, folders: [pathToFileURL(folder).href] });
    for (const [name, text] of files) {
      const { uri, offset } = await editor.open(name, text('|'));
      await choice(uri, offset, 'parcels/web:1.4.2');
      const { items } = await editor.client.completionList(uri, offset);
      await Promise.all(items.map((item) => editor.client.resolvedItem(item)));
    }
    assert.deepEqual(editor.operations, []);
    rmSync(folder, { recursive: true });
  });

  it('shows the newest images of a repository that is looked at', async () => {
    const { uri, offset } = await editor.open('Dockerfile', `FROM ${host}/|`);
    const item = await choice(uri, offset, 'parcels/web');
    const documentation = await documentationOf(item, '1.4.2');
    assert.match(documentation, /^- `1\.4\.2`, `latest` · .*\n- `1\.4\.1`/m);
  });

  it('explains an image that is used by COPY and by a mount, and one with the default of an ARG', async () => {
    const copy = `FROM a\nCOPY --from=${web}:1.|4.2 /a /b\n`;
    await hover('Dockerfile.copy', copy, /Platforms/);
    await hover(
      'Dockerfile.mount',
      `FROM a\nRUN --mount=type=bind,from=${web}:1.|4.1,target=/b true\n`,
      /Tag: `1.4.1`/,
    );
    const found = await hover('Dockerfile.arg', `ARG HOST=${host}\nFROM \${HOST}/parcels/|web:1.4.2\n`, /Platforms/);
    assert.match(found, /With the defaults of its ARGs/);
  });

  it('shows what is known where the platforms cannot be had', async () => {
    editor.sandbox.faults.add({ kind: 'denied', operation: 'BatchGetImage' });
    const found = await hover('Dockerfile', `FROM ${web}:1.|4.2`, /Digest/);
    assert.doesNotMatch(found, /Platform/);
  });

  for (const kind of ['silent', 'stall', 'cut', 'malformed', 'server-error', 'throttle'] as const)
    it(`keeps nobody waiting, and says nothing of it, where the answer is ${kind}`, async () => {
      editor.sandbox.faults.add({ kind });
      for (const [name, text] of files) {
        const hovered = await editor.open(name, text(`${web}:1.|4.2`));
        const found = textOf((await editor.client.hover(hovered.uri, hovered.offset))?.contents);
        assert.match(found, /in Amazon ECR/);
        const typed = await editor.open(name, text(`${web}:|`));
        const list = await editor.client.completionList(typed.uri, typed.offset);
        assert.equal(list.isIncomplete, true, 'so that the editor asks again');
      }
      assert.deepEqual(editor.client.messages, []);
      editor.sandbox.faults.clear();
    });

  /** A choice, asked for again as long as the list is still being read. */
  function choice(uri: string, offset: number, label: string): Promise<CompletionItem> {
    return eventually(async () => {
      const { items } = await editor.client.completionList(uri, offset);
      return items.find((one) => one.label === label);
    });
  }

  /** What is shown beside a choice, once a word is in it. */
  function documentationOf(item: CompletionItem, word: string): Promise<string> {
    return eventually(async () => {
      const { documentation } = await editor.client.resolvedItem(item);
      const text = MarkupContent.is(documentation) ? documentation.value : '';
      return text.includes(word) && text;
    });
  }
});
