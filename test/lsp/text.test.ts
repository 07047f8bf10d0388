import assert from 'node:assert/strict';
import { readMarks } from '../../server/src/engine/markers';
import { Client } from './client';
import { commas, oversized, uriOf } from './documents';

const uri = uriOf('task-definition.json');

/** Texts in which places are easily miscounted; the marks enclose what is reported. */
const places: readonly { name: string; marked: string }[] = [
  { name: 'plain', marked: oversized.replace('"1024" }', '«"1024"» }') },
  { name: 'CRLF', marked: oversized.replace('"1024" }', '«"1024"» }').replaceAll('\n', '\r\n') },
  { name: 'a byte order mark', marked: `\uFEFF${oversized.replace('"1024" }', '«"1024"» }')}` },
  {
    name: 'emoji on the line',
    marked: oversized
      .replace('"essential": true', '"essential": true, "command": ["echo 🚢⚓️"]')
      .replace('}],\n  "cpu": "1024",\n  "memory": "1024" }', '}], "cpu": "1024", "memory": «"1024"» }'),
  },
  { name: 'no line end', marked: oversized.replace('"1024" }\n', '«"1024"» }') },
];

describe('lsp: texts', () => {
  let client: Client;
  before(async () => {
    client = await Client.start();
  });
  after(() => client.stop());
  afterEach(() => client.close(uri));

  for (const { name, marked } of places) {
    it(`counts as editors do: ${name}`, async () => {
      const { text, spans } = readMarks(marked);
      await client.open(uri, text);
      const found = await client.diagnostics(uri);
      assert.deepEqual(
        found.map(({ range }) => range),
        spans.map(({ start, end }) => client.rangeOf(uri, start, end)),
      );
    });
  }

  it('sees the same after edits as when the text is opened whole', async () => {
    await client.open(uri, '');
    for (const character of commas) await client.insert(uri, client.text(uri).length, character);
    const typed = await client.diagnostics(uri);
    await client.close(uri);
    await client.open(uri, commas);
    assert.deepEqual(typed, await client.diagnostics(uri));
    assert.equal(typed.length, 3);
  });

  it('applies several changes of one message one after the other', async () => {
    await client.open(uri, oversized);
    const at = (offset: number, length: number) => client.rangeOf(uri, offset, offset + length);
    const memory = oversized.lastIndexOf('"1024"');
    const cpu = oversized.indexOf('"1024"');
    await client.change(
      uri,
      { range: at(memory, 6), text: '"512"' },
      { range: at(cpu, 6), text: '"256"' },
      { range: at(0, 0), text: '\n' },
    );
    assert.deepEqual(await client.diagnostics(uri), []);
  });
});
