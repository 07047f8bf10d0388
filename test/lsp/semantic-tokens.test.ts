import assert from 'node:assert/strict';
import {
  type SemanticTokens,
  type SemanticTokensDelta,
  SemanticTokensDeltaRequest,
  type SemanticTokensLegend,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
} from 'vscode-languageserver/node';
import { Client } from './client';
import { uriOf } from './documents';

const uri = uriOf('Dockerfile');
const textDocument = { uri };

/** What every part of a text is, in its order; `!` marks what brings about a name. */
const cases: readonly { readonly what: string; readonly text: string; readonly tokens: string }[] = [
  {
    what: 'directives and comments',
    text: '# syntax=docker/dockerfile:1\n# escape=`\n# a word\nFROM scratch',
    tokens:
      'macro syntax, namespace docker/dockerfile, enumMember 1, macro escape, string `, comment # a word, keyword FROM, keyword scratch',
  },
  {
    what: 'images, platforms and stages',
    text: 'FROM --platform=linux/arm64 reg.example.com:5000/a/b:1.2@sha256:ab AS one\nFROM one',
    tokens:
      'keyword FROM, parameter --platform, enumMember linux/arm64, namespace reg.example.com:5000/a/b, enumMember 1.2, number sha256:ab, keyword AS, class one!, keyword FROM, class one',
  },
  {
    what: 'variables in images, with a colon of their own',
    text: 'ARG V=3\nFROM node:${V:-18}-alpine',
    tokens:
      'keyword ARG, variable V!, string 3, keyword FROM, namespace node, enumMember ${, variable V, enumMember :-18}-alpine',
  },
  {
    what: 'variables and their values, over several lines and around comments',
    text: 'FROM a\nENV A=1 \\\n  # why\n  B="x $A y" C=\'$A\'',
    tokens:
      'keyword FROM, namespace a, keyword ENV, variable A!, string 1, comment # why, variable B!, string "x , variable $A, string  y", variable C!, string \'$A\'',
  },
  {
    what: 'mounts',
    text: 'FROM a AS b\nRUN --mount=type=bind,from=b,target=/$X true',
    tokens:
      'keyword FROM, namespace a, keyword AS, class b!, keyword RUN, parameter --mount, property type, enumMember bind, property from, class b, property target, string /, variable $X, function true',
  },
  {
    what: 'stages by number, and images to copy from',
    text: 'FROM a\nCOPY --from=0 --chmod=755 x y\nCOPY --from=b:1 x y',
    tokens:
      'keyword FROM, namespace a, keyword COPY, parameter --from, class 0, parameter --chmod, string 755, string x, string y, keyword COPY, parameter --from, namespace b, enumMember 1, string x, string y',
  },
  {
    what: 'ports, signals, JSON arrays, health checks',
    text: 'FROM a\nEXPOSE 80/tcp $P\nSTOPSIGNAL SIGINT\nCMD ["a", "b c"]\nHEALTHCHECK --retries=3 CMD curl -f x',
    tokens:
      'keyword FROM, namespace a, keyword EXPOSE, number 80, enumMember tcp, variable $P, keyword STOPSIGNAL, enumMember SIGINT, keyword CMD, string "a", string "b c", keyword HEALTHCHECK, parameter --retries, number 3, keyword CMD, function curl, parameter -f',
  },
  {
    what: 'what a shell runs',
    text: 'FROM a\nRUN if [ -n "$A" ]; then X=1 sudo apt-get -y install "b $(ls -l)" | tee c 2>&1; fi && \\\n  # then\n  echo \'d \\\n e\'',
    tokens:
      'keyword FROM, namespace a, keyword RUN, keyword if, function [, parameter -n, string ", variable $A, string ", operator ;, keyword then, variable X!, function sudo, function apt-get, parameter -y, string "b , function ls, parameter -l, string ", operator |, function tee, operator 2>&, operator ;, keyword fi, operator &&, comment # then, function echo, string \'d , string  e\'',
  },
  {
    what: 'a heredoc that a command reads, as it is',
    text: 'FROM a\nRUN cat <<-"EOF" # why\n\t# one $B\n\ttwo\n\tEOF\n',
    tokens:
      'keyword FROM, namespace a, keyword RUN, function cat, operator <<-, label "EOF", comment # why, string \t# one $B, string \ttwo, label EOF',
  },
  {
    what: 'a heredoc that is the script',
    text: 'FROM a\nRUN <<EOF\n# one\nfor f in $B; do cat f > g; done\nEOF\n',
    tokens:
      'keyword FROM, namespace a, keyword RUN, operator <<, label EOF, comment # one, keyword for, variable f, keyword in, variable $B, operator ;, keyword do, function cat, operator >, operator ;, keyword done, label EOF',
  },
  {
    what: 'files in heredocs, with variables where they are replaced',
    text: "FROM a\nCOPY <<A <<'B' /x/\na $V\nA\nb $V\nB\n",
    tokens:
      "keyword FROM, namespace a, keyword COPY, operator <<, label A, operator <<, label 'B', string /x/, string a , variable $V, label A, string b $V, label B",
  },
  {
    what: 'the scripts of other languages and shells: nothing, rather than something wrong',
    text: 'FROM a\nRUN <<EOF\n#!/usr/bin/env python3\nimport a\nEOF\nSHELL ["pwsh", "-c"]\nRUN Get-Item -Path c',
    tokens:
      'keyword FROM, namespace a, keyword RUN, operator <<, label EOF, label EOF, keyword SHELL, string "pwsh", string "-c", keyword RUN',
  },
  {
    what: 'a script that cannot be read',
    text: 'FROM a\nRUN echo "',
    tokens: 'keyword FROM, namespace a, keyword RUN',
  },
  {
    what: 'stored instructions, whose stages are those of another file',
    text: 'FROM a\nONBUILD COPY --from=b x y',
    tokens: 'keyword FROM, namespace a, keyword ONBUILD, keyword COPY, parameter --from, string x, string y',
  },
];

describe('lsp: semantic tokens of Dockerfiles', () => {
  let client: Client;
  let legend: SemanticTokensLegend;

  before(async () => {
    client = await Client.start();
    const provider = client.initialized.capabilities.semanticTokensProvider;
    assert.ok(provider);
    legend = provider.legend;
  });
  after(() => client.stop());
  afterEach(() => client.close(uri));

  /** `type text` of each token, read as an editor reads the numbers. */
  function shown(data: readonly number[]): string {
    const found: string[] = [];
    let [line, character] = [0, 0];
    for (let at = 0; at < data.length; at += 5) {
      const [lines = 0, characters = 0, length = 0, type = 0, modifiers = 0] = data.slice(at, at + 5);
      character = lines > 0 ? characters : character + characters;
      line += lines;
      const range = { start: { line, character }, end: { line, character: character + length } };
      found.push(`${legend.tokenTypes[type]} ${client.textAt(uri, range)}${modifiers === 1 ? '!' : ''}`);
    }
    return found.join(', ');
  }

  const full = async () =>
    (await client.connection.sendRequest(SemanticTokensRequest.type, { textDocument })) as SemanticTokens;

  for (const { what, text, tokens } of cases)
    it(what, async () => {
      await client.open(uri, text);
      assert.equal(shown((await full()).data), tokens);
    });

  it('knows no type that the protocol or VS Code has not', () => {
    const standard =
      'keyword macro comment parameter property namespace class enumMember label variable string number operator function';
    assert.deepEqual(legend.tokenTypes, standard.split(' '));
  });

  it('answers for the part that is on the screen', async () => {
    await client.open(uri, 'FROM a\nRUN b\n# c\nRUN d\n');
    const range = { start: { line: 1, character: 1 }, end: { line: 2, character: 2 } };
    const found = await client.connection.sendRequest(SemanticTokensRangeRequest.type, { textDocument, range });
    assert.equal(shown(found?.data ?? []), 'keyword RUN, function b, comment # c');
  });

  it('answers with the changes only, and with all of it where it does not know since when', async () => {
    await client.open(uri, 'FROM a\nRUN b\nRUN c\n');
    const first = await full();
    await client.insert(uri, 'FROM a\n'.length, 'USER x\n');
    const changes = (await client.connection.sendRequest(SemanticTokensDeltaRequest.type, {
      textDocument,
      previousResultId: first.resultId ?? '',
    })) as SemanticTokensDelta;
    assert.equal(changes.edits.length, 1);
    const data = [...first.data];
    for (const { start, deleteCount, data: added = [] } of changes.edits) {
      assert.ok(added.length <= 10, `${added.length} numbers for one line`);
      data.splice(start, deleteCount, ...added);
    }
    assert.deepEqual(data, (await full()).data);
    const again = await client.connection.sendRequest(SemanticTokensDeltaRequest.type, {
      textDocument,
      previousResultId: first.resultId ?? '',
    });
    assert.ok(again !== null && 'data' in again);
    assert.deepEqual(again.data, data);
  });

  it('has nothing to say about documents that are no Dockerfiles', async () => {
    const other = uriOf('taskdef.json');
    await client.open(other, '{"family": "web", "containerDefinitions": []}');
    assert.equal(
      await client.connection.sendRequest(SemanticTokensRequest.type, { textDocument: { uri: other } }),
      null,
    );
    await client.close(other);
  });
});
