import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Client } from './client';
import { commas, uriOf } from './documents';

/** What people and editors leave behind while they type. */
const fragments = {
  Dockerfile: [
    ...[
      'FROM ',
      'RUN ',
      'COPY --from=',
      'ARG A=${B:-',
      'ENV a b',
      'CMD ["',
      'HEALTHCHECK ',
      'ONBUILD ',
      'EXPOSE 80/TCP',
    ],
    ...['<<EOF', 'EOF', '\\', '\n', '\r\n', '\n\n', '# check=skip=', '# escape=`', '#', '"', "'", '$', '🚢', '\u0000'],
  ],
  'task-definition.json': [
    ...[
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '"cpu": ',
      '"256"',
      '{{ x }}',
      '${X}',
      '<IMAGE1_NAME>',
      '// x',
      '/*',
      'null',
    ],
    ...[
      '"containerDefinitions": [',
      '"name": "web"',
      '\\',
      '\\u12',
      '\n',
      '\r\n',
      '1e99',
      '-',
      '🚢',
      '\ud83d',
      '\u0000',
    ],
  ],
} as const;

const seeds = {
  Dockerfile:
    'FROM alpine:3.22 AS build\nARG A=1\nRUN <<EOF\necho $A\nEOF\n\nFROM scratch\nCOPY --from=build /a /b\nCMD run\n',
  'task-definition.json': commas,
};

/** An edit at a share of the text's length. */
const edit = (name: keyof typeof fragments) =>
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    removed: fc.nat(12),
    inserted: fc.constantFrom(...fragments[name], ''),
  });

for (const name of ['Dockerfile', 'task-definition.json'] as const) {
  describe(`lsp: random edits of a ${name}`, () => {
    let client: Client;
    before(async () => {
      client = await Client.start();
    });
    after(() => client.stop());

    it('never stop the server, and come out as texts that are sent whole do', async () => {
      const [uri, whole] = [uriOf(`edited/${name}`), uriOf(`whole/${name}`)];
      const property = fc.asyncProperty(fc.array(edit(name), { minLength: 1, maxLength: 12 }), async (edits) => {
        await client.open(uri, seeds[name]);
        await client.open(whole, seeds[name]);
        for (const { at, removed, inserted } of edits) {
          const { length } = client.text(uri);
          const start = Math.floor(at * length);
          const range = client.rangeOf(uri, start, Math.min(start + removed, length));
          await client.change(uri, { range, text: inserted });
          await client.change(whole, { text: client.text(uri) });
          await Promise.all([client.everything(uri, start), client.diagnostics(whole)]);
        }
        const text = client.text(uri);
        const after = await client.diagnostics(uri);
        const same = JSON.stringify(await client.diagnostics(whole)).replaceAll(whole, uri);
        assert.deepEqual(after, JSON.parse(same));
        const end = client.rangeOf(uri, text.length, text.length).end;
        for (const { range } of after) {
          assert.ok(range.end.line < end.line || (range.end.line === end.line && range.end.character <= end.character));
        }
        await client.close(uri);
        await client.close(whole);
      });
      await fc.assert(property, { numRuns: 100, endOnFailure: true });
      assert.deepEqual(client.logged, [], 'no rule and no request has failed');
    });
  });
}
