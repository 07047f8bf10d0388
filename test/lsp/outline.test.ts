import assert from 'node:assert/strict';
import type { DocumentSymbol } from 'vscode-languageserver/node';
import { Client, everyAbility } from './client';
import { uriOf } from './documents';

const text = `{
  "family": "web",
  "containerDefinitions": [
    {
      "name": "app",
      "image": "nginx",
      "portMappings": [{ "containerPort": 80 }]
    },
    {
      "image": "nginx"
    }
  ]
}
`;
const uri = uriOf('task-definition.json');

function lines(symbols: readonly DocumentSymbol[], indent = ''): string[] {
  return symbols.flatMap(({ name, detail, children }) => [
    `${indent}${name}${detail === undefined ? '' : ` ${detail}`}`,
    ...lines(children ?? [], `${indent}  `),
  ]);
}

describe('lsp: outline, folding and layout of JSON', () => {
  let client: Client;
  afterEach(() => client.stop());

  it('shows properties, and containers under their names', async () => {
    client = await Client.start();
    await client.open(uri, text);
    const symbols = await client.symbols(uri);
    assert.deepEqual(lines(symbols as DocumentSymbol[]), [
      'family web',
      'containerDefinitions',
      '  app',
      '    name app',
      '    image nginx',
      '    portMappings',
      '      0',
      '        containerPort 80',
      '  1',
      '    image nginx',
    ]);
  });

  it('is flat for editors that know no nesting', async () => {
    client = await Client.start({ capabilities: { ...everyAbility, textDocument: {} } });
    await client.open(uri, text);
    const symbols = await client.symbols(uri);
    assert.deepEqual(
      symbols.slice(0, 3).map(({ name }) => name),
      ['family', 'containerDefinitions', 'app'],
    );
    assert.ok(symbols.every((symbol) => 'location' in symbol));
  });

  it('folds what goes over several lines, up to the closing bracket', async () => {
    client = await Client.start();
    await client.open(uri, text);
    const folds = await client.folds(uri);
    assert.deepEqual(
      folds.map(({ startLine, endLine }) => [startLine, endLine]),
      [
        [0, 11],
        [2, 10],
        [3, 6],
        [8, 9],
      ],
    );
  });

  it('is left to the JSON service of an editor that has one', async () => {
    client = await Client.start({ initializationOptions: { hasJsonService: true } });
    await client.open(uri, text);
    assert.deepEqual(await client.symbols(uri), []);
    assert.deepEqual(await client.folds(uri), []);
    assert.equal(client.initialized.capabilities.documentFormattingProvider, undefined);
  });

  it('lays JSON out as the editor wants it, and nothing that is not quite JSON', async () => {
    client = await Client.start();
    await client.open(uri, '{ "containerDefinitions": [],\r\n"cpu":"256" }');
    const layout = { tabSize: 4, insertSpaces: true };
    const laidOut = '{\r\n    "containerDefinitions": [],\r\n    "cpu": "256"\r\n}';
    assert.equal(await client.formatted(uri, layout), laidOut);
    for (const text of ['{ "containerDefinitions": [], }', '{ "containerDefinitions": [], "cpu": {{ cpu }} }']) {
      await client.change(uri, { text });
      assert.equal(await client.formatted(uri, layout), text);
    }
  });
});
