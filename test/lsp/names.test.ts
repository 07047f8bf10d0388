import assert from 'node:assert/strict';
import { readMarks } from '../../server/src/engine/markers';
import { Client } from './client';
import { uriOf } from './documents';

const uri = uriOf('Dockerfile');

/** `|` is the cursor; `«…»` are all the places that name the same. Renaming there changes these and nothing else. */
const renamed: readonly { name: string; marked: string }[] = [
  {
    name: 'a stage and everybody who uses it, also beside other flags',
    marked: `FROM alpine AS «bu|ild»
RUN make
FROM «build» AS test
FROM scratch
COPY --from=«build» /a /a
COPY --from=«build» --chown=1:1 /a /b
COPY --chown=1:1 --link --from=«BUILD» /a /c
RUN --network=none --mount=type=bind,from=«build»,source=/a,target=/a ls
`,
  },
  {
    name: 'the name of a heredoc',
    marked: `FROM alpine
RUN <<-'«EN|D»' sh
	echo END EOF
	«END»
`,
  },
];

/** `|` is the cursor; `«…»` is what it leads to. */
const defined: readonly { name: string; marked: string }[] = [
  { name: 'a stage, from its number', marked: 'FROM alpine AS «a»\nFROM b\nCOPY --from=|0 /a /b\n' },
  { name: 'a stage without a name', marked: '«FROM» alpine\nFROM b\nCOPY --link --from=|0 /a /b\n' },
  { name: 'a stage, from a mount', marked: 'FROM a AS «b»\nFROM c\nRUN --mount=from=|b,target=/b --network=none ls\n' },
  { name: 'a heredoc, from the line that ends it', marked: 'FROM a\nRUN <<«EOF»\nls\n|EOF\n' },
];

describe('lsp: names', () => {
  let client: Client;
  before(async () => {
    client = await Client.start();
  });
  after(() => client.stop());
  afterEach(() => client.close(uri));

  async function open(marked: string) {
    const offset = marked.replace(/[«»]/g, '').indexOf('|');
    const { text, spans } = readMarks(marked.replace('|', ''));
    await client.open(uri, text);
    return { offset, ranges: spans.map(({ start, end }) => client.rangeOf(uri, start, end)) };
  }

  for (const { name, marked } of renamed)
    it(`renames ${name}`, async () => {
      const { offset, ranges } = await open(marked);
      const found = await client.references(uri, offset);
      assert.deepEqual(
        found?.map(({ range }) => range),
        ranges,
      );
      assert.equal(
        await client.renamed(uri, offset, 'renamed'),
        marked.replace('|', '').replace(/«[^»]*»/g, 'renamed'),
      );
    });

  for (const { name, marked } of defined)
    it(`leads to the definition of ${name}`, async () => {
      const { offset, ranges } = await open(marked);
      const found = await client.definition(uri, offset);
      assert.deepEqual(
        found.map(({ range }) => range),
        ranges,
      );
    });
});
