import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { applyPatch } from 'diff';
import { badTask, commaTask, goodDockerfile, goodTask } from './documents';
import { findingsOf, quaymaster, report, workspace } from './quaymaster';

const brokenDockerfile = 'from node:22.11.0-alpine as Build\nENV PORT 80\nUSER node\ncmd ["node"]\n';
const fixedDockerfile = 'FROM node:22.11.0-alpine AS build\nENV PORT=80\nUSER node\nCMD ["node"]\n';

function read(cwd: string, file: string): string {
  return readFileSync(path.join(cwd, file), 'utf8');
}

describe('command line: --fix', () => {
  it('applies safe fixes, reports what is left, and says what it did', async () => {
    const cwd = workspace({ Dockerfile: brokenDockerfile, 'task-definition.json': badTask });
    const { code, stdout, stderr } = await quaymaster(['lint', '--fix'], { cwd });
    assert.equal(code, 1);
    assert.equal(read(cwd, 'Dockerfile'), fixedDockerfile);
    assert.equal(read(cwd, 'task-definition.json'), badTask, 'the fix of a size costs money and is not safe');
    assert.match(stdout, /^task-definition\.json:6:13 error fargate-cpu-memory\n/);
    assert.match(stdout, /1 error in 1 of 2 files\.\n$/);
    assert.match(stderr, /^quaymaster: Healed \d findings in 1 file\.\n$/);
  });

  it('reports what is left in other forms as well', async () => {
    const cwd = workspace({ 'a/task-definition.json': commaTask, 'b/task-definition.json': badTask });
    const { code, json } = await report(['--fix'], { cwd });
    assert.equal(code, 1);
    assert.deepEqual(findingsOf(json), ['b/task-definition.json: fargate-cpu-memory error']);
    assert.equal(read(cwd, 'a/task-definition.json'), goodTask);
  });

  it('does not write what has not changed', async () => {
    const cwd = workspace({ Dockerfile: goodDockerfile, 'task-definition.json': badTask });
    const long = new Date('2020-01-01T00:00:00Z');
    for (const file of ['Dockerfile', 'task-definition.json']) utimesSync(path.join(cwd, file), long, long);
    await quaymaster(['lint', '--fix'], { cwd });
    for (const file of ['Dockerfile', 'task-definition.json'])
      assert.equal(statSync(path.join(cwd, file)).mtime.getTime(), long.getTime());
  });

  it('keeps the byte order mark and the line ends', async () => {
    const before = `\uFEFF${brokenDockerfile.replaceAll('\n', '\r\n')}`;
    const cwd = workspace({ Dockerfile: before });
    await quaymaster(['lint', '--fix'], { cwd });
    assert.equal(read(cwd, 'Dockerfile'), `\uFEFF${fixedDockerfile.replaceAll('\n', '\r\n')}`);
  });

  it('keeps the permissions, leaves a link a link, and leaves nothing behind', async () => {
    const cwd = workspace({ 'real/Dockerfile': brokenDockerfile });
    chmodSync(path.join(cwd, 'real/Dockerfile'), 0o640);
    symlinkSync('real/Dockerfile', path.join(cwd, 'Dockerfile'));
    await quaymaster(['lint', '--fix', 'Dockerfile'], { cwd });
    assert.equal(read(cwd, 'real/Dockerfile'), fixedDockerfile);
    assert.equal(statSync(path.join(cwd, 'real/Dockerfile')).mode & 0o777, 0o640);
    assert.ok(lstatSync(path.join(cwd, 'Dockerfile')).isSymbolicLink());
    assert.deepEqual(readdirSync(path.join(cwd, 'real')), ['Dockerfile']);
  });

  it('a folder that cannot be written is an error, and the finding stays', async () => {
    const cwd = workspace({ 'a/Dockerfile': brokenDockerfile });
    chmodSync(path.join(cwd, 'a'), 0o555);
    const { code, json } = await report(['--fix'], { cwd, unprivileged: true });
    chmodSync(path.join(cwd, 'a'), 0o755);
    assert.equal(code, 2);
    assert.equal(json.errors[0]?.path, 'a/Dockerfile');
    assert.match(json.errors[0]?.message ?? '', /permission/);
    assert.ok(json.files[0]?.diagnostics.some(({ fixable }) => fixable));
    assert.equal(read(cwd, 'a/Dockerfile'), brokenDockerfile);
  });

  it('leaves alone what settings or comments turn off', async () => {
    const text = `# check=skip=StageNameCasing\n${brokenDockerfile}`;
    const cwd = workspace({ Dockerfile: text });
    await quaymaster(['lint', '--fix', '--rule', 'instruction-casing=off', '--rule', 'from-as-casing=off'], { cwd });
    assert.equal(read(cwd, 'Dockerfile'), text.replace('PORT 80', 'PORT=80'));
  });

  it('is done after one run', async () => {
    const cwd = workspace({ Dockerfile: brokenDockerfile, 'task-definition.json': commaTask });
    await quaymaster(['lint', '--fix'], { cwd });
    const { json, stderr } = await report(['--fix'], { cwd });
    assert.equal(stderr, '');
    assert.ok(!json.files.some(({ diagnostics }) => diagnostics.some(({ fixable }) => fixable)));
  });

  describe('--dry-run', () => {
    it('writes a diff that gives what --fix gives, and changes nothing', async () => {
      const cwd = workspace({ 'a/Dockerfile': brokenDockerfile, 'b/task-definition.json': badTask });
      const { code, stdout, stderr } = await quaymaster(['lint', '--fix', '--dry-run'], { cwd });
      assert.equal(code, 1, 'for what --fix would leave');
      assert.equal(read(cwd, 'a/Dockerfile'), brokenDockerfile);
      assert.match(stdout, /^--- a\/a\/Dockerfile\n\+\+\+ b\/a\/Dockerfile\n@@ -1,4 \+1,4 @@\n-from /);
      assert.equal(applyPatch(brokenDockerfile, stdout), fixedDockerfile);
      assert.match(stderr, /error fargate-cpu-memory/);
      assert.match(stderr, /quaymaster: --fix would heal \d findings in 1 file\.\n$/);
    });

    it('writes a diff that Git takes, whatever the line ends', async () => {
      const crlf = `\uFEFF${brokenDockerfile.replaceAll('\n', '\r\n')}`;
      const cwd = workspace({ Dockerfile: crlf, 'deploy/Dockerfile': brokenDockerfile.trimEnd() });
      const { stdout } = await quaymaster(['lint', '--fix', '--dry-run'], { cwd });
      execFileSync('git', ['apply', '-'], { cwd, input: stdout });
      assert.equal(read(cwd, 'Dockerfile'), `\uFEFF${fixedDockerfile.replaceAll('\n', '\r\n')}`);
      assert.equal(read(cwd, 'deploy/Dockerfile'), fixedDockerfile.trimEnd());
    });

    it('writes nothing where nothing would change', async () => {
      const { code, stdout } = await quaymaster(['lint', '--fix', '--dry-run'], {
        cwd: workspace({ Dockerfile: goodDockerfile }),
      });
      assert.deepEqual([code, stdout], [0, '']);
    });
  });

  describe('with --stdin', () => {
    const stdin = ['lint', '--stdin', '--stdin-filename', 'Dockerfile'];

    it('writes the fixed text, and the report elsewhere', async () => {
      const cwd = workspace({});
      const { code, stdout, stderr } = await quaymaster([...stdin, '--fix'], {
        cwd,
        input: `\uFEFF${brokenDockerfile}`,
      });
      assert.deepEqual([code, stdout], [0, `\uFEFF${fixedDockerfile}`]);
      assert.match(stderr, /^No findings in 1 file\.\nquaymaster: Healed/);
    });

    for (const [what, name, input] of [
      ['a text without findings', 'Dockerfile', goodDockerfile],
      ['a text that is none of ours', 'package.json', '{ "name": "web" }'],
    ] as const) {
      it(`hands on ${what}`, async () => {
        const args = ['lint', '--stdin', '--stdin-filename', name, '--fix'];
        const { code, stdout } = await quaymaster(args, { cwd: workspace({}), input });
        assert.deepEqual([code, stdout], [0, input]);
      });
    }

    it('--dry-run writes a diff', async () => {
      const { stdout } = await quaymaster([...stdin, '--fix', '--dry-run'], {
        cwd: workspace({}),
        input: brokenDockerfile,
      });
      assert.equal(applyPatch(brokenDockerfile, stdout), fixedDockerfile);
    });
  });
});
