import assert from 'node:assert/strict';
import {
  type ClientCapabilities,
  type CompletionItem,
  InsertTextFormat,
  InsertTextMode,
  MarkupContent,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Client, everyAbility } from './client';
import { uriOf } from './documents';

const uri = uriOf('Dockerfile');

function abilities(completionItem: object): ClientCapabilities {
  return { ...everyAbility, textDocument: { ...everyAbility.textDocument, completion: { completionItem } } };
}

/** What VS Code announces. */
const full = abilities({
  snippetSupport: true,
  labelDetailsSupport: true,
  documentationFormat: ['markdown', 'plaintext'],
  insertTextModeSupport: { valueSet: [InsertTextMode.asIs, InsertTextMode.adjustIndentation] },
});

describe('lsp: completion in Dockerfiles', () => {
  let client: Client;
  afterEach(() => client.stop());

  async function itemsAt(marked: string, capabilities = full, typed?: string): Promise<CompletionItem[]> {
    client = await Client.start({ capabilities, initializationOptions: { suggestCommand: 'suggest' } });
    const offset = marked.indexOf('|');
    await client.open(uri, marked.replace('|', ''));
    return client.completions(uri, offset, typed);
  }

  async function itemAt(marked: string, label: string, capabilities = full): Promise<CompletionItem> {
    const items = await itemsAt(marked, capabilities);
    const item = items.find((other) => other.label === label);
    assert.ok(item, `${label} is not among ${items.map((other) => other.label).join(', ')}`);
    return item;
  }

  function taken({ textEdit }: CompletionItem): string {
    assert.ok(textEdit && 'range' in textEdit);
    return TextDocument.applyEdits(TextDocument.create('', '', 1, client.text(uri)), [textEdit]);
  }

  it('replaces the token on its own line of the instruction', async () => {
    const file = (key: string) => `FROM a\r\nRUN --network=none \\\r\n    --mount=type=cache,target=/c,${key} b\r\n`;
    const item = await itemAt(file('sh|a'), 'sharing=');
    assert.equal(taken(item), file('sharing='));
    assert.deepEqual(item.command, { title: 'Suggest', command: 'suggest' });
    assert.equal(item.insertTextFormat, InsertTextFormat.PlainText);
  });

  it('writes a heredoc as it must stand, also on a line that is indented', async () => {
    const item = await itemAt('FROM a\n  RUN <<|\n', 'EOF');
    assert.equal(item.insertTextFormat, InsertTextFormat.Snippet);
    assert.equal(item.insertTextMode, InsertTextMode.asIs);
    assert.equal(item.textEdit?.newText, 'EOF\n$0\nEOF');
  });

  it('shows the values of all variables beside their names, in their order', async () => {
    const items = await itemsAt('FROM a\nENV B=2\nENV A=1\nWORKDIR $|\n');
    const shown = items
      .toSorted((a, b) => (a.sortText ?? '').localeCompare(b.sortText ?? ''))
      .map(({ label, labelDetails }) => [label, labelDetails?.description]);
    assert.deepEqual(shown, [
      ['A', '= 1'],
      ['B', '= 2'],
      ['PATH', undefined],
    ]);
  });

  it('does without tab stops, details and Markdown where the editor does', async () => {
    const item = await itemAt('FROM a AS base\nWO|\n', 'WORKDIR', abilities({}));
    assert.equal(taken(item), 'FROM a AS base\nWORKDIR path\n');
    assert.equal(item.insertTextFormat, InsertTextFormat.PlainText);
    assert.equal(item.detail, 'WORKDIR path');
    assert.ok(typeof item.documentation === 'string');
    assert.doesNotMatch(item.documentation, /`|\]\(/);
    assert.match(item.documentation, /\(https:\/\/docs\.docker\.com\/reference\/dockerfile\/#workdir\)/);
  });

  it('explains in Markdown', async () => {
    const { documentation } = await itemAt('FROM a AS base\nFROM b\nCOPY --from=|\n', 'base');
    assert.ok(MarkupContent.is(documentation));
    assert.equal(documentation.value, '`FROM a AS base`: stage 0, line 1.');
  });

  it('is not in the way of a command: a blank brings up nothing there', async () => {
    assert.deepEqual(await itemsAt('FROM a\nRUN apt-get |\n', full, ' '), []);
    await client.stop();
    assert.notDeepEqual(await itemsAt('FROM a\nSTOPSIGNAL |\n', full, ' '), []);
  });

  it('is brought up by what begins a flag, a value, a key, a variable and a directive', async () => {
    await itemsAt('|');
    const triggers = client.initialized.capabilities.completionProvider?.triggerCharacters ?? [];
    for (const trigger of [' ', '-', '=', ',', '$', '{', '#', '<', '/']) assert.ok(triggers.includes(trigger), trigger);
  });
});
