import assert from 'node:assert/strict';
import type { DocumentSymbol, SelectionRange } from 'vscode-languageserver/node';
import { Client } from './client';
import { uriOf } from './documents';

const uri = uriOf('Dockerfile');

const file = `# syntax=docker/dockerfile:1
# The version of Node.js
# that we build with
ARG NODE=22 \\
    TAG
#region build
FROM node:$NODE AS build
# once
ENV A=1 \\
    # two
    B="x y"
RUN <<EOF
npm ci
npm test
EOF
COPY <<A <<'B' /x/
a
A
b
B
onbuild RUN ls

#endregion
FROM scratch
COPY --from=build \\
  /a /b
RUN cat \\
  <<EOF
a
EOF
`;

/** `name (detail) first line-last line «what is selected»`, indented. */
function outline(symbols: readonly DocumentSymbol[], client: Client, depth = 0): string[] {
  return symbols.flatMap(({ name, detail, range, selectionRange, children = [] }) => {
    const label = `${'  '.repeat(depth)}${name}${detail === undefined ? '' : ` (${detail})`}`;
    const place = `${range.start.line}-${range.end.line} «${client.textAt(uri, selectionRange)}»`;
    return [`${label} ${place}`, ...outline(children, client, depth + 1)];
  });
}

/** The texts that a selection grows to. */
function grown(range: SelectionRange | undefined, client: Client): string[] {
  return range === undefined ? [] : [client.textAt(uri, range.range), ...grown(range.parent, client)];
}

/** `|` is where the selection starts; it grows to the steps, and to all of the text at last. */
const selected: readonly { marked: string; steps: readonly string[] }[] = [
  {
    marked: 'FROM a\nRUN apt-get install cu|rl && x',
    steps: ['curl', 'apt-get install curl', 'apt-get install curl && x', 'RUN apt-get install curl && x'],
  },
  {
    marked: 'FROM a\nCOPY ["a |b", "d"]',
    steps: ['b', 'a b', '"a b"', '["a b", "d"]', 'COPY ["a b", "d"]'],
  },
  {
    marked: 'FROM a\nRUN --mount=type=cache,target=/|c x',
    steps: [
      'c',
      '/c',
      'target=/c',
      'type=cache,target=/c',
      '--mount=type=cache,target=/c',
      'RUN --mount=type=cache,target=/c x',
    ],
  },
  {
    marked: 'FROM a\nENV A=1 B="${X|:-y} z"',
    steps: ['X', '${X:-y}', '"${X:-y} z"', 'B="${X:-y} z"', 'A=1 B="${X:-y} z"', 'ENV A=1 B="${X:-y} z"'],
  },
  {
    marked: 'FROM a\nONBUILD USER no|body:x',
    steps: ['nobody', 'nobody:x', 'USER nobody:x', 'ONBUILD USER nobody:x'],
  },
  {
    marked: 'FROM a\nRUN a \\\n  b c|\\\n d',
    steps: ['c', 'b c\\', 'a \\\n  b c\\\n d', 'RUN a \\\n  b c\\\n d'],
  },
  {
    marked: 'FROM a\nRUN <<E\na| b\nc\nE',
    steps: ['a', 'a b', 'a b\nc', 'a b\nc\nE', 'RUN <<E\na b\nc\nE'],
  },
  { marked: 'FROM a\n# one two|\n# three\nRUN b', steps: ['two', '# one two'] },
];

describe('lsp: the structure of Dockerfiles', () => {
  let client: Client;
  before(async () => {
    client = await Client.start();
  });
  after(() => client.stop());
  afterEach(() => client.close(uri));

  it('outlines stages with their instructions, variables and heredocs', async () => {
    await client.open(uri, file);
    assert.deepEqual(outline((await client.symbols(uri)) as DocumentSymbol[], client), [
      'NODE (22) 3-3 «NODE»',
      'TAG 4-4 «TAG»',
      'build (node:$NODE) 6-20 «build»',
      '  ENV (A=1 B="x y") 8-10 «ENV»',
      '    A (1) 8-8 «A»',
      '    B ("x y") 10-10 «B»',
      '  RUN (<<EOF) 11-14 «RUN»',
      '    EOF (2 lines) 11-14 «<<EOF»',
      "  COPY (<<A <<'B' /x/) 15-19 «COPY»",
      '    A (1 line) 15-17 «<<A»',
      "    B (1 line) 15-19 «<<'B'»",
      '  onbuild (RUN ls) 20-20 «onbuild»',
      'scratch (stage 1) 23-29 «scratch»',
      '  COPY (--from=build /a /b) 24-25 «COPY»',
      '  RUN (cat <<EOF) 26-29 «RUN»',
      '    EOF (1 line) 27-29 «<<EOF»',
    ]);
  });

  it('folds stages, comments, heredocs, continued lines and regions', async () => {
    await client.open(uri, file);
    const folds = await client.folds(uri);
    const lines = folds.sort((a, b) => a.startLine - b.startLine);
    assert.deepEqual(
      lines.map(({ startLine, endLine, kind = '' }) => `${startLine}-${endLine} ${kind}`.trim()),
      [
        '1-2 comment',
        '3-4',
        '5-22 region',
        '6-20',
        '8-10',
        '11-13',
        '15-16',
        '17-18',
        '23-29',
        '24-25',
        '26-29',
        '27-28',
      ],
    );
  });

  it('gives an outline, and nothing to fold or rename, where there is no instruction', async () => {
    await client.open(uri, '# only a comment\n');
    assert.deepEqual(await client.symbols(uri), []);
    assert.deepEqual(await client.folds(uri), []);
    assert.equal(await client.references(uri, 3), null);
  });

  for (const { marked, steps } of selected)
    it(`grows a selection in ${marked.split('\n')[1]}`, async () => {
      const text = marked.replace('|', '');
      await client.open(uri, text);
      const [range] = await client.selections(uri, marked.indexOf('|'));
      assert.deepEqual(grown(range, client), [...steps, text]);
    });
});
