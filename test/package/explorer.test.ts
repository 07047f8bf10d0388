import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { browsing } from './explorer/browsing';
import { changing } from './explorer/changing';
import { sessions } from './explorer/sessions';
import { troubles } from './explorer/troubles';
import type { Window } from './support/bare';
import { Explorer, seededWord } from './support/explorer';

// The explorer in a bare VS Code, the way a person uses it, against the sandbox. QUAYMASTER_PICTURES=DIR takes a picture of each state.

const web = '111122223333.dkr.ecr.eu-west-1.amazonaws.com/parcels/web';

describe('the explorer, in a bare VS Code with the sandbox', function () {
  this.timeout(120_000);
  let explorer: Explorer;
  let window: Window;
  let page: Page;

  before(async () => {
    explorer = await Explorer.open();
    ({ window, page } = explorer);
  });

  after(() => explorer?.close());

  afterEach(async function () {
    if (this.currentTest?.isFailed())
      await explorer.picture(`failed, ${this.currentTest.title.replaceAll(/\W/g, ' ')}`);
  });

  it('asks AWS for nothing before a person uses it', async () => {
    await window.workbench.openFile('web/Dockerfile');
    await window.workbench.squiggles.first().waitFor();
    assert.deepEqual(explorer.sandbox.calls, []);
    assert.equal(await explorer.status.count(), 0);
  });

  it('logs everything that it can log, for the search at the end', async () => {
    await window.workbench.runCommand('Developer: Set Log Level');
    await explorer.pick('Quaymaster');
    await explorer.pick('Trace');
  });

  browsing(() => explorer);
  changing(() => explorer);

  it('completes an image in a Dockerfile: the repository, then its tag', async () => {
    await window.workbench.openFile('Dockerfile.returns');
    await window.workbench.press('Control+End');
    await window.workbench.press('ArrowUp');
    await window.workbench.press('End');
    await page.keyboard.type('parcels/we');
    await suggestion('parcels/web');
    await suggestion('1.4.2');
    await page.locator('.view-line', { hasText: `${web}:1.4.2` }).waitFor();
  });

  it('completes an image in a task definition', async () => {
    await window.workbench.openFile('deploy/task-definition-web.json');
    const value = page.locator('.view-line', { hasText: '"image"' }).first();
    await value.click();
    await window.workbench.press('End');
    await window.workbench.press('ArrowLeft');
    await window.workbench.press('ArrowLeft');
    await page.keyboard.press('Shift+Home');
    await page.keyboard.type(`"image": "${web}:`, { delay: 5 });
    await suggestion('1.4.2');
    await page.locator('.view-line', { hasText: `${web}:1.4.2` }).waitFor();
  });

  /** Takes a suggestion, asking again while the list is still being read. */
  async function suggestion(label: string): Promise<void> {
    // A list that is just being replaced may hold the same words elsewhere: `parcels/web:1.4.2`.
    const hasText = new RegExp(`^${label.replaceAll('.', '\\.')}(?!:)`);
    const row = page.locator('.suggest-widget.visible .monaco-list-row', { hasText }).first();
    for (let tries = 0; tries < 20 && !(await row.isVisible()); tries += 1) {
      await page.waitForTimeout(500);
      if (await row.isVisible()) break;
      await page.keyboard.press('Escape');
      await window.workbench.press('Control+Space');
    }
    await row.click();
  }

  troubles(() => explorer);
  sessions(() => explorer);

  it('leaves no secret in any log', () => {
    const logs = explorer.logs();
    assert.match(logs, /ECR DescribeRepositories in eu-west-1: 200/);
    assert.match(logs, /textDocument\/diagnostic/);
    assert.match(logs, /STS AssumeRole|GetCallerIdentity in eu-west-1: 200/);
    const found = logs.split('\n').filter((line) => line.includes(seededWord));
    assert.deepEqual(found, []);
  });
});
