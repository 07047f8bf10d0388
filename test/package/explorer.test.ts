import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { type Sandbox, startSandbox } from '../aws/sandbox/server';
import { openBare, place, type Window } from './support/bare';

// The explorer in a bare VS Code, the way a person uses it, against the sandbox.

const key = 'AKIAIOSFODNN7EXAMPLE';
const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const web = '111122223333.dkr.ecr.eu-west-1.amazonaws.com/parcels/web';

const profiles = `[default]
region = eu-west-1
aws_access_key_id = ${key}
aws_secret_access_key = ${secret}
[profile live]
region = us-east-1
aws_access_key_id = ${key}
aws_secret_access_key = ${secret}
`;

/** What a VS Code has written to its logs. */
function logsBelow(folder: string): string {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.log'));
  return files.map((file) => readFileSync(path.join(folder, file), 'utf8')).join('\n');
}

describe('the explorer, in a bare VS Code with the sandbox', function () {
  this.timeout(120_000);
  let sandbox: Sandbox;
  let window: Window;
  let page: Page;

  before(async () => {
    sandbox = await startSandbox();
    const home = mkdtempSync(path.join(place, 'aws-'));
    writeFileSync(path.join(home, 'config'), profiles);
    window = await openBare({
      files: { 'Dockerfile.returns': 'FROM \n' },
      settings: {
        'quaymaster.aws.endpoint': sandbox.address,
        'quaymaster.aws.profileMarks': { live: 'production' },
        // A tooltip would lie over the lines that are clicked next.
        'workbench.hover.delay': 600_000,
      },
      env: {
        ...process.env,
        AWS_CONFIG_FILE: path.join(home, 'config'),
        AWS_SHARED_CREDENTIALS_FILE: path.join(home, 'none'),
        AWS_EC2_METADATA_DISABLED: 'true',
      },
    });
    page = window.page;
  });

  after(async () => {
    await window?.close();
    await sandbox?.close();
  });

  /** A line of a view, by its whole label and its depth. */
  function line(label: string, level: number): Locator {
    const name = page.locator('.label-name', { hasText: new RegExp(`^${label.replace(/[.*+?()[\]\\]/g, '\\$&')}$`) });
    return page.locator(`.monaco-list-row[aria-level="${level}"]`).filter({ has: name }).first();
  }

  const header = (name: string) => page.locator('.pane-header', { hasText: name });
  const status = () => page.locator('.statusbar [id*="quaymaster.aws"]');

  /** Picks a line of the quick pick that is open. */
  async function pick(label: string): Promise<void> {
    const row = page.locator('.quick-input-list .monaco-list-row', { hasText: label }).first();
    await page.locator('.quick-input-widget input').first().fill(label);
    await row.waitFor();
    await row.click();
  }

  async function menu(element: Locator, item: string): Promise<void> {
    await element.click({ button: 'right' });
    const label = page.locator('.monaco-menu .action-label', { hasText: item }).first();
    await label.waitFor();
    // A menu takes no click in the moment in which it opens: the one that opened it might be meant.
    for (let tries = 0; tries < 10 && (await label.isVisible()); tries += 1) {
      await page.waitForTimeout(300);
      if (await label.isVisible()) await label.click({ timeout: 2_000 }).catch(() => undefined);
    }
  }

  it('asks AWS for nothing before a person uses it', async () => {
    await window.workbench.openFile('web/Dockerfile');
    await page.locator('.monaco-editor .squiggly-error, .monaco-editor .squiggly-warning').first().waitFor();
    assert.deepEqual(sandbox.calls, []);
    assert.equal(await status().count(), 0);
  });

  it('shows clusters, and opens one down to a container', async () => {
    await page.locator('.activitybar [aria-label="Quaymaster"]').first().click();
    await line('parcels', 1).click();
    await line('Services', 2).click();
    await line('web', 3).click();
    await line('Tasks', 4).click();
    await page.locator('.monaco-list-row[aria-level="5"]').first().click();
    await page.locator('.monaco-list-row[aria-level="6"]', { hasText: 'RUNNING' }).first().waitFor();
    await status().filter({ hasText: 'sandbox: default credentials / eu-west-1 / 111122223333' }).waitFor();
  });

  it('marks the revision that a service runs', async () => {
    await header('Clusters').click();
    await line('parcels-web', 1).click();
    await page.locator('.monaco-list-row[aria-level="2"]', { hasText: 'runs in web' }).waitFor();
    await header('Task Definitions').click();
  });

  it('creates a repository after asking', async () => {
    await window.workbench.runCommand('Quaymaster: Create Repository');
    const input = page.locator('.quick-input-widget input').first();
    await page.locator('.quick-input-title', { hasText: 'New repository in eu-west-1' }).waitFor();
    await input.fill('Team/Service');
    await page.locator('.quick-input-message', { hasText: 'upper-case' }).waitFor();
    await input.fill('parcels/returns');
    await window.workbench.press('Enter');
    for (const choice of ['Immutable tags', 'Scan on push', 'AES-256']) await pick(choice);
    const dialog = page.locator('.monaco-dialog-box');
    await dialog.waitFor();
    assert.match((await dialog.textContent()) ?? '', /Account 111122223333, region eu-west-1\./);
    assert.ok(!sandbox.calls.some(({ operation }) => operation === 'CreateRepository'));
    await dialog.locator('.monaco-button', { hasText: 'Create' }).click();
    await line('parcels/returns', 1).waitFor();
    const [created] = sandbox.calls.filter(({ operation }) => operation === 'CreateRepository');
    assert.ok(created);
  });

  it('shows what a scan found', async () => {
    await line('parcels/web', 1).click();
    const image = page.locator('.monaco-list-row[aria-level="2"]', { hasText: '1.4.2' }).first();
    await image.waitFor();
    await menu(image, 'Show Scan Findings');
    await page.locator('.tab.active', { hasText: 'parcels-web:1.4.2.md' }).waitFor();
    await page.locator('.view-line', { hasText: 'CVE-2026-1001' }).first().waitFor();
  });

  it('deletes an image only when its name has been typed', async () => {
    const image = page.locator('.monaco-list-row[aria-level="2"]', { hasText: '1.3.0' }).first();
    await menu(image, 'Delete Image');
    const input = page.locator('.quick-input-widget input').first();
    await page.locator('.quick-input-title', { hasText: 'Delete the image parcels/web:1.3.0' }).waitFor();
    await input.fill('yes');
    await page.locator('.quick-input-message', { hasText: 'This is not' }).waitFor();
    assert.ok(!sandbox.calls.some(({ operation }) => operation === 'BatchDeleteImage'));
    await input.fill('parcels/web:1.3.0');
    await window.workbench.press('Enter');
    await image.waitFor({ state: 'detached' });
    assert.ok(sandbox.calls.some(({ operation }) => operation === 'BatchDeleteImage'));
  });

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
    const row = page.locator('.suggest-widget.visible .monaco-list-row', { hasText: label }).first();
    for (let tries = 0; tries < 20 && !(await row.isVisible()); tries += 1) {
      await page.waitForTimeout(500);
      if (await row.isVisible()) break;
      await page.keyboard.press('Escape');
      await window.workbench.press('Control+Space');
    }
    await row.click();
  }

  it('shows one line and a retry where a call is denied', async () => {
    sandbox.faults.add({ kind: 'denied', operation: 'DescribeRepositories', times: 10 });
    await window.workbench.runCommand('Quaymaster: Refresh Repositories');
    await page.locator('.monaco-list-row[aria-level="1"]', { hasText: 'may not do DescribeRepositories' }).waitFor();
    sandbox.faults.clear();
    await line('Retry', 1).click();
    await line('parcels/web', 1).waitFor();
  });

  it('switches profile and region, and changes nothing with a profile that is marked', async () => {
    await window.workbench.runCommand('Quaymaster: Select AWS Profile');
    await pick('live');
    await status().filter({ hasText: 'sandbox: live / us-east-1' }).waitFor();
    await window.workbench.runCommand('Quaymaster: Create Repository');
    await page.locator('.notification-list-item', { hasText: 'marked as production' }).waitFor();
    await window.workbench.runCommand('Quaymaster: Select AWS Region');
    await pick('eu-west-1');
    await status().filter({ hasText: 'sandbox: live / eu-west-1' }).waitFor();
    await line('parcels/web', 1).waitFor();
  });

  it('leaves no secret in any log', () => {
    const logs = logsBelow(window.data);
    assert.match(logs, /ECR DescribeRepositories in eu-west-1: 200/);
    assert.doesNotMatch(logs, new RegExp(secret.replace(/[+/]/g, '\\$&')));
    assert.ok(!logs.includes(key));
  });
});
