import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CompletionItem } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { shortDigest } from '../../server/src/engine/image-facts';
import { addMany } from '../aws/sandbox/seed';
import { startSandbox } from '../aws/sandbox/server';
import { Client, type Start } from './client';
import { uriOf } from './documents';
import { definition, eventually, files, host, nothing, web } from './image-files';

const digest = `sha256:${'a'.repeat(64)}`;

describe('lsp: images', () => {
  let client: Client;
  afterEach(() => client.stop());

  async function start(name: string, marked: string, options: Start = {}): Promise<() => Promise<CompletionItem[]>> {
    const env = { ...nothing, ...options.env };
    client = await Client.start({ ...options, env });
    if ((options.initializationOptions as { answersImages?: boolean })?.answersImages) answer();
    const uri = uriOf(name);
    await client.open(uri, marked.replace('|', ''));
    return () => client.completions(uri, marked.indexOf('|'));
  }

  /** What the client knows of ECR. */
  function answer(): void {
    client.connection.onRequest('quaymaster/repositories', ({ host: asked }: { host?: string }) => ({
      items: asked === undefined || asked === host ? [{ uri: web }] : [],
      isComplete: true,
    }));
    client.connection.onRequest('quaymaster/images', ({ repository }: { repository: string }) => ({
      items: repository === web ? [{ digest, tags: ['1.4.2', 'latest'], size: 5_200_000 }] : [],
      isComplete: true,
    }));
  }

  const asked = { initializationOptions: { answersImages: true, suggestCommand: 'suggest' } };
  const table: readonly (readonly [name: string, marked: string, label: string, result: string])[] = [
    ['Dockerfile', 'FROM |', 'parcels/web', `FROM ${web}:`],
    ['Dockerfile', 'FROM parc|', 'parcels/web', `FROM ${web}:`],
    ['Dockerfile', 'FROM |', host, `FROM ${host}/`],
    ['Dockerfile', `FROM --platform=linux/arm64 ${host}/|`, 'parcels/web', `FROM --platform=linux/arm64 ${web}:`],
    ['Dockerfile', `ARG HOST=${host}\nFROM $HOST/par|`, 'parcels/web', `ARG HOST=${host}\nFROM $HOST/parcels/web:`],
    [
      'Dockerfile',
      `ARG HOST=${host}\nFROM \${HOST}/parcels/web:1|.3 AS build`,
      '1.4.2',
      `ARG HOST=${host}\nFROM \${HOST}/parcels/web:1.4.2 AS build`,
    ],
    ['Dockerfile', `ARG WEB=${web}\nFROM \${WEB}:|`, '1.4.2', `ARG WEB=${web}\nFROM \${WEB}:1.4.2`],
    ['Dockerfile', `FROM a\nCOPY --from=| /a /b`, host, `FROM a\nCOPY --from=${host}/ /a /b`],
    ['Dockerfile', `FROM a\nCOPY --from=${host}/| /a /b`, 'parcels/web', `FROM a\nCOPY --from=${web}: /a /b`],
    [
      'Dockerfile',
      `FROM a\nRUN --mount=type=bind,from=${host}/par|,target=/b true`,
      'parcels/web',
      `FROM a\nRUN --mount=type=bind,from=${web}:,target=/b true`,
    ],
    ['Dockerfile', `FROM ${web}:|`, '1.4.2', `FROM ${web}:1.4.2`],
    ['Dockerfile', `FROM ${web}:1.3|.0 AS build`, 'latest', `FROM ${web}:latest AS build`],
    ['Dockerfile', `FROM ${web}@|`, shortDigest(digest), `FROM ${web}@${digest}`],
    ['Dockerfile', `FROM a\nCOPY --from=${web}:| /a /b`, '1.4.2', `FROM a\nCOPY --from=${web}:1.4.2 /a /b`],
    [
      'Dockerfile',
      `FROM a\nRUN --mount=type=bind,from=${web}:|,target=/b true`,
      '1.4.2',
      `FROM a\nRUN --mount=type=bind,from=${web}:1.4.2,target=/b true`,
    ],
    ['task-definition.json', definition('|'), host, definition(`${host}/`)],
    ['task-definition.json', definition(`${host}/|`), 'parcels/web', definition(`${web}:`)],
    ['task-definition.json', definition('par|'), 'parcels/web', definition(`${web}:`)],
    ['task-definition.json', definition(`${web}@|`), shortDigest(digest), definition(`${web}@${digest}`)],
    ['task-definition.json', definition(`${web}:|`), '1.4.2', definition(`${web}:1.4.2`)],
    ['task-definition.json', definition(`${web}:1.|3`), 'latest', definition(`${web}:latest`)],
  ];
  for (const [name, marked, label, result] of table)
    it(`completes ${marked}`, async () => {
      const complete = await start(name, marked, asked);
      let items = await complete();
      // On a busy machine the client may answer later than the server waits; an editor asks again, since the list is incomplete.
      for (let tries = 0; tries < 20 && !items.some((one) => one.label === label); tries += 1) items = await complete();
      const item = items.find((other) => other.label === label);
      assert.ok(
        item?.textEdit && 'range' in item.textEdit,
        `${label} is among ${items.map((one) => one.label).join()}`,
      );
      const uri = uriOf(name);
      assert.equal(TextDocument.applyEdits(TextDocument.create(uri, '', 1, client.text(uri)), [item.textEdit]), result);
    });

  it('puts the mere shape of a reference last, also where an editor sorts by what has been typed', async () => {
    const complete = await start('task-definition.json', definition('|'), asked);
    let items = await complete();
    for (let tries = 0; tries < 20 && !items.some(({ label }) => label === host); tries += 1) items = await complete();
    const shape = items.find(({ label }) => label.startsWith('<ACCOUNT_ID>'));
    const registry = items.find(({ label }) => label === host);
    assert.ok(shape?.sortText && registry?.sortText && shape.sortText > registry.sortText);
    assert.notEqual(shape.preselect, true);
    const startOf = ({ textEdit }: CompletionItem) => textEdit && 'range' in textEdit && textEdit.range.start;
    assert.deepEqual(startOf(shape), startOf(registry));
    assert.equal(registry.filterText, `"${host}`);
  });

  for (const marked of [
    'RUN echo |',
    'FROM a AS |',
    'FROM --platform=|',
    'FROM a\nCOPY |a /b',
    'FROM a\nENV A=|',
    'ARG A=1\nFROM $A|',
    'FROM ${A}/|',
    `ARG A=${host}/parcels\nFROM \${A}/w|`,
  ])
    it(`offers no image at ${JSON.stringify(marked)}`, async () => {
      const items = await (await start('Dockerfile', marked, asked))();
      assert.ok(items.every(({ label }) => label !== 'parcels/web' && label !== host));
    });

  it('does not wait for a client that gives no answer', async () => {
    const complete = await start('Dockerfile', 'FROM |', asked);
    client.connection.onRequest('quaymaster/repositories', () => new Promise(() => {}));
    assert.ok((await complete()).some(({ label }) => label === 'scratch'));
  });

  it('offers what the files of the workspace name, without credentials', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'quaymaster-images-'));
    try {
      writeFileSync(path.join(folder, 'Dockerfile'), 'FROM node:24-alpine AS build\nFROM build\n');
      writeFileSync(path.join(folder, 'task-definition.json'), definition(`${web}:1.2.3`));
      writeFileSync(path.join(folder, 'package.json'), '{ "image": "nonsense:1" }');
      const complete = await start('Dockerfile', 'FROM |', { folders: [pathToFileURL(folder).href] });
      await eventually(async () => {
        const found = (await complete()).map(({ label }) => label);
        assert.ok(!found.includes('nonsense:1') && !found.includes('build'));
        return found.includes('node:24-alpine');
      });
      const labels = (await complete()).map(({ label }) => label);
      assert.ok(labels.includes('parcels/web:1.2.3'));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  for (const [name, text] of files)
    it(`offers registries, repositories, tags and digests of the workspace in a ${name}, without credentials`, async () => {
      const folder = mkdtempSync(path.join(tmpdir(), 'quaymaster-images-'));
      try {
        writeFileSync(path.join(folder, 'Dockerfile'), `FROM ${web}:1.2.3\nCOPY --from=${web}@${digest} /a /b\n`);
        const steps = [
          ['|', host],
          [`${host}/|`, 'parcels/web:1.2.3'],
          [`${web}:|`, '1.2.3'],
          [`${web}@|`, shortDigest(digest)],
        ] as const;
        client = await Client.start({ env: nothing, folders: [pathToFileURL(folder).href] });
        for (const [index, [marked, label]] of steps.entries()) {
          const uri = uriOf(`${index}/${name}`);
          const whole = text(marked);
          await client.open(uri, whole.replace('|', ''));
          const labels = async () => (await client.completions(uri, whole.indexOf('|'))).map((item) => item.label);
          await eventually(async () => (await labels()).includes(label));
        }
        assert.deepEqual(client.messages, []);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    });

  it('offers two hundred of ten thousand, and the others by what is typed', async () => {
    const sandbox = await startSandbox();
    addMany(sandbox.world, { repositories: 10_000, tags: 10_000 });
    const env = {
      ...nothing,
      AWS_ENDPOINT_URL: sandbox.address,
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'example',
    };
    client = await Client.start({ env });
    for (const [name, text] of files)
      for (const [before, typed, label] of [
        [`${host}/`, 'many/repository-7777', 'many/repository-7777'],
        [`${host}/many/tags:`, 'build-7777', 'build-7777'],
        [`${host}/many/tags:`, 'build-7777@', 'sha256:000000000000…'],
        [`${host}/many/tags@`, 'sha256:0', 'sha256:000000000000…'],
      ] as const) {
        const uri = uriOf(name);
        const listAt = async (image: string) => {
          await client.open(uri, text(image));
          return client.completionList(uri, text('|').indexOf('|') + image.length);
        };
        const long = await eventually(async () => {
          const list = await listAt(before);
          return list.items.length >= 200 && list;
        });
        assert.ok(long.isIncomplete && long.items.length < 210, `${long.items.length}`);
        await eventually(async () => (await listAt(before + typed)).items.some((item) => item.label === label));
      }
    await sandbox.close();
  });

  it('looks into ECR itself where the editor has no session, once a reference names a registry', async () => {
    const sandbox = await startSandbox();
    try {
      const env = {
        AWS_ENDPOINT_URL: sandbox.address,
        AWS_REGION: 'eu-west-1',
        AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
        AWS_SECRET_ACCESS_KEY: 'example',
      };
      const plain = await start('Dockerfile', 'FROM |', { env });
      await plain();
      assert.deepEqual(sandbox.calls, [], 'nothing was asked before');
      await client.stop();
      const complete = await start('Dockerfile', `FROM ${web}:|`, { env });
      await eventually(async () => (await complete()).some(({ label }) => label === '1.4.2'));
    } finally {
      await sandbox.close();
    }
  });
});
