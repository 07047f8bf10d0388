import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

// The package as npm would have it: what is in it, and that its programs work without any other package.

const root = path.resolve(__dirname, '..', '..');

const published = [
  'LICENSE',
  'README.md',
  'dist/THIRD-PARTY-NOTICES.txt',
  'dist/aws.js',
  'dist/cli-commands.js',
  'dist/cli.js',
  'dist/image-reader.js',
  'dist/project.js',
  'dist/protocol.js',
  'dist/server.js',
  'package.json',
  'schemas/container-definitions.schema.json',
  'schemas/daemon-task-definition.schema.json',
  'schemas/quaymaster.schema.json',
  'schemas/task-definition.schema.json',
];

function run(command: string, args: readonly string[], cwd: string) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  return stdout;
}

describe('the package for npm', () => {
  const place = mkdtempSync(path.join(tmpdir(), 'quaymaster-npm-'));
  const quaymaster = path.join(place, 'node_modules', '.bin', 'quaymaster');
  let files: string[];

  before(function () {
    this.timeout(180_000);
    run('npm', ['run', '--silent', 'build'], root);
    const [packed] = JSON.parse(run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', place], root));
    files = packed.files.map((file: { path: string }) => file.path);
    writeFileSync(path.join(place, 'package.json'), '{"private":true}');
    run('npm', ['install', '--offline', '--ignore-scripts', '--no-audit', path.join(place, packed.filename)], place);
  });

  after(() => rmSync(place, { recursive: true, force: true }));

  it('holds the command line and the server, and no more', () => {
    assert.deepEqual(files.sort(), published);
  });

  it('needs no other package', () => {
    assert.deepEqual(Object.keys(JSON.parse(run('npm', ['ls', '--all', '--json'], place)).dependencies), [
      'quaymaster',
    ]);
    assert.equal(
      JSON.parse(run('npm', ['ls', '--all', '--json'], place)).dependencies.quaymaster.dependencies,
      undefined,
    );
  });

  it('gives the command', () => {
    writeFileSync(path.join(place, 'Dockerfile'), 'FROM scratch\nCMD ["/app"]\n');
    assert.match(run(quaymaster, ['--version'], place), /^\d+\.\d+\.\d+\n$/);
    assert.match(run(quaymaster, ['lint', 'Dockerfile'], place), /No findings in 1 file/);
  });

  it('reaches for AWS where it has to', () => {
    const task = { family: 'web', containerDefinitions: [{ name: 'web', image: 'web:1', memory: 64 }] };
    writeFileSync(path.join(place, 'task.json'), JSON.stringify(task));
    const nobody = ['--region', 'eu-west-1', '--endpoint-url', 'http://127.0.0.1:1'];
    const env = { ...process.env, AWS_ACCESS_KEY_ID: 'AKIASANDBOX000000000', AWS_SECRET_ACCESS_KEY: 'x' };
    const child = spawnSync(quaymaster, ['register', 'task.json', ...nobody], { cwd: place, env, encoding: 'utf8' });
    assert.equal(child.status, 3, child.stderr);
    assert.match(child.stderr, /could not be reached/);
  });
});
