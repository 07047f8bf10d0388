import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { runEngine } from '../../client/src/infrastructure/container-engine';
import type { Bench } from '../container-engine/support/bench';
import { root, type Window } from './support/bare';
import { openWithEngine } from './support/engine-window';

// From a right-click on a Dockerfile to the task definition that names the new image: a real VS Code, a real Docker engine, a real registry.

const tag = '1.5.0';

/** What a person types for a build secret. */
const secret = 'h4nter-2-typed-by-hand';

/** Shows how long the secret was, and nothing else of it. */
const withSecret = `ARG BASE_IMAGE
FROM \${BASE_IMAGE}
RUN --mount=type=secret,id=npm,required=true wc -c < /run/secrets/npm > /size
`;

/** What a VS Code has written to its logs and its state. */
function writtenBelow(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'latin1')).join('\n');
}

describe('a push from a right-click, in a bare VS Code with a real engine', function () {
  this.timeout(240_000);
  let bench: Bench;
  let window: Window;
  let page: Page;

  before(async () => {
    ({ bench, window } = await openWithEngine(() => ({ 'secret/Dockerfile.npm': withSecret })));
    page = window.page;
  });

  after(async () => {
    await window?.close();
    await bench?.close();
  });

  const file = (label: string): Locator =>
    page.locator('.explorer-folders-view .monaco-list-row', { hasText: new RegExp(`^${label}$`) }).first();
  const line = (text: string | RegExp): Locator =>
    page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();
  const toast = (text: string | RegExp): Locator => page.locator('.notification-list-item', { hasText: text }).first();

  /** Picks a line, which then gives way to the next question. A list that is just being filled takes no click. */
  async function choose(text: string | RegExp): Promise<void> {
    await line(text).waitFor();
    for (let tries = 0; tries < 10 && (await line(text).isVisible()); tries += 1) {
      await line(text)
        .click({ timeout: 3_000 })
        .catch(() => undefined);
      await line(text)
        .waitFor({ state: 'hidden', timeout: 3_000 })
        .catch(() => undefined);
    }
  }

  /** Ticks a line, and agrees to what is ticked. */
  async function tick(text: string): Promise<void> {
    await line(text).waitFor();
    await page.waitForTimeout(500);
    await line(text).locator('.monaco-checkbox, input[type="checkbox"]').first().click();
    await page.locator('.quick-input-widget .monaco-button', { hasText: 'OK' }).click();
  }

  /** Gives the build its base image. */
  async function sayBase(): Promise<void> {
    await choose('BASE_IMAGE');
    await page.locator('.quick-input-widget', { hasText: 'The value of BASE_IMAGE' }).waitFor();
    await type(bench.baseArgs.BASE_IMAGE);
    await window.workbench.press('Enter');
    await choose('Go on');
  }

  async function type(text: string): Promise<void> {
    const input = page.locator('.quick-input-widget input[type="text"]').first();
    await input.fill(text);
  }

  const label = (text: string) => page.locator('.monaco-menu .action-label', { hasText: text }).first();

  /** Opens the menu of an element. A tree that is just being filled may move what is clicked away. */
  async function openMenu(element: Locator, item: string): Promise<void> {
    for (let tries = 0; tries < 8 && !(await label(item).isVisible()); tries += 1) {
      await window.workbench.press('Escape');
      await element.click({ button: 'right' });
      await label(item)
        .waitFor({ timeout: 5_000 })
        .catch(() => undefined);
    }
    // A menu takes no click in the moment in which it opens: the one that opened it might be meant.
    await page.waitForTimeout(500);
  }

  it('asks for the repository and the tag alone, and shows the rest for review', async () => {
    await file('web').click();
    await openMenu(file('Dockerfile'), 'Build and Push');
    await label('Build and Push').hover();
    await label('Build and Push to ECR…').waitFor();
    await page.waitForTimeout(300);
    await label('Build and Push to ECR…').click();
    await choose('parcels/web');
    await line('latest').waitFor();
    await type(tag);
    await tick(tag);
    await line(/^.*Platform/).waitFor();
    // The platform is that of the task definition which runs what compose.yaml builds here.
    await line(/Platform.*linux\/amd64/s).waitFor();
    await line(/Repository.*parcels\/web/s).waitFor();
    await line(new RegExp(`Build and push.*${bench.proxy.host}/parcels/web:${tag}`, 's')).waitFor();
  });

  it('changes an answer in the review, builds, pushes, and says the digest that the registry has', async () => {
    await choose(/Build arguments/);
    await sayBase();
    await line(/BASE_IMAGE=localhost/).waitFor();
    await choose(/Build and push/);
    await toast('Pushed: ').waitFor({ timeout: 120_000 });
    const digest = await bench.digest('parcels/web', tag);
    assert.ok(digest);
    const said = (await toast('Pushed: ').textContent()) ?? '';
    assert.ok(said.includes(digest.replace('sha256:', '').slice(0, 7)), said);
  });

  it('puts the image into the task definition that runs it', async () => {
    await toast('Pushed: ').locator('.monaco-button', { hasText: 'Put into Task Definition…' }).click();
    await choose('by its tag');
    await page.locator('.tab.active', { hasText: 'task-definition-web.json' }).waitFor();
    const text = readFileSync(path.join(window.folder, 'deploy/task-definition-web.json'), 'utf8');
    assert.ok(text.includes(`"image": "${bench.proxy.host}/parcels/web:${tag}",`), text);
    const before = readFileSync(path.join(root, 'examples/deploy/task-definition-web.json'), 'utf8');
    assert.equal(text.replace(/"image": ".*"/, ''), before.replace(/"image": ".*"/, ''));
  });

  it('says on the stage what runs it', async () => {
    await window.workbench.openFile('web/Dockerfile');
    const lens = page.locator('.codelens-decoration', { hasText: 'runs as web in task-definition-web.json' });
    await lens.filter({ hasText: 'Build and push to ECR…' }).first().waitFor();
  });

  it('repeats the last push, review first', async () => {
    await window.workbench.runCommand('Quaymaster: Repeat Last Push');
    await line(/BASE_IMAGE=localhost/).waitFor();
    await line(new RegExp(`Build and push.*parcels/web:${tag}`, 's')).waitFor();
    await window.workbench.press('Escape');
  });

  it('pushes an image of this machine to a repository of the tree', async () => {
    await page.locator('.activitybar [aria-label="Quaymaster"]').first().click();
    const name = page.getByText('parcels/web', { exact: true });
    await openMenu(page.locator('.pane-body .monaco-list-row').filter({ has: name }).first(), 'Push Image to ECR…');
    await label('Push Image to ECR…').click();
    await choose(`${bench.proxy.host}/parcels/web:${tag}`);
    await tick('latest');
    await line(/Repository.*parcels\/web/s).waitFor();
    await choose(/Push.*parcels\/web:latest/s);
    await toast(/Pushed: .*parcels\/web:latest/).waitFor({ timeout: 60_000 });
    assert.equal(await bench.digest('parcels/web', 'latest'), await bench.digest('parcels/web', tag));
  });

  it('builds with a secret that a person types, which is kept nowhere', async () => {
    await window.workbench.openFile('secret/Dockerfile.npm');
    await window.workbench.runCommand('Quaymaster: Build Image');
    await sayBase();
    await choose('Type it');
    await page.locator('.quick-input-widget input[type="password"]').first().fill(secret);
    await window.workbench.press('Enter');
    await tick('latest');
    await line(/Secrets.*npm: typed, kept for this build alone/s).waitFor();
    await choose(/Build.*secret:latest/s);
    const { engine } = bench;
    const size = async () => {
      const args = ['run', '--rm', '--network', 'none', 'secret:latest', 'cat', '/size'];
      return (await runEngine(engine, { args })).stdout.trim();
    };
    for (let tries = 0; tries < 60 && (await size()) === ''; tries += 1) await page.waitForTimeout(1_000);
    assert.equal(await size(), String(secret.length));
  });

  it('leaves the token nowhere, nor the secret', () => {
    const written = writtenBelow(window.data) + writtenBelow(window.folder);
    for (const hidden of [bench.token, secret]) assert.ok(!written.includes(hidden));
    assert.deepEqual(bench.filesWithToken(), []);
  });
});
