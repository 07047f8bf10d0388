import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { FileChangeType, type Location, ShowDocumentRequest, type WorkspaceEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { readMarks } from '../../server/src/engine/markers';
import { Client, everyAbility, type Start } from './client';

const host = '111122223333.dkr.ecr.eu-west-1.amazonaws.com';
const dockerfile = 'FROM scratch AS build\nFROM build AS app\n';
const task = (...containers: readonly string[]) =>
  `{ "family": "parcels", "containerDefinitions": [${containers.join(', ')}] }`;
const container = (name: string, image: string) => `{ "name": "${name}", "essential": true, "image": "${image}" }`;
const compose = (target = '') => `services:\n  web:\n    image: parcels/web\n    build: { context: web${target} }\n`;

describe('lsp: links between Dockerfiles and task definitions', () => {
  let client: Client;
  let folder: string;
  const uri = (file: string) => pathToFileURL(path.join(folder, file)).href;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'quaymaster-links-'));
  });
  afterEach(async () => {
    await client.stop();
    rmSync(folder, { recursive: true });
  });

  function write(files: Readonly<Record<string, string>>): void {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), text);
    }
  }

  /** Writes the files, starts a server on them, and opens one. `«…»` in its text mark what is expected to be found elsewhere. */
  async function open(file: string, files: Readonly<Record<string, string>>, start: Start = {}) {
    const unmarked = Object.entries(files).map(([name, text]) => [name, text.replace(/[«»|]/g, '')]);
    write(Object.fromEntries(unmarked));
    client = await Client.start({ folders: [pathToFileURL(folder).href], ...start });
    const text = files[file] ?? '';
    await client.open(uri(file), text.replace(/[«»|]/g, ''));
    return text.replace(/[«»]/g, '').indexOf('|');
  }

  /** Places as `file: text`. */
  const places = (found: readonly Location[]) =>
    found.map(({ uri: target, range }) => {
      const file = fileURLToPath(target);
      const text = TextDocument.create(target, '', 0, readFileSync(file, 'utf8')).getText(range);
      return `${path.relative(folder, file).replaceAll(path.sep, '/')}: ${text}`;
    });

  /** Lenses as `text they stand on: title`, once the files have been read. */
  async function lenses(file: string): Promise<string[]> {
    await client.definition(uri(file), 0);
    await client.links(uri(file));
    const found = await client.lenses(uri(file));
    return found.map(({ range, command }) => `${client.textAt(uri(file), range)}: ${command?.title}`);
  }

  const web = `${host}/parcels/web:1.4.2`;

  describe('from an image', () => {
    it('to the stage that a compose file builds it from', async () => {
      const offset = await open('task-definition.json', {
        'web/Dockerfile': dockerfile,
        'compose.yaml': compose(', target: build'),
        'task-definition.json': task(container('web', `${host}/parc|els/web:1.4.2`)),
      });
      assert.deepEqual(places(await client.definition(uri('task-definition.json'), offset)), ['web/Dockerfile: build']);
    });

    it('that a deployment fills in, through the workflow that renders it', async () => {
      const offset = await open('task-definition.json', {
        'web/Dockerfile': dockerfile,
        '.github/workflows/deploy.yml': `jobs:
  deploy:
    steps:
      - id: build
        run: docker build -t "$REGISTRY/$REPOSITORY:\${{ github.sha }}" web
      - uses: aws-actions/amazon-ecs-render-task-definition@v1
        with: { task-definition: task-definition.json, container-name: web, image: "\${{ steps.build.outputs.image }}" }
`,
        'task-definition.json': task(container('web', '<IMAGE|1_NAME>')),
      });
      assert.deepEqual(places(await client.definition(uri('task-definition.json'), offset)), ['web/Dockerfile: app']);
    });

    it('to every stage that it may be, where files do not agree', async () => {
      const file = 'task-definition.json';
      const offset = await open(file, {
        'web/Dockerfile': dockerfile,
        'compose.yaml': compose(),
        'compose.dev.yaml': compose(', target: build'),
        [file]: task(container('web', `${web}|`)),
      });
      const found = places(await client.definition(uri(file), offset));
      assert.deepEqual(found, ['web/Dockerfile: build', 'web/Dockerfile: app']);
      const intoFiles = (await client.links(uri(file))).filter(({ target }) => target?.startsWith('file:'));
      assert.deepEqual(intoFiles, []);
      assert.deepEqual(await lenses(file), [
        `${web}: may be built by web/Dockerfile, stage build`,
        `${web}: may be built by web/Dockerfile`,
      ]);
    });

    it('as a link in the text, which leads to the line', async () => {
      const file = 'task-definition.json';
      await open(file, { 'web/Dockerfile': dockerfile, [file]: task(container('web', web)) });
      const [link, ...others] = await client.links(uri(file));
      assert.deepEqual(others, []);
      assert.equal(link?.target, `${uri('web/Dockerfile')}#L2,15`);
      assert.equal(link?.range && client.textAt(uri(file), link.range), web);
    });
  });

  describe('from a stage', () => {
    const files = {
      'web/Dockerfile': 'FROM scratch AS build\nFROM build AS a|pp\n',
      'compose.yaml': compose(),
      'deploy/task-definition.json': task(container('web', web), container('web-2', web), container('x', 'redis')),
    };

    it('to the containers that run it', async () => {
      const offset = await open('web/Dockerfile', files);
      const found = places(await client.definition(uri('web/Dockerfile'), offset));
      assert.deepEqual(found.slice(0, 2), Array(2).fill(`deploy/task-definition.json: ${web}`));
    });

    it('with a code lens for each', async () => {
      await open('web/Dockerfile', files);
      assert.deepEqual(await lenses('web/Dockerfile'), [
        'app: runs as web in task-definition.json',
        'app: runs as web-2 in task-definition.json',
      ]);
    });

    it('with no more code lenses than a line can hold', async () => {
      const many = ['a', 'b', 'c', 'd', 'e'].map((name) => container(name, web));
      await open('web/Dockerfile', { ...files, 'deploy/task-definition.json': task(...many) });
      assert.deepEqual((await lenses('web/Dockerfile')).slice(2), [
        'app: runs as c in task-definition.json',
        'app: and 2 more',
      ]);
    });

    it('as it stands in the editor, saved or not', async () => {
      await open('web/Dockerfile', files);
      await client.insert(uri('web/Dockerfile'), 0, '# a comment\n');
      const text = client.text(uri('web/Dockerfile'));
      await client.insert(uri('web/Dockerfile'), text.length, 'FROM build AS last\n');
      assert.deepEqual((await lenses('web/Dockerfile'))[0], 'last: runs as web in task-definition.json');
    });
  });

  describe('code lenses', () => {
    const file = 'task-definition.json';
    const files = { 'web/Dockerfile': dockerfile, 'compose.yaml': compose(), [file]: task(container('web', web)) };

    it('say what builds an image, why, and lead there', async () => {
      await open(file, files);
      assert.deepEqual(await lenses(file), [`${web}: built by web/Dockerfile`]);
      const [lens] = await client.lenses(uri(file));
      assert.equal(lens?.command?.tooltip, 'From compose.yaml, line 4');
      const shown: string[] = [];
      client.connection.onRequest(ShowDocumentRequest.type, (params) => {
        shown.push(...places([{ uri: params.uri, range: params.selection ?? lens.range }]));
        return { success: true };
      });
      await client.connection.sendRequest('workspace/executeCommand', {
        command: lens?.command?.command ?? '',
        arguments: lens?.command?.arguments,
      });
      assert.deepEqual(shown, ['web/Dockerfile: app']);
    });

    it('are texts for editors that show no document when asked, and wait for the files where nobody would ask again', async () => {
      const { window: _, workspace: __, ...capabilities } = everyAbility;
      await open(file, files, { capabilities });
      const [lens] = await client.lenses(uri(file));
      assert.deepEqual([lens?.command?.title, lens?.command?.command], ['built by web/Dockerfile', '']);
    });

    it('offer what the client can do', async () => {
      const initializationOptions = { lensCommands: { push: 'x.push', choose: 'x.choose' } };
      await open('web/Dockerfile', files, { initializationOptions });
      assert.deepEqual((await lenses('web/Dockerfile')).at(-1), 'app: Build and push to ECR…');
      const [, push] = await client.lenses(uri('web/Dockerfile'));
      assert.deepEqual(push?.command?.arguments, [uri('web/Dockerfile'), null]);
    });

    it('offer nothing that runs before the workspace is trusted', async () => {
      const initializationOptions = { isTrusted: false, lensCommands: { push: 'x.push', choose: 'x.choose' } };
      await open('web/Dockerfile', files, { initializationOptions });
      assert.deepEqual(await lenses('web/Dockerfile'), ['app: runs as web in task-definition.json']);
      const before = client.lensRefreshes;
      await client.connection.sendNotification('quaymaster/trusted', {});
      await client.until(() => client.lensRefreshes > before);
      assert.deepEqual((await lenses('web/Dockerfile')).at(-1), 'app: Build and push to ECR…');
    });

    it('come again when a file has changed', async () => {
      await open(file, files);
      assert.deepEqual(await lenses(file), [`${web}: built by web/Dockerfile`]);
      const before = client.lensRefreshes;
      write({ 'compose.yaml': compose(', target: build') });
      await client.fileChanged(uri('compose.yaml'), FileChangeType.Changed);
      await client.until(() => client.lensRefreshes > before);
      assert.deepEqual(await lenses(file), [`${web}: built by web/Dockerfile, stage build`]);
    });

    it('do not keep anybody waiting for the disk, and come again once it has been read', async () => {
      await open(file, files);
      await client.lenses(uri(file));
      await client.until(() => client.lensRefreshes > 0);
      assert.equal((await client.lenses(uri(file))).length, 1);
    });
  });

  describe('what settles a question', () => {
    const file = 'deploy/task-definition.json';
    const files = {
      'web/Dockerfile': dockerfile,
      'compose.yaml': compose(),
      'compose.dev.yaml': compose(', target: build'),
      [file]: task(container('web', web)),
    };
    const settled = [`${web}: built by web/Dockerfile, stage build`];

    it('a mapping, written on request', async () => {
      await open(file, files);
      const params = {
        taskDefinition: uri(file),
        container: 'web',
        dockerfile: uri('web/Dockerfile'),
        target: 'build',
      };
      const answer = await client.connection.sendRequest('quaymaster/settle', params);
      const { edit } = answer as { edit: WorkspaceEdit };
      const change = edit.documentChanges?.at(-1);
      assert.ok(change && 'edits' in change);
      assert.equal(change.textDocument.uri, uri('.quaymaster.json'));
      const text = change.edits.map((one) => ('newText' in one ? one.newText : '')).join('');
      assert.deepEqual(JSON.parse(text), {
        images: [{ taskDefinition: file, container: 'web', dockerfile: 'web/Dockerfile', target: 'build' }],
      });
      await lenses(file);
      const before = client.lensRefreshes;
      write({ '.quaymaster.json': text });
      await client.fileChanged(uri('.quaymaster.json'), FileChangeType.Created);
      await client.until(() => client.lensRefreshes > before);
      assert.deepEqual(await lenses(file), settled);
    });

    it('a code action, for every editor', async () => {
      await open(file, files);
      await lenses(file);
      const image = client.text(uri(file)).indexOf(web);
      const actions = await client.codeActions(uri(file), client.rangeOf(uri(file), image, image), {
        only: ['refactor'],
      });
      const ours = actions.filter(({ title }) => title.includes('builds this image'));
      assert.deepEqual(
        ours.map(({ title }) => title),
        [
          'Say in .quaymaster.json that web/Dockerfile, stage build builds this image',
          'Say in .quaymaster.json that web/Dockerfile builds this image',
        ],
      );
      const resolved = await client.connection.sendRequest('codeAction/resolve', ours[0] ?? {});
      assert.match(JSON.stringify(resolved), /"target\\": \\"build/);
    });

    it('a broken .quaymaster.json is left alone, which is said', async () => {
      await open(file, { ...files, '.quaymaster.json': '{ "images": [' });
      const params = { taskDefinition: uri(file), container: 'web', dockerfile: uri('web/Dockerfile') };
      const answer = await client.connection.sendRequest('quaymaster/settle', params);
      assert.match(JSON.stringify(answer), /cannot be read, so nothing was written into it; mend the file first/);
    });

    it('a task', async () => {
      const tasks = `{ // pushes
        "version": "2.0.0",
        "tasks": [{ "type": "quaymaster", "dockerfile": "\${workspaceFolder}/web/Dockerfile", "target": "build", "repository": "parcels/web" },]
      }`;
      await open(file, { ...files, '.vscode/tasks.json': tasks });
      assert.deepEqual(await lenses(file), settled);
    });

    it('the last push', async () => {
      await open(file, files);
      const pushes = [{ dockerfile: uri('web/Dockerfile'), target: 'build', image: `${host}/parcels/web` }];
      await client.connection.sendNotification('quaymaster/pushes', { pushes });
      assert.deepEqual(await lenses(file), settled);
    });
  });

  describe('what cannot be read', () => {
    const file = 'task-definition.json';
    const files = { 'web/Dockerfile': dockerfile, [file]: task(container('web', web)) };

    for (const [name, text] of [
      ['compose.yaml', 'services:\n  web: [\n'],
      ['.github/workflows/deploy.yml', 'jobs:\n  a: {\n'],
    ] as const)
      it(`${name} is told of in the log, once, and the others are followed`, async () => {
        await open(file, { ...files, [name]: text });
        for (let times = 0; times < 3; times += 1)
          assert.deepEqual(await lenses(file), [`${web}: may be built by web/Dockerfile`]);
        const told = client.logged.filter((line) => line.includes(name));
        assert.equal(told.length, 1);
        assert.match(told[0] ?? '', /line \d+: This cannot be read as YAML \(.*\), so no image is linked through this/);
      });

    it('a mapping to what is not there is told of, once, with its line', async () => {
      const mapping = (dockerfile: string, target?: string) => ({ image: 'parcels/web', dockerfile, target });
      const images = [mapping('gone/Dockerfile'), mapping('web/Dockerfile', 'gone')];
      await open(file, { ...files, '.quaymaster.json': JSON.stringify({ images }, undefined, 1) });
      for (let times = 0; times < 2; times += 1)
        assert.deepEqual(await lenses(file), [`${web}: may be built by web/Dockerfile`]);
      const told = client.logged.filter((line) => line.includes('links nothing'));
      assert.equal(told.length, 2);
      assert.match(told[0] ?? '', /line 3: There is no .*gone\/Dockerfile, so this links nothing\.$/);
      assert.match(told[1] ?? '', /line 7: There is no gone in .*web\/Dockerfile, so this links nothing\.$/);
    });

    it('a Dockerfile by any name and in any folder is found where it is named', async () => {
      await open(file, {
        'dist/docker/web.txt': dockerfile,
        'compose.yaml':
          'services: { web: { image: parcels/web, build: { context: dist, dockerfile: docker/web.txt } } }',
        [file]: task(container('web', web)),
      });
      assert.deepEqual(await lenses(file), [`${web}: built by docker/web.txt`]);
    });

    it('.quaymaster.json is told of where its rules are read, once', async () => {
      await open(file, { ...files, '.quaymaster.json': '{ "images": [{ "dockerfile": "web/Dockerfile" }] }' });
      assert.deepEqual(await lenses(file), [`${web}: may be built by web/Dockerfile`]);
      assert.deepEqual(client.messages.length, 1);
      assert.match(client.messages[0] ?? '', /`images.0` needs `container` or `image`/);
    });
  });

  describe('what a client asks', () => {
    const file = 'task-definition.json';

    it('the inputs of a build', async () => {
      await open('Dockerfile', {
        Dockerfile:
          'ARG BASE=busybox:1.37\nFROM ${BASE} AS Build\nARG BASE\nARG MODE="a b"\nARG X=$MODE\nRUN --mount=type=secret,id=npm,required=true --mount=type=secret,target=/run/a/token,env=TOKEN ls\nFROM build\n',
      });
      const inputs = await client.connection.sendRequest('quaymaster/buildInputs', { uri: uri('Dockerfile') });
      assert.deepEqual(inputs, {
        stages: [
          { name: 'build', label: 'Build', line: 1 },
          { label: 'stage 1', line: 6 },
        ],
        args: [{ name: 'BASE', default: 'busybox:1.37' }, { name: 'MODE', default: 'a b' }, { name: 'X' }],
        secrets: [
          { id: 'npm', isRequired: true },
          { id: 'token', env: 'TOKEN', isRequired: false },
        ],
      });
    });

    it('the links of a Dockerfile that is not open, with the platform that its containers run on', async () => {
      const arm = '{ "runtimePlatform": { "cpuArchitecture": "ARM64" }, "containerDefinitions": [';
      await open(file, { 'web/Dockerfile': dockerfile, [file]: `${arm}${container('web', web)}] }` });
      const links = await client.connection.sendRequest('quaymaster/links', { uri: uri('web/Dockerfile') });
      assert.deepEqual(links, [
        {
          dockerfile: uri('web/Dockerfile'),
          stage: 'app',
          taskDefinition: uri(file),
          container: { index: 0, name: 'web', image: web, platform: 'linux/arm64' },
          isAmbiguous: false,
          strength: 'likely',
          evidence: ['the name of the repository'],
        },
      ]);
    });

    it('an edit of a document as it stands in the editor, saved or not', async () => {
      await open(file, { [file]: task(container('web', web)) });
      await client.insert(uri(file), 1, ' "cpu": "256",');
      const params = { uri: uri(file), container: 0, image: `${host}/parcels/web:1.5.0` };
      const { edit } = (await client.connection.sendRequest('quaymaster/setImage', params)) as { edit: WorkspaceEdit };
      await client.apply(uri(file), { title: '', edit });
      const text = client.text(uri(file));
      assert.equal(text, task(container('web', `${host}/parcels/web:1.5.0`)).replace('{', '{ "cpu": "256",'));
    });

    it('nothing of a task definition that is not there, and says so', async () => {
      await open(file, { [file]: task(container('web', web)) });
      const params = { uri: uri('gone.json'), container: 0, image: 'x' };
      const answer = await client.connection.sendRequest('quaymaster/setImage', params);
      assert.match(JSON.stringify(answer), /is not there any more/);
    });

    const written: readonly (readonly [what: string, before: string, after: string])[] = [
      ['only the tag', `{ "name": "web",  "image": "${host}/parcels/web:«1.4.2»" }`, '1.5.0'],
      ['a digest', `{ "image" : "${host}/parcels/web«:1.4.2»", "name": "web" }`, `@sha256:${'a'.repeat(64)}`],
      ['a placeholder', '{ "name": "web", "image": "«<IMAGE1_NAME>»" }', `${host}/parcels/web:1.5.0`],
    ];
    for (const [what, marked, text] of written)
      it(`puts an image into a container: ${what}, and nothing else`, async () => {
        const { text: before, spans } = readMarks(task(marked));
        await open(file, { [file]: before });
        const [span = { start: 0, end: 0 }] = spans;
        const whole = before.slice(0, span.start) + text + before.slice(span.end);
        const image = JSON.parse(whole).containerDefinitions[0].image;
        const params = { uri: uri(file), container: 0, image };
        const { edit } = (await client.connection.sendRequest('quaymaster/setImage', params)) as {
          edit: WorkspaceEdit;
        };
        await client.apply(uri(file), { title: '', edit });
        assert.equal(client.text(uri(file)), whole);
      });
  });
});
