import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { InlayHintRequest } from 'vscode-languageserver/node';
import { readMarks } from '../../server/src/engine/markers';
import { Client } from './client';

/** `«…»` leads to the addresses, in order; nothing else leads anywhere. `./` is the folder of the Dockerfile. */
const linked: readonly { readonly marked: string; readonly to: readonly string[] }[] = [
  { marked: 'FROM «nginx:1.29»', to: ['https://hub.docker.com/_/nginx'] },
  { marked: 'FROM --platform=linux/arm64 «grafana/loki:3» AS a', to: ['https://hub.docker.com/r/grafana/loki'] },
  { marked: 'FROM «docker.io/library/node@sha256:ab»', to: ['https://hub.docker.com/_/node'] },
  {
    marked: 'FROM «111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop/web:1»',
    to: ['https://eu-west-1.console.aws.amazon.com/ecr/repositories/private/111122223333/shop/web?region=eu-west-1'],
  },
  {
    marked: 'FROM «111122223333.dkr.ecr.cn-north-1.amazonaws.com.cn/web»',
    to: ['https://console.amazonaws.cn/ecr/repositories/private/111122223333/web?region=cn-north-1'],
  },
  { marked: 'FROM «public.ecr.aws/nginx/nginx:1»', to: ['https://gallery.ecr.aws/nginx/nginx'] },
  { marked: 'FROM «ghcr.io/owner/app:1»', to: ['https://ghcr.io/owner/app'] },
  { marked: 'FROM «quay.io/org/app»', to: ['https://quay.io/repository/org/app'] },
  {
    marked: 'FROM «mcr.microsoft.com/dotnet/aspnet:9.0»',
    to: ['https://mcr.microsoft.com/artifact/mar/dotnet/aspnet'],
  },
  {
    marked: 'FROM «europe-docker.pkg.dev/project/repo/app:1»',
    to: ['https://console.cloud.google.com/artifacts/docker/project/europe/repo/app'],
  },
  { marked: 'FROM registry.example.com/app:1', to: [] },
  { marked: 'FROM localhost:5000/app', to: [] },
  { marked: 'FROM scratch', to: [] },
  { marked: 'FROM «node» AS build\nFROM build\nCOPY --from=build /a /a', to: ['https://hub.docker.com/_/node'] },
  { marked: 'FROM scratch\nCOPY --from=0 /a /a\nCOPY --from=7 /a /a', to: [] },
  {
    marked: 'FROM scratch\nCOPY --from=«busybox:1» /a /a\nRUN --mount=type=bind,from=«quay.io/a/b»,target=/b x',
    to: ['https://hub.docker.com/_/busybox', 'https://quay.io/repository/a/b'],
  },
  { marked: 'ARG R=quay.io/a\nFROM «$R/b:${V:-1}»', to: ['https://quay.io/repository/a/b'] },
  { marked: 'ARG R\nFROM ${R}node', to: [] },
  { marked: 'FROM $BASE', to: [] },
  { marked: 'FROM node-$TARGETARCH', to: [] },
  {
    marked: '# syntax=«docker/dockerfile:1.20»\nFROM scratch',
    to: ['https://hub.docker.com/r/docker/dockerfile'],
  },
  {
    marked: 'FROM scratch\nCOPY «package.json» ./«src/main.ts» src missing.txt *.json ../x /app/',
    to: ['./package.json', './src/main.ts'],
  },
  { marked: 'FROM scratch\nCOPY ["«a b.txt»", "/x"]', to: ['./a b.txt'] },
  { marked: 'FROM scratch\nARG F=package\nCOPY «$F.json» $G.json /', to: ['./package.json'] },
  { marked: 'FROM scratch AS a\nCOPY --from=a package.json /', to: [] },
  {
    marked: 'FROM scratch\nADD «https://example.com/a.tar.gz» «https://github.com/a/b.git#v1» git@github.com:a/b.git /',
    to: ['https://example.com/a.tar.gz', 'https://github.com/a/b.git'],
  },
];

/** `|text|` is shown there. */
const hinted: readonly string[] = [
  'ARG NODE=22\nFROM node:$NODE|= 22|-alpine',
  'ARG NODE="22"\nFROM node:${NODE}|= 22|\nARG NODE\nRUN echo $NODE|= 22|',
  'ARG A\nFROM node:$A',
  'ARG A=1\nFROM node:${A:-2}',
  'ARG A=1\nARG B=$A|= 1|\nFROM node:$B',
  'FROM a\nARG A=1\nRUN echo \'$A\' \\\n  "$A|= 1|"',
  'FROM a\nARG A=1\nENV A=2\nRUN echo $A',
  'FROM a AS first\nFROM b\nCOPY --from=0|first| x y\nCOPY --from=first x y',
  'FROM a\nFROM b\nCOPY --from=0|a| x y\nCOPY --from=9 x y',
];

describe('lsp: links and inlay hints of Dockerfiles', () => {
  let client: Client;
  let root: string;
  let uri: string;

  before(async () => {
    root = mkdtempSync(path.join(tmpdir(), 'quaymaster-links-'));
    mkdirSync(path.join(root, 'src'));
    for (const file of ['package.json', 'src/main.ts', 'a b.txt']) writeFileSync(path.join(root, file), '');
    uri = pathToFileURL(path.join(root, 'Dockerfile')).href;
    client = await Client.start();
  });
  after(async () => {
    await client.stop();
    rmSync(root, { recursive: true });
  });
  afterEach(() => client.close(uri));

  for (const { marked, to } of linked)
    it(`links: ${marked}`, async () => {
      // A path is marked without its dots, and linked with them.
      const { text, spans } = readMarks(marked.replaceAll('./«', '«./'));
      await client.open(uri, text);
      const found = await client.links(uri);
      assert.deepEqual(
        found.map(({ range }) => client.textAt(uri, range)),
        spans.map(({ start, end }) => text.slice(start, end)),
      );
      const here = pathToFileURL(`${root}/`).href;
      const wanted = to.map((target) => (target.startsWith('./') ? new URL(encodeURI(target), here).href : target));
      assert.deepEqual(
        found.map(({ target }) => target),
        wanted,
      );
      for (const { tooltip } of found) assert.ok(tooltip);
    });

  const hintsOf = async (text: string) => {
    const range = client.rangeOf(uri, 0, text.length);
    return (await client.connection.sendRequest(InlayHintRequest.type, { textDocument: { uri }, range })) ?? [];
  };

  for (const marked of hinted)
    it(`hints: ${marked}`, async () => {
      const text = marked.replaceAll(/\|[^|\n]*\|/g, '');
      await client.open(uri, text);
      let shown = '';
      let at = 0;
      for (const { position, label } of await hintsOf(text)) {
        const offset =
          text.split('\n').slice(0, position.line).join('\n').length + Math.min(position.line, 1) + position.character;
        shown += `${text.slice(at, offset)}|${label}|`;
        at = offset;
      }
      assert.equal(shown + text.slice(at), marked);
    });

  it('hints nothing where a setting turns them off, and only what is asked for', async () => {
    const text = 'ARG A=1\nFROM a:$A\nFROM b:$A\n';
    await client.open(uri, text);
    const range = client.rangeOf(uri, text.lastIndexOf('FROM'), text.length);
    const few = await client.connection.sendRequest(InlayHintRequest.type, { textDocument: { uri }, range });
    assert.equal(few?.length, 1);
    const quiet = await Client.start({ settings: { inlayHints: false } });
    await quiet.open(uri, text);
    assert.equal(await quiet.connection.sendRequest(InlayHintRequest.type, { textDocument: { uri }, range }), null);
    await quiet.stop();
  });
});
