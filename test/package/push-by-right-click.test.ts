import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { runEngine } from '../../client/src/infrastructure/container-engine';
import type { Bench } from '../container-engine/support/bench';
import { root, type Window } from './support/bare';
import { openWithEngine } from './support/engine-window';
import { Hands } from './support/hands';

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
  let hands: Hands;

  before(async () => {
    ({ bench, window } = await openWithEngine(() => ({ 'secret/Dockerfile.npm': withSecret })));
    page = window.page;
    hands = new Hands({ bench, window });
  });

  after(async () => {
    await window?.close();
    await bench?.close();
  });

  it('asks for the repository and the tag alone, and shows the rest for review', async () => {
    await hands.buildAndPush('web');
    await hands.choose('parcels/web');
    await hands.line('latest').waitFor();
    await hands.type(tag);
    await hands.tick(tag);
    await hands.line(/^.*Platform/).waitFor();
    // The platform is that of the task definition which runs what compose.yaml builds here.
    await hands.line(/Platform.*linux\/amd64/s).waitFor();
    await hands.line(/Repository.*parcels\/web/s).waitFor();
    await hands.line(new RegExp(`Build and push.*${bench.proxy.host}/parcels/web:${tag}`, 's')).waitFor();
  });

  it('changes an answer in the review, builds, pushes, and says the digest that the registry has', async () => {
    await hands.choose(/Build arguments/);
    await hands.sayBase();
    await hands.line(/BASE_IMAGE=localhost/).waitFor();
    await hands.choose(/Build and push/);
    await hands.toast('Pushed: ').waitFor({ timeout: 120_000 });
    const digest = await bench.digest('parcels/web', tag);
    assert.ok(digest);
    const said = (await hands.toast('Pushed: ').textContent()) ?? '';
    assert.ok(said.includes(digest.replace('sha256:', '').slice(0, 7)), said);
  });

  it('puts the image into the task definition that runs it', async () => {
    await hands.toast('Pushed: ').locator('.monaco-button', { hasText: 'Put into Task Definition…' }).click();
    await hands.choose('by its tag');
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
    await hands.line(/BASE_IMAGE=localhost/).waitFor();
    await hands.line(new RegExp(`Build and push.*parcels/web:${tag}`, 's')).waitFor();
    await window.workbench.press('Escape');
  });

  it('pushes an image of this machine to a repository of the tree', async () => {
    await page.locator('.activitybar [aria-label="Quaymaster"]').first().click();
    const name = page.getByText('parcels/web', { exact: true });
    await hands.openMenu(
      page.locator('.pane-body .monaco-list-row').filter({ has: name }).first(),
      'Push Image to ECR…',
    );
    await hands.label('Push Image to ECR…').click();
    await hands.choose(`${bench.proxy.host}/parcels/web:${tag}`);
    await hands.tick('latest');
    await hands.line(/Repository.*parcels\/web/s).waitFor();
    await hands.choose(/Push.*parcels\/web:latest/s);
    await hands.toast(/Pushed: .*parcels\/web:latest/).waitFor({ timeout: 60_000 });
    assert.equal(await bench.digest('parcels/web', 'latest'), await bench.digest('parcels/web', tag));
  });

  it('builds with a secret that a person types, which is kept nowhere', async () => {
    await window.workbench.openFile('secret/Dockerfile.npm');
    await window.workbench.runCommand('Quaymaster: Build Image');
    await hands.sayBase();
    await hands.choose('Type it');
    await page.locator('.quick-input-widget input[type="password"]').first().fill(secret);
    await window.workbench.press('Enter');
    await hands.tick('latest');
    await hands.line(/Secrets.*npm: typed, kept for this build alone/s).waitFor();
    await hands.choose(/Build.*secret:latest/s);
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
