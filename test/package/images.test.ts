import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { addMany } from '../aws/sandbox/seed';
import { type Sandbox, startSandbox } from '../aws/sandbox/server';
import { openBare, type Window } from './support/bare';

// Images of ECR in a bare VS Code, the way a person writes them, among ten thousand tags of the sandbox.

const host = '111122223333.dkr.ecr.eu-west-1.amazonaws.com';
const many = `${host}/many/tags`;

const taskDefinition = `{
  "family": "returns",
  "containerDefinitions": [
    {
      "name": "returns",
      "essential": true,
      "memory": 128,
      "image": ""
    }
  ]
}
`;

describe('images, in a bare VS Code with the sandbox', function () {
  this.timeout(120_000);
  let sandbox: Sandbox;
  let window: Window;
  let page: Page;

  before(async () => {
    sandbox = await startSandbox();
    addMany(sandbox.world, { tags: 10_000 });
    window = await openBare({
      files: { 'Dockerfile.returns': 'FROM \n', 'task-definition-returns.json': taskDefinition },
      settings: {
        'quaymaster.aws.endpoint': sandbox.address,
        'quaymaster.aws.region': 'eu-west-1',
      },
      env: {
        ...process.env,
        AWS_CONFIG_FILE: '/nowhere/config',
        AWS_SHARED_CREDENTIALS_FILE: '/nowhere/credentials',
        AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
        AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
        AWS_EC2_METADATA_DISABLED: 'true',
      },
    });
    page = window.page;
  });

  after(async () => {
    await window?.close();
    await sandbox?.close();
  });

  const suggestions = () => page.locator('.suggest-widget.visible .monaco-list-row');

  /** A suggestion, asked for again while the list is still being read. */
  async function suggestion(label: RegExp): Promise<Locator> {
    const row = suggestions().filter({ hasText: label }).first();
    for (let tries = 0; tries < 20 && !(await row.isVisible()); tries += 1) {
      await page.waitForTimeout(500);
      if (await row.isVisible()) break;
      await page.keyboard.press('Escape');
      await window.workbench.press('Control+Space');
    }
    await row.waitFor();
    return row;
  }

  const text = async () => (await page.locator('.editor-group-container.active .view-lines').textContent()) ?? '';

  /** The text in the editor in front, once it is what it should be. */
  async function untilText(expected: string): Promise<void> {
    for (let found = ''; !found.includes(expected); found = await text()) await page.waitForTimeout(100);
  }

  /** Puts the pointer on a piece of the text until a hover says something. */
  async function hover(piece: string, expected: RegExp): Promise<string> {
    const box = page.locator('.monaco-hover:visible', { hasText: expected }).first();
    for (let tries = 0; tries < 20 && !(await box.isVisible()); tries += 1) {
      await page.mouse.move(5, 5);
      await page.waitForTimeout(300);
      await page.locator('.editor-group-container.active .view-line span span', { hasText: piece }).first().hover();
      await box.waitFor({ timeout: 3_000 }).catch(() => undefined);
    }
    const found = (await box.textContent()) ?? '';
    await page.mouse.move(5, 5);
    return found;
  }

  /**
   * Chooses an action at the cursor from the menu of refactorings. VS Code does not fill an open menu again, so that one that was asked for
   * before the server had the last keystrokes is opened anew.
   */
  async function choose(title: string): Promise<void> {
    const row = page.locator('.action-widget .monaco-list-row', { hasText: title }).first();
    for (let tries = 0; tries < 10 && !(await row.isVisible()); tries += 1) {
      await window.workbench.runCommand('Refactor...');
      await row.waitFor({ timeout: 3_000 }).catch(() => page.keyboard.press('Escape'));
    }
    await row.click();
  }

  const files: readonly (readonly [name: string, caret: () => Promise<void>])[] = [
    [
      'Dockerfile.returns',
      async () => {
        await window.workbench.press('Control+Home');
        await window.workbench.press('End');
      },
    ],
    [
      'task-definition-returns.json',
      async () => {
        await page.locator('.view-line', { hasText: '"image"' }).first().click();
        await window.workbench.press('End');
        await window.workbench.press('ArrowLeft');
      },
    ],
  ];
  for (const [name, caret] of files) {
    it(`completes the registry, the repository and one of ten thousand tags in ${name}`, async () => {
      await window.workbench.openFile(name);
      await caret();
      // Nobody has used AWS yet: a registry is written once, or comes from the files of the workspace.
      if (name.startsWith('Dockerfile')) await page.keyboard.type(`${host}/`);
      else await page.keyboard.type('1111');
      if (!name.startsWith('Dockerfile')) await (await suggestion(new RegExp(`^${host}`))).click();
      await page.keyboard.type('many');
      await (await suggestion(/^many\/tags/)).click();
      const newest = await suggestion(/^build-9999/);
      assert.match((await newest.textContent()) ?? '', /2026-01-07 22:39/);
      await page.keyboard.type('build-777');
      await (await suggestion(/^build-7777/)).click();
      await untilText(`${many}:build-7777`);
    });

    it(`explains the image on hover in ${name}`, async () => {
      const found = await hover('build-7777', /Platform/);
      assert.match(found, /Digest: sha256:0+1e61/);
      assert.match(found, /Pushed: 2026-01-06 09:37 UTC/);
      assert.match(found, /Size: 4\.0 MB, compressed/);
      assert.match(found, /Platform: linux\/amd64/);
    });

    it(`pins the tag to its digest and goes back in ${name}`, async () => {
      const digest = `sha256:${(7_777).toString(16).padStart(64, '0')}`;
      await caret();
      await choose('Pin build-7777 to its digest');
      await untilText(name.startsWith('Dockerfile') ? `${many}:build-7777@${digest}` : `${many}@${digest}`);
      await caret();
      await choose('Name a tag instead of the digest');
      await untilText(`${many}:build-7777`);
      assert.ok(!(await text()).includes('@'));
    });
  }

  it('has asked for the ten thousand tags once, and shows no error', async () => {
    const asked = sandbox.calls.filter(({ operation }) => operation === 'DescribeImages');
    assert.ok(asked.length < 30, `${asked.length} pages`);
    assert.equal(await page.locator('.notification-list-item').count(), 0);
  });

  it('tells once, with a button, why a tag cannot be pinned', async () => {
    await page.locator('.tab', { hasText: 'Dockerfile.returns' }).click();
    await files[0]?.[1]();
    // This one is not among those that have been read.
    await page.keyboard.type('7');
    await page.keyboard.press('Escape');
    sandbox.faults.add({ kind: 'denied', operation: 'DescribeImages' });
    await choose('Pin build-77777 to its digest');
    const notification = page.locator('.notification-list-item', { hasText: 'may not do DescribeImages' });
    await notification.first().waitFor();
    assert.equal(await page.locator('.notification-list-item').count(), 1);
    assert.equal(await notification.locator('.monaco-button', { hasText: 'Select Profile' }).count(), 1);
    sandbox.faults.clear();
  });
});
