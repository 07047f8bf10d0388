import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { seedRegion } from '../../aws/sandbox/seed';
import type { Explorer } from '../support/explorer';
import { container, definition } from './definitions';

/** Revisions: opened, saved, compared with each other and with files, deregistered and deleted. */
export function revisions(explorer: () => Explorer): void {
  const ecs = () => explorer().sandbox.world.in(seedRegion).ecs;
  const tab = (title: string | RegExp) => explorer().page.locator('.tab.active', { hasText: title });
  const diff = () => explorer().page.locator('.editor-group-container.active .monaco-diff-editor');
  const file = () => path.join(explorer().window.folder, 'task-definition-archive.json');

  /** Opens the menu of a revision. */
  async function choose(name: string, item: string): Promise<void> {
    await explorer().menu(explorer().line(name, 2), item);
  }

  describe('revisions', () => {
    before(async () => {
      ecs().register(definition('archive'));
      ecs().register(
        definition('archive', { containerDefinitions: [container('public.ecr.aws/docker/library/busybox:1.37')] }),
      );
      ecs().register(definition('archive', { cpu: '512', memory: '1024' }));
      const { expand, line, run, show } = explorer();
      await show('Task Definitions');
      await run('Refresh Task Definitions');
      await expand(line('archive', 1));
    });

    it('opens one with a click, clean and registrable, with hovers and without findings', async () => {
      const { line, page, window } = explorer();
      await line('archive:3', 2).click();
      await tab('archive.3.json').waitFor();
      await page.locator('.view-line', { hasText: '"memory": "1024"' }).waitFor();
      await page.locator('.view-line', { hasText: '"networkMode"' }).getByText('awsvpc').click();
      await window.workbench.runCommand('Show or Focus Hover');
      await page.locator('.monaco-hover:not(.hidden)', { hasText: 'a network interface of its own' }).waitFor();
      await explorer().picture('revision');
      await window.workbench.press('Escape');
      assert.equal(await window.workbench.squiggles.count(), 0);
      const shown = (await page.locator('.editor-group-container.active .view-lines').textContent()) ?? '';
      assert.doesNotMatch(shown, /taskDefinitionArn|registeredAt|compatibilities"|mountPoints|status/);
    });

    it('takes no typing', async () => {
      const { page, window } = explorer();
      await page.locator('.editor-group-container.active .view-line').first().click();
      await page.keyboard.type('x');
      await page.locator('.monaco-editor-overlaymessage', { hasText: 'read-only' }).waitFor();
      await window.workbench.press('Escape');
    });

    it('saves one as a file of the workspace, and opens it', async () => {
      const { page, input, fileDialog } = explorer();
      await page.locator('.editor-actions [aria-label*="Save Revision as File"]').click();
      await fileDialog(/task-definition-archive\.json$/);
      await explorer().picture('save-revision');
      await input.press('Enter');
      await tab('task-definition-archive.json').waitFor();
      const saved = JSON.parse(readFileSync(file(), 'utf8'));
      assert.deepEqual(Object.keys(saved).slice(0, 5), [
        'family',
        'requiresCompatibilities',
        'networkMode',
        'cpu',
        'memory',
      ]);
      assert.deepEqual(Object.keys(saved.containerDefinitions[0]), ['name', 'image', 'essential']);
    });

    it('says that a saved one does not differ', async () => {
      const { notification, pick, says, window } = explorer();
      await explorer().run('Compare with Revision');
      await says('Compare task-definition-archive.json').waitFor();
      await pick('archive:3');
      await notification('archive:3 and task-definition-archive.json do not differ.').waitFor();
      await window.workbench.runCommand('Notifications: Clear All Notifications');
    });

    it('compares two, the older one at the left', async () => {
      const { pick } = explorer();
      await choose('archive:3', 'Compare with Revision');
      await pick('archive:1');
      await tab('archive:1 ↔ archive:3').waitFor();
      await diff().locator('.line-insert').first().waitFor();
      await explorer().picture('compare-revisions');
      const lines = await diff()
        .locator('.editor.modified .view-line', { hasText: /"(cpu|memory)"/ })
        .allTextContents();
      assert.match(lines.join(), /512.*1024/);
      assert.equal(await diff().locator('.editor.modified .line-insert').count(), 2);
    });

    it('compares one with a file', async () => {
      const { pick } = explorer();
      await choose('archive:2', 'Compare with Revision');
      await pick('task-definition-archive.json');
      await tab('archive:2 ↔ task-definition-archive.json').waitFor();
      await diff().locator('.line-insert').first().waitFor();
    });

    it('registers no side of a comparison, where dots stand for secrets', async () => {
      const { page, run, says, window } = explorer();
      await diff().locator('.editor.modified .view-line').first().click();
      await run('Register Task Definition');
      await says('Which task definition?').waitFor();
      await window.workbench.press('Escape');
      await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    });

    it('deregisters one after asking', async () => {
      const { dialog, line } = explorer();
      await choose('archive:1', 'Deregister');
      await dialog.waitFor();
      await explorer().picture('deregister');
      assert.match(
        (await dialog.textContent()) ?? '',
        /No task and no service.*Account 111122223333, region eu-west-1\./s,
      );
      assert.equal(explorer().calls('DeregisterTaskDefinition'), 0);
      await dialog.locator('.monaco-button', { hasText: 'Deregister' }).click();
      await line('archive:1', 2).waitFor({ state: 'detached' });
      assert.equal(explorer().calls('DeregisterTaskDefinition'), 1);
    });

    it('names what still runs one', async () => {
      const { collapse, dialog, expand, line, row } = explorer();
      await collapse(line('archive', 1));
      await expand(line('parcels-worker', 1));
      await row('runs in worker', 2).waitFor();
      await choose('parcels-worker:2', 'Deregister');
      await dialog.getByText('It still runs in worker, where it goes on.').waitFor();
      await dialog.getByText('Cancel').click();
      await dialog.waitFor({ state: 'detached' });
      assert.equal(explorer().calls('DeregisterTaskDefinition'), 1);
      await collapse(line('parcels-worker', 1));
    });

    it('deletes an inactive one when its name has been typed', async () => {
      const { enter, expand, line, menu, says } = explorer();
      await expand(line('archive', 1));
      await expand(line('Inactive revisions', 2));
      await menu(line('archive:1', 3), 'Delete');
      await says('ECS keeps it until nothing runs it any more').waitFor();
      await explorer().picture('delete-revision');
      assert.equal(explorer().calls('DeleteTaskDefinitions'), 0);
      await enter('archive:1');
      await line('archive:1', 3).waitFor({ state: 'detached' });
      assert.equal(explorer().calls('DeleteTaskDefinitions'), 1);
      await explorer().collapse(line('archive', 1));
    });
  });
}
