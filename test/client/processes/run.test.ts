import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type ProcessOptions, runProcess } from '../../../client/src/infrastructure/processes';

/** Runs a piece of JavaScript as a program. */
function script(text: string, options: Partial<ProcessOptions> = {}) {
  const env = { PATH: process.env.PATH };
  const args = ['-e', text, ...(options.args ?? [])];
  return runProcess({ program: process.execPath, env, cwd: tmpdir(), ...options, args });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^\S+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

describe('running a program', () => {
  let place: string;

  beforeEach(() => {
    place = mkdtempSync(path.join(tmpdir(), 'quaymaster-processes-'));
  });

  afterEach(() => rmSync(place, { recursive: true, force: true }));

  it('hands arguments over as they are: no shell reads them', async () => {
    const words = ['$(touch here)', '`id`', 'a b', '"', "'", ';', '&&', '*', '%PATH%', ''];
    const { code, stdout } = await script('console.log(JSON.stringify(process.argv.slice(1)))', {
      args: ['--', ...words],
    });
    assert.equal(code, 0);
    assert.deepEqual(JSON.parse(stdout), words);
  });

  it('gives the environment that it is handed, and no other', async () => {
    process.env.QUAYMASTER_TEST_LEAK = 'leaked';
    const { stdout } = await script('console.log(JSON.stringify(process.env))', { env: { ONLY: 'this' } });
    delete process.env.QUAYMASTER_TEST_LEAK;
    assert.equal(JSON.parse(stdout).ONLY, 'this');
    assert.ok(!stdout.includes('leaked'));
  });

  it('writes standard input whole, and ends it', async () => {
    const { stdout } = await script('process.stdin.pipe(process.stdout)', { stdin: 'a secret\nof two lines' });
    assert.equal(stdout, 'a secret\nof two lines');
  });

  it('does not mind a program that reads none of it', async () => {
    const { code } = await script('process.exit(3)', { stdin: 'x'.repeat(1_000_000) });
    assert.equal(code, 3);
  });

  it('takes only absolute paths for programs', async () => {
    await assert.rejects(runProcess({ program: 'node', args: [], env: {}, cwd: place }), /absolute path/);
  });

  it('says what a program that cannot be started is missing', async () => {
    const { code, output } = await runProcess({ program: path.join(place, 'none'), args: [], env: {}, cwd: place });
    assert.equal(code, undefined);
    assert.match(output, /ENOENT/);
  });

  it('keeps the end of a long output', async () => {
    const { output } = await script("process.stdout.write('x'.repeat(1_000_000) + 'the end')");
    assert.ok(output.length < 300_000 && output.endsWith('the end'));
  });

  it('ends everything that a cancelled program has started, in groups of their own too', async () => {
    const file = path.join(place, 'pids');
    const child = `
      const { spawn } = require('node:child_process');
      const sleep = 'setInterval(() => {}, 1000)';
      process.on('SIGTERM', () => {});
      const near = spawn(process.execPath, ['-e', sleep], { stdio: 'inherit' });
      const far = spawn(process.execPath, ['-e', sleep], { stdio: 'inherit', detached: true });
      require('node:fs').writeFileSync(${JSON.stringify(file)}, [process.pid, near.pid, far.pid].join(' '));
      far.on('exit', () => process.exit(1));
    `;
    const abort = new AbortController();
    const run = script(child, { signal: abort.signal });
    while (!existsSync(file) || readFileSync(file, 'utf8') === '') await pause(20);
    abort.abort();
    await assert.rejects(run, { name: 'AbortError' });
    const pids = readFileSync(file, 'utf8').split(' ').map(Number);
    assert.equal(pids.length, 3);
    for (let tries = 0; tries < 50 && pids.some(isAlive); tries += 1) await pause(20);
    assert.deepEqual(pids.filter(isAlive), []);
  });

  it('starts nothing for who has cancelled before', async () => {
    const signal = AbortSignal.abort();
    const file = path.join(place, 'started');
    await assert.rejects(script(`require('node:fs').writeFileSync(${JSON.stringify(file)}, '')`, { signal }));
    assert.ok(!existsSync(file));
  });
});
