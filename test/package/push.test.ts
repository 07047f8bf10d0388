import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { runEngine } from '../../client/src/infrastructure/container-engine';
import type { Bench } from '../container-engine/support/bench';
import { commandLines, until } from '../container-engine/support/faults';
import type { Window } from './support/bare';
import { openWithEngine } from './support/engine-window';

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
    {
      label: 'build something slow',
      type: 'quaymaster',
      dockerfile: 'slow/Dockerfile',
      buildArgs,
      image: 'slow',
      tags: ['x'],
    },
  ],
});

const broken = 'ARG BASE_IMAGE\nFROM $BASE_IMAGE\n\nRUN echo before \\\n  && exit 7\n';
const slow = `ARG BASE_IMAGE\nFROM $BASE_IMAGE\nRUN echo ${Math.random()} && sleep 7393\n`;

describe('building and pushing, in a bare VS Code with a real engine and a real registry', function () {
  this.timeout(180_000);
  let bench: Bench;
  let window: Window;
  let page: Page;

  before(async () => {
    ({ bench, window } = await openWithEngine(({ baseArgs }) => ({
      '.vscode/tasks.json': JSON.stringify(tasks(baseArgs)),
      'broken/Dockerfile': broken,
      'slow/Dockerfile': slow,
    })));
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
    await page
      .locator('.notification-list-item', { hasText: 'The build failed, broken/Dockerfile:4: ' })
      .waitFor({ timeout: 60_000 });
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

  const isSlow = () => commandLines().some((line) => line.startsWith('sleep 7393'));
  const toast = (text: string): Locator => page.locator('.notification-list-item', { hasText: text }).first();

  it('is cancelled from its progress', async () => {
    await window.workbench.runCommand('Notifications: Clear All Notifications');
    await runTask('build something slow');
    await until(isSlow);
    await toast('Build slow:x').hover();
    await toast('Build slow:x').locator('.monaco-button, .action-label', { hasText: 'Cancel' }).click();
    await toast('Build slow:x').waitFor({ state: 'detached' });
    await until(() => !isSlow());
  });

  it('pulls an image from the tree', async () => {
    await bench.push(bench.plan('web', {}, { tags: ['1.4.2'] }));
    const reference = `${bench.proxy.host}/parcels/web:1.4.2`;
    assert.equal((await runEngine(bench.engine, { args: ['image', 'rm', '--force', reference] })).code, 0);
    await page.locator('.activitybar [aria-label="Quaymaster"]').first().click();
    for (const other of ['Clusters', 'Task Definitions'])
      await page.locator('.pane-header', { hasText: other }).click();
    await page.locator('.monaco-list-row[aria-level="1"]', { hasText: 'parcels/web' }).first().click();
    const image = page.locator('.monaco-list-row[aria-level="2"]', { hasText: '1.4.2' }).first();
    await image.waitFor();
    await image.click({ button: 'right' });
    const item = page.locator('.monaco-menu .action-label', { hasText: 'Pull Image' }).first();
    await item.waitFor();
    // A menu takes no click in the moment in which it opens: the one that opened it might be meant.
    await page.waitForTimeout(500);
    await item.click();
    await page.locator('.statusbar', { hasText: `Pulled: ${reference}` }).waitFor({ timeout: 60_000 });
    assert.equal((await runEngine(bench.engine, { args: ['image', 'inspect', reference] })).code, 0);
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

  it('copies a line that signs an engine in, without a token', async () => {
    await window.workbench.runCommand('Quaymaster: Copy Registry Sign-In Command');
    const line = `aws ecr get-login-password --region eu-west-1 | docker login --username AWS --password-stdin ${bench.proxy.host}`;
    await page.locator('.statusbar', { hasText: `Copied: ${line}` }).waitFor();
  });

  it('signs the engine of the person in, once it was asked', async () => {
    await window.workbench.runCommand('Quaymaster: Sign In to the ECR Registry');
    await dialog().waitFor();
    assert.match((await dialog().textContent()) ?? '', /Sign docker in to 127\.0\.0\.1:\d+\?It lasts for twelve hours/);
    assert.deepEqual(bench.filesWithToken(), []);
    await dialog().locator('.monaco-button', { hasText: 'Sign In' }).click();
    await page.locator('.statusbar', { hasText: `Signed in to ${bench.proxy.host}` }).waitFor();
    assert.deepEqual(bench.filesWithToken(), [path.join(process.env.DOCKER_CONFIG ?? '', 'config.json')]);
  });

  it('pushes nothing with a profile that is marked', async () => {
    const settings = { 'quaymaster.aws.profileMarks': { default: 'read-only' } };
    writeFileSync(path.join(window.folder, '.vscode', 'settings.json'), JSON.stringify(settings));
    await page.locator('.statusbar-item.warning-kind[id*="quaymaster.aws"]').waitFor();
    const before = bench.sandbox.calls.length;
    await runTask('push the web image');
    await toast('marked as read-only').waitFor();
    assert.ok(!bench.sandbox.calls.slice(before).some(({ operation }) => operation === 'GetAuthorizationToken'));
  });
});
