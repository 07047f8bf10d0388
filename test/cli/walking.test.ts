import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { badTask, goodDockerfile, goodTask } from './documents';
import { pathsOf, quaymaster, report, workspace } from './quaymaster';

/** The files that a run reports on. */
async function checked(files: Record<string, string>, args: string[] = [], folder = '.'): Promise<string[]> {
  const { json } = await report(args, { cwd: path.join(workspace(files), folder) });
  assert.deepEqual(json.errors, []);
  return pathsOf(json);
}

function dockerfiles(...names: string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, goodDockerfile]));
}

describe('command line: which files', () => {
  it('walks folders in the order of names, and dot folders too, but not .git and node_modules', async () => {
    const files = dockerfiles(
      'b/Dockerfile',
      'a/web.dockerfile',
      'a/Dockerfile.dev',
      '.devcontainer/Dockerfile',
      '.git/Dockerfile',
      'node_modules/x/Dockerfile',
      'a/node_modules/x/Dockerfile',
      'Containerfile',
    );
    assert.deepEqual(await checked(files), [
      '.devcontainer/Dockerfile',
      'Containerfile',
      'a/Dockerfile.dev',
      'a/web.dockerfile',
      'b/Dockerfile',
    ]);
  });

  it('takes Dockerfiles by their name, and JSON by its content', async () => {
    const files = {
      Dockerfile: goodDockerfile,
      'Dockerfile.md': '# Notes\n',
      'Dockerfile.j2': goodDockerfile,
      'templated/Dockerfile': '{% if x %}\nFROM a\n',
      'app.dockerignore': '*\n',
      'any-name.json': goodTask,
      'containers.json': '[{ "name": "web", "image": "web:1.4", "essential": true }]',
      'nested.json': `{ "taskDefinition": ${goodTask} }`,
      'package.json': '{ "name": "web" }',
      'task-definition.json': '{ "hello": "world" }',
      'late.json': `{ "padding": "${'x'.repeat(70_000)}", "containerDefinitions": [] }`,
      'README.md': 'FROM nowhere\n',
    };
    const { json } = await report([], { cwd: workspace(files) });
    assert.deepEqual(
      json.files.map(({ path: file, kind }) => `${file} ${kind}`),
      [
        'Dockerfile dockerfile',
        'any-name.json task-definition',
        'containers.json container-definitions',
        'nested.json task-definition',
      ],
    );
    assert.equal(json.summary.files, 4);
  });

  it('cuts no character at the end of the part that it looks at', async () => {
    const text = `{ "containerDefinitions": [{ "name": "web", "image": "web:1.4", "memory": 512, "command": ["${'漢'.repeat(30_000)}"] }] }`;
    for (const padding of ['', ' ', '  ']) {
      assert.deepEqual(await checked({ 'service.json': padding + text }), ['service.json']);
    }
  });

  it('lists a file once, however often it is named', async () => {
    const files = dockerfiles('a/Dockerfile', 'b/Dockerfile');
    assert.deepEqual(await checked(files, ['b/Dockerfile', '.', './a/../a', 'b']), ['b/Dockerfile', 'a/Dockerfile']);
  });

  it('gives paths relative to the working directory', async () => {
    const files = { ...dockerfiles('a/Dockerfile', 'b/Dockerfile'), 'c/': '' };
    assert.deepEqual(await checked(files, ['../a', '../b/Dockerfile'], 'c'), ['../a/Dockerfile', '../b/Dockerfile']);
  });

  it('says so when there is nothing to check', async () => {
    const { code, stdout, stderr } = await quaymaster(['lint'], { cwd: workspace({ 'package.json': '{}' }) });
    assert.deepEqual([code, stdout], [0, '']);
    assert.equal(stderr, 'quaymaster: No Dockerfile and no task definition was found, so nothing was checked.\n');
  });

  it('says so when a file that was named is none of ours', async () => {
    const cwd = workspace({ 'package.json': '{}', Dockerfile: goodDockerfile });
    const { code, json, stderr } = await report(['package.json', 'Dockerfile'], { cwd });
    assert.equal(code, 0);
    assert.deepEqual(pathsOf(json), ['Dockerfile']);
    assert.equal(stderr, 'quaymaster: package.json is no Dockerfile and no task definition, so it was not checked.\n');
  });

  describe('.gitignore', () => {
    const table: [what: string, files: Record<string, string>, expected: string[]][] = [
      ['leaves out what it names', { '.gitignore': 'out/\n*.dev\n' }, ['a/Dockerfile', 'keep/out.txt/Dockerfile']],
      [
        'counts in the folder that it lies in',
        { 'a/.gitignore': '/Dockerfile\n' },
        ['a/Dockerfile.dev', 'keep/out.txt/Dockerfile', 'out/Dockerfile'],
      ],
      [
        'counts below the folder that it lies in',
        { 'keep/.gitignore': 'Dockerfile\n' },
        ['a/Dockerfile', 'a/Dockerfile.dev', 'out/Dockerfile'],
      ],
      ['deeper wins over higher', { '.gitignore': 'Dockerfile*\n', 'a/.gitignore': '!Dockerfile\n' }, ['a/Dockerfile']],
      [
        'deeper brings a folder back with what is in it',
        { '.gitignore': 'out.txt\nout\n', 'keep/.gitignore': '!out.txt\n' },
        ['a/Dockerfile', 'a/Dockerfile.dev', 'keep/out.txt/Dockerfile'],
      ],
      [
        'a folder that is left out stays out with what is in it',
        { '.gitignore': 'keep/\n!keep/out.txt/Dockerfile\n' },
        ['a/Dockerfile', 'a/Dockerfile.dev', 'out/Dockerfile'],
      ],
      [
        'anchored patterns, comments, CRLF',
        { '.gitignore': '# a\r\n/out\r\nkeep/*\r\n\r\n' },
        ['a/Dockerfile', 'a/Dockerfile.dev'],
      ],
      [
        'patterns of several parts from below',
        { 'a/.gitignore': '../keep\n**/Dockerfile.dev\n' },
        ['a/Dockerfile', 'keep/out.txt/Dockerfile', 'out/Dockerfile'],
      ],
      [
        'tells letters apart by case',
        { '.gitignore': 'OUT\ndockerfile\n' },
        ['a/Dockerfile', 'a/Dockerfile.dev', 'keep/out.txt/Dockerfile', 'out/Dockerfile'],
      ],
      [
        '.git/info/exclude counts as well',
        { '.git/info/exclude': 'out\nkeep\n' },
        ['a/Dockerfile', 'a/Dockerfile.dev'],
      ],
    ];
    for (const [what, ignoring, expected] of table) {
      it(what, async () => {
        const files = dockerfiles('a/Dockerfile', 'a/Dockerfile.dev', 'keep/out.txt/Dockerfile', 'out/Dockerfile');
        assert.deepEqual(await checked({ '.git/HEAD': '', ...files, ...ignoring }), expected);
      });
    }

    it('above the folder that is walked counts up to the root of the repository', async () => {
      const files = {
        '.gitignore': 'Dockerfile\n',
        'repository/.git/HEAD': '',
        'repository/.gitignore': '*.dev\n',
        ...dockerfiles('repository/a/b/Dockerfile', 'repository/a/b/Dockerfile.dev'),
      };
      assert.deepEqual(await checked(files, [], 'repository/a'), ['b/Dockerfile']);
    });

    it('yields to a path that is named', async () => {
      const files = {
        '.git/HEAD': '',
        '.gitignore': 'out/\n*.dev\n',
        'out/.gitignore': '*.test\n',
        ...dockerfiles('out/a/Dockerfile', 'out/a/Dockerfile.test', 'Dockerfile.dev', 'Dockerfile'),
      };
      assert.deepEqual(await checked(files, ['out', 'Dockerfile.dev']), ['out/a/Dockerfile', 'Dockerfile.dev']);
    });
  });

  it('a folder that is never walked into is walked when it is named', async () => {
    assert.deepEqual(await checked(dockerfiles('node_modules/x/Dockerfile'), ['node_modules']), [
      'node_modules/x/Dockerfile',
    ]);
  });

  it('follows links to files, and walks in no circles', async () => {
    const cwd = workspace(dockerfiles('real/Dockerfile'));
    mkdirSync(path.join(cwd, 'links'));
    symlinkSync('../real/Dockerfile', path.join(cwd, 'links/Dockerfile'));
    symlinkSync('..', path.join(cwd, 'links/circle'));
    symlinkSync('nowhere', path.join(cwd, 'links/Containerfile'));
    symlinkSync('Dockerfile.self', path.join(cwd, 'links/Dockerfile.self'));
    const { code, json } = await report([], { cwd });
    assert.equal(code, 0);
    assert.deepEqual([pathsOf(json), json.errors], [['links/Dockerfile', 'real/Dockerfile'], []]);
    const named = await report(['links/circle/real', 'links/Containerfile'], { cwd });
    assert.deepEqual(pathsOf(named.json), ['links/circle/real/Dockerfile']);
    assert.deepEqual(named.json.errors, [{ path: 'links/Containerfile', message: 'There is no such file or folder.' }]);
  });

  it('a setting names more files as task definitions', async () => {
    const broken = `# made by hand\n${badTask}`;
    const files = { 'a/service.json': broken, 'b/service.json': broken };
    assert.deepEqual(await checked(files), []);
    const configured = { ...files, 'a/.quaymaster.json': '{ "taskDefinitionFiles": ["service.json"] }' };
    assert.deepEqual(await checked(configured), ['a/service.json']);
  });
});
