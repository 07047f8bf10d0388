import assert from 'node:assert/strict';
import { validate } from 'dockerfile-utils';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { readMarks } from '../../server/src/engine/markers';
import type { Span } from '../../server/src/engine/span';
import { allRules } from '../../server/src/languages';
import { dockerfileUtilsRules } from '../../server/src/wiring/overlap';
import { Client } from './client';
import { uriOf } from './documents';

/** One finding that BuildKit and `dockerfile-utils` have too, one that BuildKit alone has, one that is only ours to tell. */
const dockerfile = 'FROM alpine:3.22\nMAINTAINER me\nCOPY --form=build /a /b\nCMD run it\n';
const uri = uriOf('Dockerfile');

const table: readonly { neighbours: string[]; overlap?: string; shown: string[] }[] = [
  { neighbours: [], shown: ['maintainer-deprecated', 'unknown-flag', 'json-args-recommended'] },
  { neighbours: ['docker.docker'], shown: ['unknown-flag'] },
  { neighbours: ['ms-azuretools.vscode-containers'], shown: ['unknown-flag', 'json-args-recommended'] },
  { neighbours: ['someone.else'], shown: ['maintainer-deprecated', 'unknown-flag', 'json-args-recommended'] },
  {
    neighbours: ['docker.docker'],
    overlap: 'show',
    shown: ['maintainer-deprecated', 'unknown-flag', 'json-args-recommended'],
  },
  { neighbours: [], overlap: 'hide', shown: ['unknown-flag'] },
];

describe('lsp: findings that another extension shows too', () => {
  let client: Client;
  afterEach(() => client?.stop());

  async function shown(): Promise<unknown[]> {
    return (await client.diagnostics(uri)).map(({ code }) => code);
  }

  for (const row of table) {
    const { neighbours, overlap = 'auto' } = row;
    it(`with ${neighbours.join() || 'nobody'} and overlap ${overlap}`, async () => {
      client = await Client.start({ initializationOptions: { neighbours }, settings: { overlap } });
      await client.open(uri, dockerfile);
      assert.deepEqual(await shown(), row.shown);
    });
  }

  it('come and go with the extension', async () => {
    client = await Client.start();
    await client.open(uri, dockerfile);
    assert.equal((await shown()).length, 3);
    await client.connection.sendNotification('quaymaster/neighbours', { neighbours: ['docker.docker'] });
    await client.until(() => client.refreshes === 1);
    assert.deepEqual(await shown(), ['unknown-flag']);
  });

  it('keep their fixes', async () => {
    client = await Client.start({ initializationOptions: { neighbours: ['docker.docker'] } });
    await client.open(uri, dockerfile);
    const start = dockerfile.indexOf('MAINTAINER');
    const actions = await client.codeActions(uri, client.rangeOf(uri, start, start));
    assert.ok(actions.length > 0);
  });
});

describe('the rules that dockerfile-utils has too', () => {
  const rules = new Set(dockerfileUtilsRules.flatMap((name) => allRules.resolve(name)));
  for (const { id, examples } of rules) {
    for (const [index, { code }] of examples.bad.entries()) {
      it(`${id}, bad example ${index + 1}`, () => {
        const { text, spans } = readMarks(code);
        for (const span of spans) assert.ok(reportedByOthers(text, span), text.slice(span.start, span.end));
      });
    }
  }
});

function reportedByOthers(text: string, span: Span): boolean {
  const document = TextDocument.create(uri, 'dockerfile', 1, text);
  return validate(text).some(({ range }) => {
    return document.offsetAt(range.start) < span.end && span.start < document.offsetAt(range.end);
  });
}

describe('lsp: what another extension does as well', () => {
  let client: Client;
  afterEach(() => client?.stop());

  const rows: readonly { neighbours: string[]; overlap?: string; isLeft: boolean }[] = [
    { neighbours: [], isLeft: false },
    { neighbours: ['docker.docker'], isLeft: true },
    { neighbours: ['ms-azuretools.vscode-docker'], isLeft: true },
    { neighbours: ['amazonwebservices.aws-toolkit-vscode'], isLeft: false },
    { neighbours: ['docker.docker'], overlap: 'show', isLeft: false },
    { neighbours: [], overlap: 'hide', isLeft: true },
  ];
  for (const { neighbours, overlap = 'auto', isLeft } of rows)
    it(`${isLeft ? 'is left' : 'is not left'} with ${neighbours.join() || 'nobody'} and overlap ${overlap}`, async () => {
      client = await Client.start({ initializationOptions: { neighbours }, settings: { overlap } });
      const text = 'FROM alpine:3.22 AS base\nARG A\nRUN echo $A\nF\n';
      await client.open(uri, text);
      assert.equal((await client.symbols(uri)).length === 0, isLeft);
      assert.equal((await client.hover(uri, 1)) === null, isLeft);
      assert.equal((await client.completions(uri, text.length - 1)).length === 0, isLeft);
      // What only we do stays.
      assert.notEqual(await client.hover(uri, text.indexOf('alpine')), null);
    });

  it('is the shape of task definitions that the AWS Toolkit has a schema for', async () => {
    const neighbours = ['amazonwebservices.aws-toolkit-vscode'];
    client = await Client.start({ initializationOptions: { neighbours } });
    const text = '{ "family": 1, "containerDefinitions": [{ "name": "a", "image": "a:1", "memory": 64 }] }';
    for (const [name, codes] of [
      ['ecs-task-def.json', []],
      ['task-definition.json', ['wrong-type']],
    ] as const) {
      await client.open(uriOf(name), text);
      const found = (await client.diagnostics(uriOf(name))).filter(({ code }) => code === 'wrong-type');
      assert.deepEqual(
        found.map(({ code }) => code),
        codes,
      );
    }
  });
});
