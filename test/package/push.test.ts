import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { Bench } from '../container-engine/support/bench';
import { openBare, root, type Window } from './support/bare';

// Building and pushing in a real VS Code, with a real Docker engine and a real registry, the way a person does it.

const tasks = (buildArgs: object) => ({
  version: '2.0.0',
  tasks: [
    {
      label: 'push the web image',
      type: 'quaymaster',
      dockerfile: 'web/Dockerfile',
      buildArgs,
      repository: 'parcels/web',
      tags: ['from-a-task'],
    },
    {
      label: 'push a broken image',
      type: 'quaymaster',
      dockerfile: 'broken/Dockerfile',
      buildArgs,
      image: 'broken',
      tags: ['x'],
    },
  ],
});

const broken = 'ARG BASE_IMAGE\nFROM $BASE_IMAGE\n\nRUN echo before \\\n  && exit 7\n';

describe('building and pushing, in a bare VS Code with a real engine and a real registry', function () {
  this.timeout(180_000);
  let bench: Bench;
  let window: Window;
  let page: Page;

  before(async () => {
    const { program } = await import(path.join(root, 'scripts', 'engine', 'packages.mjs'));
    bench = await Bench.open({ name: 'docker', program: program('docker') });
    window = await openBare({
      files: { '.vscode/tasks.json': JSON.stringify(tasks(bench.baseArgs)), 'broken/Dockerfile': broken },
      settings: {
        'quaymaster.aws.endpoint': bench.sandbox.address,
        'quaymaster.aws.region': 'eu-west-1',
        'quaymaster.engine.path': bench.engine.program,
        'workbench.hover.delay': 600_000,
      },
      env: { ...process.env },
    });
    page = window.page;
    await window.workbench.openFile('web/Dockerfile');
    await window.workbench.squiggles.first().waitFor();
  });

  after(async () => {
    await window?.close();
    await bench?.close();
  });

  const dialog = (): Locator => page.locator('.monaco-dialog-box');

  async function runTask(label: string): Promise<void> {
    await window.workbench.runCommand('Tasks: Run Task');
    const row = page.locator('.quick-input-list .monaco-list-row', { hasText: label }).first();
    await row.waitFor();
    await row.click();
  }

  it('shows a failed step on its line, and in words', async () => {
    await runTask('push a broken image');
    await page.locator('.notification-list-item', { hasText: 'The build failed' }).waitFor({ timeout: 60_000 });
    await window.workbench.openFile('broken/Dockerfile');
    const problems = (await window.workbench.problems()).join('\n');
    assert.match(problems, /exit code: 7[\s\S]*Ln 4/);
  });

  it('pushes what a task in tasks.json says, once the person has agreed to the plan', async () => {
    await runTask('push the web image');
    await dialog().waitFor();
    const plan = (await dialog().textContent()) ?? '';
    assert.match(plan, /docker build .*--tag 127\.0\.0\.1:\d+\/parcels\/web:from-a-task/);
    assert.match(plan, /aws ecr get-login-password --region eu-west-1 \| docker login/);
    assert.match(plan, /Account 111122223333, region eu-west-1\./);
    assert.equal(await bench.digest('parcels/web', 'from-a-task'), undefined);
    await dialog().locator('.monaco-button', { hasText: 'Push' }).click();
    await page.locator('.notification-list-item', { hasText: 'Pushed: ' }).waitFor({ timeout: 60_000 });
    assert.match((await bench.digest('parcels/web', 'from-a-task')) ?? '', /^sha256:/);
  });

  it('leaves the token in no log, no state and no file', () => {
    assert.deepEqual(
      bench.leftovers().filter((name) => name.startsWith('quaymaster-engine-')),
      [],
    );
    const files = readdirSync(window.data, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    assert.notEqual(files.length, 0);
    for (const { parentPath, name } of files)
      assert.ok(!readFileSync(path.join(parentPath, name)).includes(bench.token), name);
    assert.deepEqual(bench.filesWithToken(), []);
  });
});
