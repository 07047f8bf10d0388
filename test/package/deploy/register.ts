import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { seedRegion } from '../../aws/sandbox/seed';
import type { Explorer } from '../support/explorer';
import { container, definition } from './definitions';

const busybox = 'public.ecr.aws/docker/library/busybox';
const file = 'task-definition-ledger.json';

type Document = { readonly family: string; readonly cpu: string } & Readonly<Record<string, unknown>>;

/** What a person types for a placeholder that is called like a secret. */
const typed = 'SECRET-typed-by-hand';

/** Registering a file: its placeholders, the review, what speaks against it, and what comes next. */
export function registering(explorer: () => Explorer): void {
  const ecs = () => explorer().sandbox.world.in(seedRegion).ecs;
  const registered = () => explorer().calls('RegisterTaskDefinition');
  const revision = (number: number) => ecs().definitions.get('ledger')?.[number - 1]?.document;
  const rows = () => explorer().page.locator('.quick-input-list .monaco-list-row');
  let written: Document = { family: '', cpu: '' };
  const write = (document: Document) => {
    written = document;
    writeFileSync(path.join(explorer().window.folder, file), `${JSON.stringify(document, undefined, 2)}\n`);
  };

  const before1 = definition('ledger', {
    containerDefinitions: [
      container(`${busybox}:1.36`, [
        { name: 'LEVEL', value: 'info' },
        { name: 'DB_PASSWORD', value: 'SECRET-of-before' },
      ]),
    ],
  });
  const changed = definition('ledger', {
    cpu: '512',
    memory: '1024',
    containerDefinitions: [
      container('${IMAGE}', [
        { name: 'DB_PASSWORD', value: '${DB_PASSWORD}' },
        { name: 'LEVEL', value: 'debug' },
      ]),
    ],
  });

  /** The lines of the review: label, then description. */
  async function review(): Promise<string[]> {
    // A row that is used again keeps, hidden, what stood in it before.
    const where = rows().locator('.quick-input-list-label-meta:visible', { hasText: 'Account 111122223333' });
    await where.first().waitFor();
    const shown = await rows().all();
    return Promise.all(
      shown.map(async (row) => {
        const [label = ''] = await row.locator('.label-name').allTextContents();
        const more = await row
          .locator('.label-description:visible, .quick-input-list-label-meta:visible')
          .allTextContents();
        return [label, ...more]
          .map((text) => text.trim())
          .filter((text) => text !== '')
          .join(' | ');
      }),
    );
  }

  async function start(): Promise<void> {
    const { page, window } = explorer();
    // Quick open would find the comparison first, once there was one: one side of it has the same name.
    const tab = page.locator('.tab', { hasText: /^\s*task-definition-ledger\.json/ }).first();
    if (await tab.isVisible()) await tab.click();
    else await window.workbench.openFile(file);
    await page.locator('.tab.active', { hasText: /^\s*task-definition-ledger\.json/ }).waitFor();
    // An editor that is open takes a moment to see that the file has changed.
    for (const words of [`"family": "${written.family}"`, `"cpu": "${written.cpu}"`])
      await page.locator('.editor-group-container.active .view-line:visible', { hasText: words }).first().waitFor();
    await explorer().run('Register Task Definition');
  }

  /** Fills the placeholders that the file has. */
  async function fill(image?: string): Promise<void> {
    const { enter, input, says, window } = explorer();
    await says('The value of ${IMAGE}, in containerDefinitions[books].image').waitFor();
    if (image === undefined) await window.workbench.press('Enter');
    else await enter(image);
    await says('The value of ${DB_PASSWORD}').waitFor();
    assert.equal(await input.getAttribute('type'), 'password');
    assert.equal(await input.inputValue(), '');
    await enter(typed);
  }

  async function leave(): Promise<void> {
    const { page, window } = explorer();
    const widget = page.locator('.quick-input-widget');
    // A question may lead back to the one that it came from.
    for (let tries = 0; tries < 5; tries += 1) {
      await window.workbench.press('Escape');
      await page.waitForTimeout(300);
      if (!(await widget.isVisible())) return;
    }
    await widget.waitFor({ state: 'hidden' });
  }

  const clear = () => explorer().window.workbench.runCommand('Notifications: Clear All Notifications');

  describe('registering', () => {
    afterEach(async function () {
      // What one leaves open does not stand in the way of the next.
      if (this.currentTest?.isFailed()) await leave();
    });

    before(() => {
      ecs().register(before1);
      write(changed);
      const list = JSON.stringify([{ ...container(), memory: 64 }]);
      writeFileSync(path.join(explorer().window.folder, 'container-definitions-ledger.json'), list);
    });

    it('can be left at every question, and nothing is registered', async () => {
      const { enter, says } = explorer();
      await start();
      await says('The value of ${IMAGE}').waitFor();
      await says('Register task-definition-ledger.json (1/3)').waitFor();
      await explorer().picture('placeholder');
      await leave();
      await start();
      await says('The value of ${IMAGE}').waitFor();
      await enter(`${busybox}:1.35`);
      await says('The value of ${DB_PASSWORD}').waitFor();
      await explorer().picture('secret-placeholder');
      await leave();
      await start();
      await fill(`${busybox}:1.35`);
      await review();
      await leave();
      assert.equal(registered(), 0);
    });

    it('starts from the line above the family', async () => {
      const { page, says, window } = explorer();
      await window.workbench.openFile(file);
      await page.locator('.codelens-decoration a', { hasText: 'Register…' }).first().click();
      await says('The value of ${IMAGE}').waitFor();
      await explorer().picture('lens');
      await leave();
      assert.equal(registered(), 0);
    });

    it('goes back to the question before', async () => {
      const { enter, input, page, says } = explorer();
      await start();
      await says('The value of ${IMAGE}').waitFor();
      await enter(`${busybox}:1.34`);
      await says('The value of ${DB_PASSWORD}').waitFor();
      await page
        .locator('.quick-input-widget .action-label[aria-label="Back"], .quick-input-widget .codicon-quick-input-back')
        .first()
        .click();
      await says('The value of ${IMAGE}').waitFor();
      assert.equal(await input.inputValue(), `${busybox}:1.34`);
      await leave();
    });

    it('shows exactly what differs from the newest revision, without secrets', async () => {
      await start();
      await fill(`${busybox}:1.37`);
      const lines = await review();
      await explorer().picture('register-review');
      assert.deepEqual(lines, [
        'Register as the next revision of ledger | Account 111122223333, region eu-west-1.',
        'Show Side by Side',
        'cpu | "256" → "512"',
        'memory | "512" → "1024"',
        'containerDefinitions[books].image | "…busybox:1.36" → "…busybox:1.37"',
        'containerDefinitions[books].environment[DB_PASSWORD] | "••••••••" → "•••••••• 2"',
        'containerDefinitions[books].environment[LEVEL] | "info" → "debug"',
        `\${IMAGE} | ${busybox}:1.37`,
        '${DB_PASSWORD} | ••••••••',
      ]);
    });

    it('shows both sides, and leaves the review open', async () => {
      const { page } = explorer();
      await rows().filter({ hasText: 'Show Side by Side' }).click();
      const diff = page.locator('.editor-group-container.active .monaco-diff-editor');
      await diff.locator('.line-insert').first().waitFor();
      await page.locator('.tab.active', { hasText: `ledger:1 ↔ ${file}` }).waitFor();
      await explorer().picture('register-side-by-side');
      assert.doesNotMatch((await diff.textContent()) ?? '', /SECRET/);
      await rows().filter({ hasText: 'Register as the next revision' }).waitFor();
      assert.equal(registered(), 0);
    });

    it('registers what was reviewed, although the file changes meanwhile, and says what can come next', async () => {
      const { notification, page } = explorer();
      write({ ...changed, cpu: '1024', memory: '2048' });
      await rows().filter({ hasText: 'Register as the next revision' }).click();
      await notification('Registered ledger:2').waitFor();
      await explorer().picture('registered');
      for (const button of ['Deploy to Service…', 'Run Task…', 'Copy ARN'])
        await notification('Registered ledger:2').locator('.monaco-button', { hasText: button }).waitFor();
      assert.equal(registered(), 1);
      const { containerDefinitions, ...rest } = changed;
      const environment = [
        { name: 'DB_PASSWORD', value: typed },
        { name: 'LEVEL', value: 'debug' },
      ];
      assert.deepEqual(revision(2), { ...rest, containerDefinitions: [container(`${busybox}:1.37`, environment)] });
      await notification('Registered ledger:2').locator('.monaco-button', { hasText: 'Copy ARN' }).click();
      const read = () => page.evaluate<string>('navigator.clipboard.readText()');
      for (let tries = 0; tries < 50 && !(await read()).endsWith('ledger:2'); tries += 1)
        await page.waitForTimeout(100);
      assert.match(await read(), /^arn:aws:ecs:eu-west-1:111122223333:task-definition\/ledger:2$/);
    });

    it('shows the new revision in the tree', async () => {
      const { collapse, expand, line, show } = explorer();
      await show('Task Definitions');
      await expand(line('ledger', 1));
      await line('ledger:2', 2).waitFor();
      await collapse(line('ledger', 1));
    });

    it('remembers a value, but no secret, and says that nothing differs', async () => {
      write(changed);
      await start();
      const { input, says } = explorer();
      await says('The value of ${IMAGE}').waitFor();
      assert.equal(await input.inputValue(), `${busybox}:1.37`);
      await fill();
      assert.deepEqual((await review()).slice(0, 2), [
        'Register the same again as the next revision of ledger | Account 111122223333, region eu-west-1.',
        'Nothing differs from ledger:2.',
      ]);
      await explorer().picture('register-same');
      await leave();
    });

    it('asks for a value again from the review', async () => {
      const { enter, says } = explorer();
      await start();
      await fill();
      await review();
      await rows().filter({ hasText: '${IMAGE}' }).click();
      await says('The value of ${IMAGE}').waitFor();
      await enter(`${busybox}:1.33`);
      const lines = await review();
      assert.equal(lines[2], 'containerDefinitions[books].image | "…busybox:1.37" → "…busybox:1.33"');
      await leave();
      assert.equal(registered(), 1);
    });

    it('says that a revision which was opened, saved and not changed does not differ', async () => {
      const { expand, fileDialog, input, line, page } = explorer();
      await expand(line('ledger', 1));
      await line('ledger:2', 2).click();
      await page.locator('.tab.active', { hasText: 'ledger.2.json' }).waitFor();
      await page.locator('.editor-actions [aria-label*="Save Revision as File"]').click();
      await fileDialog(/task-definition-ledger\.json$/);
      await input.fill(path.join(explorer().window.folder, 'task-definition-saved.json'));
      await input.press('Enter');
      await page.locator('.tab.active', { hasText: 'task-definition-saved.json' }).waitFor();
      await explorer().run('Register Task Definition');
      assert.equal((await review())[1], 'Nothing differs from ledger:2.');
      await leave();
      await explorer().collapse(line('ledger', 1));
    });

    it('refuses a file that ECS would reject, and leads to the first reason', async () => {
      const { notification, page } = explorer();
      write({ ...changed, cpu: '300', containerDefinitions: [container(`${busybox}:1.37`)] });
      await start();
      const message = notification('Nothing was registered: ECS would reject 1 thing in this file.');
      await message.waitFor();
      await explorer().picture('register-refused');
      await message.locator('.monaco-button', { hasText: 'Show the First' }).click();
      await page.locator('.markers-panel .monaco-list-row', { hasText: 'fargate-cpu-memory' }).first().waitFor();
      await explorer().picture('register-first-finding');
      await explorer().window.workbench.press('Control+j');
      assert.equal(registered(), 1);
    });

    it('says why a list of containers cannot be registered', async () => {
      const { notification, window } = explorer();
      await window.workbench.openFile('container-definitions-ledger.json');
      await explorer().run('Register Task Definition');
      await notification('container definitions').waitFor();
      await explorer().picture('register-list');
      await clear();
    });

    it('says that a family is new, and what is left out', async () => {
      write({ ...definition('ledger-next'), revision: 4, status: 'ACTIVE' });
      await start();
      assert.deepEqual(await review(), [
        'Register as a new family, ledger-next | Account 111122223333, region eu-west-1.',
        'ledger-next has no active revision yet.',
        'revision',
        'status',
      ]);
      await explorer().picture('register-new-family');
      await leave();
    });

    it('changes nothing with a profile that is marked', async () => {
      const { notification, withProfile } = explorer();
      await withProfile('audit', async () => {
        await start();
        await notification('marked as read-only in the settings').waitFor();
      });
      assert.equal(registered(), 1);
    });

    it('keeps what was typed unseen in no log, state or setting', () => {
      const { data, folder } = explorer().window;
      const below = (place: string) =>
        readdirSync(place, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'latin1'));
      // The file that was saved from a revision holds what the revision holds.
      const written = below(data).concat(below(folder).filter((text) => !text.includes('ledger')));
      assert.ok(!written.some((text) => text.includes(typed)));
      assert.ok(!explorer().logs().includes(typed));
    });
  });
}
