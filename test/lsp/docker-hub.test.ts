import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { type CompletionItem, InlayHintRefreshRequest } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Client, everyAbility, type Start } from './client';
import { uriOf } from './documents';
import { definition, eventually, nothing } from './image-files';
import { failures, MadeUpHub } from './made-up-hub';

const refreshing = {
  ...everyAbility,
  workspace: { ...everyAbility.workspace, inlayHint: { refreshSupport: true } },
};

describe('lsp: Docker Hub', () => {
  let hub: MadeUpHub;
  let client: Client;
  let uri: string;
  let news: Promise<void>;
  beforeEach(async () => {
    hub = await MadeUpHub.start();
  });
  afterEach(async () => {
    await client.stop();
    hub.stop();
    assert.deepEqual(hub.credentials, []);
    assert.ok(hub.mostAtOnce <= 2);
    assert.deepEqual(client.messages, []);
  });

  /** Opens a text with the cursor at `|`; gives what completion offers there. */
  async function open(
    name: string,
    marked: string,
    settings: unknown = { dockerHub: true },
    options: Start & { isTrusted?: boolean } = {},
  ): Promise<() => Promise<CompletionItem[]>> {
    const { isTrusted = true, ...rest } = options;
    const initializationOptions = { dockerHubAddress: hub.address, suggestCommand: 'suggest', isTrusted };
    client = await Client.start({ capabilities: refreshing, settings, initializationOptions, env: nothing, ...rest });
    news = new Promise((resolve) => client.connection.onRequest(InlayHintRefreshRequest.type, () => resolve()));
    uri = uriOf(name);
    await client.open(uri, marked.replace('|', ''));
    // Settings are there once a question about the document has been answered.
    await client.hover(uri, 0);
    return () => client.completions(uri, marked.indexOf('|'));
  }

  /** Asks again, as an editor does while somebody types, until something is offered. */
  const offered = (complete: () => Promise<CompletionItem[]>, label: string) =>
    eventually(async () => {
      const items = await complete();
      const item = items.find((one) => one.label === label);
      if (item === undefined) await pause(5);
      return item === undefined ? undefined : { item, items };
    });

  const table: readonly (readonly [name: string, marked: string, label: string, result: string])[] = [
    ['Dockerfile', 'FROM nod|', 'node', 'FROM node:'],
    ['Dockerfile', 'FROM docker.io/nod|', 'docker.io/node', 'FROM docker.io/node:'],
    ['Dockerfile', 'FROM parcels/|', 'parcels/node-tools', 'FROM parcels/node-tools:'],
    ['Dockerfile', 'FROM node:|', '24-alpine', 'FROM node:24-alpine'],
    ['Dockerfile', 'FROM library/node:2|2 AS build', '24', 'FROM library/node:24 AS build'],
    ['Dockerfile', 'FROM parcels/web:|', '1.4.2', 'FROM parcels/web:1.4.2'],
    ['Dockerfile', 'FROM a\nCOPY --from=nod| /a /b', 'node', 'FROM a\nCOPY --from=node: /a /b'],
    [
      'Dockerfile',
      'FROM a\nRUN --mount=from=node:|,target=/b true',
      '24',
      'FROM a\nRUN --mount=from=node:24,target=/b true',
    ],
    ['task-definition.json', definition('nod|'), 'node', definition('node:')],
    ['task-definition.json', definition('node:|'), '24', definition('node:24')],
  ];
  for (const [name, marked, label, result] of table)
    it(`completes ${marked}`, async () => {
      const { item } = await offered(await open(name, marked), label);
      assert.ok(item.textEdit && 'range' in item.textEdit);
      const text = TextDocument.create(uri, '', 1, client.text(uri));
      assert.equal(TextDocument.applyEdits(text, [item.textEdit]), result);
    });

  it('offers official images first, with what they are', async () => {
    const { item, items } = await offered(await open('Dockerfile', 'FROM node|'), 'node');
    assert.match(JSON.stringify(item), /official, JavaScript runtime/);
    const labels = items.map(({ label }) => label);
    assert.ok(labels.indexOf('node') < labels.indexOf('parcels/node-tools'));
  });

  it('offers the newest tags first, with size, platforms and digest once one is selected', async () => {
    const { item, items } = await offered(await open('Dockerfile', 'FROM node:|'), '24');
    const labels = items.map(({ label }) => label).filter((label) => /^\d/.test(label));
    assert.deepEqual(labels, ['24-alpine', '24', '22']);
    assert.match(JSON.stringify(item), /2025-06-01 00:00, 57\.1 MB/);
    const resolved = JSON.stringify((await client.resolvedItem(item)).documentation);
    assert.match(resolved, /Platforms: linux\/amd64, linux\/arm64\/v8/);
    assert.doesNotMatch(resolved, /unknown/);
    assert.match(resolved, /sha256:ccc/);
  });

  it('finds one of 10,000 tags with one question for each beginning, and keeps the answers', async () => {
    const complete = await open('Dockerfile', 'FROM parcels/many:1.999|');
    await offered(complete, '1.9999');
    const list = await client.completionList(uri, client.text(uri).length);
    assert.ok(list.items.length <= 200);
    await complete();
    assert.deepEqual(hub.asked, ['/v2/namespaces/parcels/repositories/many/tags?page_size=100&name=1.999']);
  });

  it('hovers and hints with one question for the tag', async () => {
    await open('Dockerfile', 'FROM node:24-alpine AS build|\nFROM build\nFROM scratch\nFROM ghcr.io/a/b:1\n');
    assert.deepEqual(await client.inlays(uri), []);
    await news;
    const [hint, ...more] = await client.inlays(uri);
    assert.deepEqual([hint?.label, hint?.position, more.length], ['pushed 3 days ago', { line: 0, character: 19 }, 0]);
    assert.match(JSON.stringify(await client.hover(uri, 8)), /57\.1 MB, compressed/);
    assert.deepEqual(hub.asked, ['/v2/namespaces/library/repositories/node/tags/24-alpine']);
  });

  it('hints nothing beside a digest, or for what is not there', async () => {
    await open('Dockerfile', `FROM node:24@sha256:${'a'.repeat(64)}|\nFROM nowhere:1\n`);
    await client.inlays(uri);
    await news;
    assert.deepEqual(await client.inlays(uri), []);
    assert.deepEqual(hub.asked, ['/v2/namespaces/library/repositories/nowhere/tags/1']);
  });

  it('asks for no hint where a setting turns them off', async () => {
    await open('Dockerfile', 'FROM node:24\n|', { dockerHub: true, inlayHints: false });
    await client.inlays(uri);
    assert.deepEqual(hub.asked, []);
  });

  for (const name of ['FROM 111122223333.dkr.ecr|', 'FROM ghcr.io/a/b:|', 'FROM n|', 'FROM localhost/nod|', 'RUN nod|'])
    it(`asks nothing for ${name}`, async () => {
      await (await open('Dockerfile', name))();
      assert.deepEqual(hub.asked, []);
    });

  const unasked: readonly (readonly [when: string, settings: unknown, isTrusted: boolean])[] = [
    ['by default', null, true],
    ['where the setting is not a boolean', { dockerHub: 'true' }, true],
    ['while nobody trusts the workspace', { dockerHub: true }, false],
  ];
  for (const [when, settings, isTrusted] of unasked)
    it(`asks nothing ${when}`, async () => {
      const complete = await open('Dockerfile', 'FROM node:|\nFROM parcels/web:1.4.2\n', settings, { isTrusted });
      const [, hints] = [await complete(), await client.inlays(uri)];
      await client.hover(uri, 20);
      assert.deepEqual(hints, []);
      assert.deepEqual(hub.asked, []);
    });

  it('asks once somebody trusts the workspace', async () => {
    const complete = await open('Dockerfile', 'FROM node:|', { dockerHub: true }, { isTrusted: false });
    await complete();
    assert.deepEqual(hub.asked, []);
    await client.connection.sendNotification('quaymaster/trusted', {});
    await offered(complete, '24');
  });

  for (const [what, answer] of Object.entries(failures))
    it(`offers the rest where Docker Hub ${what}, says so once, and does not ask again`, async () => {
      hub.answer = answer;
      const complete = await open('Dockerfile', 'FROM golang:1 AS build\nFROM nod|\n');
      for (let times = 0; times < 5; times += 1) {
        const labels = (await complete()).map(({ label }) => label);
        assert.ok(labels.includes('build'), labels.join());
        await pause(20);
      }
      assert.equal(hub.asked.length, 1);
      const told = client.logged.filter((line) => line.includes('Docker Hub'));
      assert.ok(told.length <= 1 && told.every((line) => !/nod|127\.0\.0\.1/.test(line)));
      if (what !== 'says nothing') assert.equal(told.length, 1);
    });

  it('asks two questions at a time, however many images a file names', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `FROM parcels/web:${index}`);
    hub.answer = (response) => void setTimeout(() => response.writeHead(404).end(), 10);
    await open('Dockerfile', `${names.join('\n')}\n|`);
    await client.inlays(uri);
    await eventually(async () => {
      await pause(5);
      return hub.asked.length === names.length;
    });
    assert.equal(hub.mostAtOnce, 2);
  });
});
