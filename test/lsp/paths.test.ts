import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CompletionItem } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Client } from './client';

const files = [
  ...['package.json', 'README.md', '.env', 'a b.txt', 'node_modules/x/index.js', 'src/main.ts', 'src/lib/io.ts'],
  ...['dist/app.js', 'dist/app.map', 'docs/guide.md'],
];
const head = 'FROM node AS build\nWORKDIR /srv/app\nCOPY --from=build /x /opt/tools/\n';

/** What is offered at `|`, as far as it begins with what has been typed; `ignore` is the .dockerignore. */
const offered: readonly { what: string; marked: string; ignore?: string; labels: readonly string[] }[] = [
  {
    what: 'folders and files, folders first, hidden ones last, none with a blank',
    marked: 'COPY |',
    labels: [
      'dist/',
      'docs/',
      'node_modules/',
      'src/',
      'README.md',
      'package.json',
      '.dockerignore',
      '.env',
      '--from=',
    ],
  },
  { what: 'what has been typed', marked: 'ADD pa|', labels: ['package.json'] },
  { what: 'what lies in a folder', marked: 'COPY src/| /app/', labels: ['lib/', 'main.ts'] },
  { what: 'the same from the root of the context', marked: 'COPY /src/l| /app/', labels: ['lib/'] },
  { what: 'the same through dots', marked: 'COPY ./src/../dist/app.m| .', labels: ['app.map'] },
  { what: 'a further source', marked: 'COPY package.json do| /app/', labels: ['docs/'] },
  { what: 'nothing outside of the context', marked: 'COPY ../|', labels: [] },
  { what: 'behind flags', marked: 'COPY --link --chown=a:b d|', labels: ['dist/', 'docs/'] },
  { what: 'behind ONBUILD and on a continued line', marked: 'ONBUILD COPY a \\\n  REA| /x', labels: ['README.md'] },
  { what: 'in a JSON array, blanks too', marked: 'COPY ["a|", "/x"]', labels: ['a b.txt'] },
  { what: 'in a JSON array that is not closed', marked: 'COPY ["package.json", "src/m|', labels: ['main.ts'] },
  { what: 'nothing of the context where another stage is copied from', marked: 'COPY --from=build p|', labels: [] },
  { what: 'nothing for URLs, variables and patterns', marked: 'ADD https://a/|', labels: [] },
  { what: 'nothing behind a variable', marked: 'COPY $A/|', labels: [] },
  {
    what: 'what .dockerignore does not leave out',
    marked: 'COPY | .',
    ignore: 'node_modules\n*.md\n.*\ndist\n',
    labels: ['docs/', 'src/', 'package.json', '--from='],
  },
  {
    what: 'exceptions of .dockerignore, and the folders that they lie in',
    marked: 'COPY | .',
    ignore: '*\n!package.json\n!dist/*.js\n',
    labels: ['dist/', 'package.json', '--from='],
  },
  {
    what: 'exceptions of .dockerignore in a folder',
    marked: 'COPY dist/| .',
    ignore: '*\n!package.json\n!dist/*.js\n',
    labels: ['app.js'],
  },
  { what: 'destinations: earlier ones and WORKDIRs', marked: 'COPY src /|', labels: ['/opt/tools/', '/srv/app/'] },
  { what: 'destinations of what comes from another stage', marked: 'COPY --from=build a /s|', labels: ['/srv/app/'] },
  { what: 'destinations in a JSON array', marked: 'COPY ["a", "/o|"]', labels: ['/opt/tools/'] },
];

/** What comes of a choice. */
const chosen: readonly { marked: string; label: string; text: string }[] = [
  { marked: 'COPY sr| /x', label: 'src/', text: 'COPY src/ /x' },
  { marked: 'COPY s|rc/main.ts /x', label: 'src/', text: 'COPY src/main.ts /x' },
  { marked: 'COPY src/ma|in.js /x', label: 'main.ts', text: 'COPY src/main.ts /x' },
  { marked: 'COPY |/x', label: 'README.md', text: 'COPY README.md /x' },
  { marked: 'COPY ["a|", "/x"]', label: 'a b.txt', text: 'COPY ["a b.txt", "/x"]' },
  { marked: 'COPY src /o|', label: '/opt/tools/', text: 'COPY src /opt/tools/' },
];

describe('lsp: paths of COPY and ADD', () => {
  let client: Client;
  let root: string;
  let uri: string;

  before(async () => {
    root = mkdtempSync(path.join(tmpdir(), 'quaymaster-paths-'));
    for (const file of files) {
      mkdirSync(path.join(root, path.dirname(file)), { recursive: true });
      writeFileSync(path.join(root, file), '');
    }
    uri = pathToFileURL(path.join(root, 'Dockerfile')).href;
    client = await Client.start({ folders: [pathToFileURL(root).href] });
  });
  after(async () => {
    await client.stop();
    rmSync(root, { recursive: true });
  });
  afterEach(() => client.close(uri));

  async function itemsAt(marked: string, ignore = ''): Promise<{ items: CompletionItem[]; document: TextDocument }> {
    writeFileSync(path.join(root, '.dockerignore'), ignore);
    const offset = head.length + marked.indexOf('|');
    const text = head + marked.replace('|', '');
    await client.open(uri, text);
    const document = TextDocument.create(uri, 'dockerfile', 1, text);
    const items = await client.completions(uri, offset);
    const typed = (item: CompletionItem) => {
      const range = item.textEdit && 'range' in item.textEdit ? item.textEdit.range : undefined;
      assert.ok(range);
      return document.getText({ start: range.start, end: document.positionAt(offset) });
    };
    return { items: items.filter((item) => item.label.startsWith(typed(item))), document };
  }

  for (const { what, marked, ignore, labels } of offered)
    it(what, async () => {
      const { items } = await itemsAt(marked, ignore);
      const found = items.map(({ label }) => label).filter((label) => !label.startsWith('--') || label === '--from=');
      assert.deepEqual(found.toSorted(), labels.toSorted());
      // Flags may stand anywhere among them; what lies in the folder is in its order.
      const order = items
        .toSorted((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1))
        .map(({ label }) => label);
      const wanted = labels.filter((label) => !label.startsWith('-'));
      assert.deepEqual(
        order.filter((label) => wanted.includes(label)),
        wanted,
      );
    });

  for (const { marked, label, text } of chosen)
    it(`${marked} and ${label}`, async () => {
      const { items, document } = await itemsAt(marked);
      const item = items.find((other) => other.label === label);
      assert.ok(item?.textEdit && 'range' in item.textEdit, `${label} is among ${items.map((other) => other.label)}`);
      const { range, newText } = item.textEdit;
      assert.equal(TextDocument.applyEdits(document, [{ range, newText }]), head + text);
    });

  it('asks for more once a folder has been chosen', async () => {
    const suggesting = await Client.start({ initializationOptions: { suggestCommand: 'suggest' } });
    await suggesting.open(uri, `${head}COPY `);
    const items = await suggesting.completions(uri, head.length + 'COPY '.length);
    assert.equal(items.find(({ label }) => label === 'src/')?.command?.command, 'suggest');
    assert.equal(items.find(({ label }) => label === 'package.json')?.command, undefined);
    await suggesting.stop();
  });

  it('offers nothing of a disk to a document that is not on it', async () => {
    const untitled = 'untitled:Dockerfile';
    await client.open(untitled, `${head}COPY `);
    const labels = (await client.completions(untitled, head.length + 5)).map(({ label }) => label);
    assert.ok(!labels.includes('src/'));
    await client.close(untitled);
  });
});
