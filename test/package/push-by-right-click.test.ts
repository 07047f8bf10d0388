import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { runEngine } from '../../client/src/infrastructure/container-engine';
import { Bench } from '../container-engine/support/bench';
import { openBare, root, type Window } from './support/bare';

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
    const { program } = await import(path.join(root, 'scripts', 'engine', 'packages.mjs'));
    bench = await Bench.open({ name: 'docker', program: program('docker') });
    window = await openBare({
      files: { 'secret/Dockerfile': withSecret },
      settings: {
        'quaymaster.aws.endpoint': bench.sandbox.address,
        'quaymaster.aws.region': 'eu-west-1',
        'quaymaster.engine.path': bench.engine.program,
        // A tooltip would lie over the lines that are clicked next.
        'workbench.hover.delay': 600_000,
      },
      env: { ...process.env },
    });
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

  async function choose(text: string | RegExp): Promise<void> {
    await line(text).waitFor();
    await line(text).click();
  }

  async function type(text: string): Promise<void> {
    const input = page.locator('.quick-input-widget input[type="text"]').first();
    await input.fill(text);
  }

  /** Opens the menu of an element and goes through it. */
  async function menu(element: Locator, submenu: string, item: string): Promise<void> {
    await element.click({ button: 'right' });
    const label = (text: string) => page.locator('.monaco-menu .action-label', { hasText: text }).first();
    await label(submenu).waitFor();
    // A menu takes no click in the moment in which it opens: the one that opened it might be meant.
    await page.waitForTimeout(500);
    await label(submenu).hover();
    await label(item).waitFor();
    await page.waitForTimeout(300);
    await label(item).click();
  }

  it('asks for the repository and the tag alone, and shows the rest for review', async () => {
    await file('web').click();
    await menu(file('Dockerfile'), 'Build and Push', 'Build and Push to ECR…');
    await choose('parcels/web');
    await line('latest').waitFor();
    await type(tag);
    await line(tag).locator('.monaco-checkbox, input[type="checkbox"]').first().click();
    await page.locator('.quick-input-widget .monaco-button', { hasText: 'OK' }).click();
    await line(/^.*Platform/).waitFor();
    // The platform is that of the task definition which runs what compose.yaml builds here.
    await line(/Platform.*linux\/amd64/s).waitFor();
    await line(/Repository.*parcels\/web/s).waitFor();
    await line(new RegExp(`Build and push.*${bench.proxy.host}/parcels/web:${tag}`, 's')).waitFor();
  });

  it('changes an answer in the review, builds, pushes, and says the digest that the registry has', async () => {
    await choose(/Build arguments/);
    await choose('BASE_IMAGE');
    await page.locator('.quick-input-widget', { hasText: 'The value of BASE_IMAGE' }).waitFor();
    await type(bench.baseArgs.BASE_IMAGE);
    await window.workbench.press('Enter');
    await choose('Go on');
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

  it('builds with a secret that a person types, which is kept nowhere', async () => {
    await window.workbench.openFile('secret/Dockerfile');
    await window.workbench.runCommand('Quaymaster: Build Image');
    await choose('BASE_IMAGE');
    await page.locator('.quick-input-widget', { hasText: 'The value of BASE_IMAGE' }).waitFor();
    await type(bench.baseArgs.BASE_IMAGE);
    await window.workbench.press('Enter');
    await choose('Go on');
    await choose('Type it');
    await page.locator('.quick-input-widget input[type="password"]').first().fill(secret);
    await window.workbench.press('Enter');
    await choose('latest');
    await page.locator('.quick-input-widget .monaco-button', { hasText: 'OK' }).click();
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
