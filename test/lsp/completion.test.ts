import assert from 'node:assert/strict';
import {
  type ClientCapabilities,
  type CompletionItem,
  InsertTextFormat,
  InsertTextMode,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Client, everyAbility } from './client';
import { sound, uriOf } from './documents';

const uri = uriOf('task-definition.json');

function abilities(completionItem: object | undefined): ClientCapabilities {
  return { ...everyAbility, textDocument: { ...everyAbility.textDocument, completion: { completionItem } } };
}

const full = abilities({
  snippetSupport: true,
  documentationFormat: ['markdown', 'plaintext'],
  insertTextModeSupport: { valueSet: [InsertTextMode.asIs, InsertTextMode.adjustIndentation] },
});

/** The text after an item has been taken by an editor that puts it in as it is. */
function taken(text: string, { textEdit, additionalTextEdits = [] }: CompletionItem): string {
  assert.ok(textEdit && 'range' in textEdit);
  return TextDocument.applyEdits(TextDocument.create('', '', 1, text), [textEdit, ...additionalTextEdits]);
}

describe('lsp: completion in task definitions', () => {
  let client: Client;
  afterEach(() => client.stop());

  async function itemAt(marked: string, label: string, capabilities = full): Promise<CompletionItem> {
    client = await Client.start({ capabilities, initializationOptions: { suggestCommand: 'suggest' } });
    const offset = marked.indexOf('|');
    await client.open(uri, marked.replace('|', ''));
    const item = (await client.completions(uri, offset)).find((other) => other.label === label);
    assert.ok(item, `${label} is offered`);
    return item;
  }

  it('is brought up by quotes and colons, and not by what is typed before the next line', async () => {
    client = await Client.start({ capabilities: full });
    const text = sound.replace('"2048" }', '"2048", }');
    await client.open(uri, text);
    const triggers = client.initialized.capabilities.completionProvider?.triggerCharacters ?? [];
    assert.ok(['"', ':'].every((trigger) => triggers.includes(trigger)));
    const offset = text.lastIndexOf(' }');
    assert.notDeepEqual(await client.completions(uri, offset), []);
    assert.deepEqual(await client.completions(uri, offset, ','), []);
  });

  it('offers memory for the cpu at hand', async () => {
    const item = await itemAt(sound.replace('"2048"', '|'), '3072');
    assert.equal(taken(client.text(uri), item), sound.replace('"2048"', '"3072"'));
    assert.equal(item.detail, '3 GiB');
    assert.equal(item.filterText, '"3072"');
  });

  it('sends what is to be filled in, the comma before, and the wish for another list', async () => {
    const anywhere = sound.replace('["FARGATE"]', 'null');
    const item = await itemAt(anywhere.replace('"2048" }', '"2048"\n  | }'), 'pidMode');
    assert.equal(item.insertTextFormat, InsertTextFormat.Snippet);
    assert.deepEqual(item.command, { title: 'Suggest', command: 'suggest' });
    assert.equal(taken(client.text(uri), item), anywhere.replace('"2048" }', '"2048",\n  "pidMode": "$1" }'));
  });

  it('indents lines itself where the editor lets it', async () => {
    const item = await itemAt(sound.replace('"2048" }', '"2048",\n    | }'), 'ephemeralStorage');
    assert.equal(item.insertTextMode, InsertTextMode.asIs);
    assert.match(item.textEdit?.newText ?? '', /\n {6}"sizeInGiB"/);
  });

  it('sends texts without stops to editors that know none, and lets the others indent lines', async () => {
    const marked = sound.replace('"2048" }', '"2048",\n    | }');
    const plain = await itemAt(marked, 'ephemeralStorage', abilities(undefined));
    assert.equal(plain.insertTextFormat, InsertTextFormat.PlainText);
    assert.equal(plain.insertTextMode, undefined);
    assert.equal(plain.textEdit?.newText, '"ephemeralStorage": {\n  "sizeInGiB": 50\n}');
  });

  it('explains a property', async () => {
    const { documentation } = await itemAt(sound.replace('"2048" }', '"2048",| }'), 'pidMode');
    assert.ok(typeof documentation === 'object');
    assert.equal(documentation.kind, 'markdown');
    assert.match(documentation.value, /\*\*Fargate:\*\* Only `task`/);
    assert.match(documentation.value, /API_RegisterTaskDefinition\.html/);
  });
});
