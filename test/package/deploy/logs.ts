import assert from 'node:assert/strict';
import { addService } from '../../aws/sandbox/ecs/services';
import { seedRegion } from '../../aws/sandbox/seed';
import type { Input } from '../../aws/sandbox/wire';
import type { Explorer } from '../support/explorer';

/** Logs: followed while they are written, read for a range of time, and explained where there are none. */
export function logs(explorer: () => Explorer): void {
  const world = () => explorer().sandbox.world;
  const ecs = () => world().in(seedRegion).ecs;
  const step = (times: number) => {
    for (let index = 0; index < times; index += 1) world().step();
  };
  /** A line of the output, or of an editor, whose blanks do not break. */
  const lineIn = (place: string, text: string) => {
    const hasText = new RegExp(
      text
        .replaceAll(/[[\]().]/g, '\\$&')
        .replaceAll('ID', '\\w{8}')
        .replaceAll(' ', '\\s'),
    );
    return explorer().page.locator(`${place} .view-line`, { hasText }).last();
  };
  const output = (text: string) => lineIn('.part.panel', text);
  const editor = (text: string) => lineIn('.editor-instance', text);
  const eye = () => explorer().page.locator('.statusbar-item', { hasText: 'Following' });

  describe('logs', () => {
    before(async () => {
      const { document } = ecs().definition('crossing-web:3');
      const [container] = document.containerDefinitions as readonly Input[];
      const options = {
        'awslogs-group': '/journal/web',
        'awslogs-region': seedRegion,
        'awslogs-stream-prefix': 'journal',
      };
      const logConfiguration = { logDriver: 'awslogs', options };
      ecs().register({ ...document, family: 'journal', containerDefinitions: [{ ...container, logConfiguration }] });
      const cluster = ecs().addCluster('journal', ['FARGATE']);
      addService(ecs(), cluster, 'reader', 'journal', 2);
      addService(ecs(), cluster, 'mixed', 'crossing-logs', 1);
      step(4);
      const { collapse, expand, line, run, show } = explorer();
      await show('Clusters');
      await run('Refresh Clusters');
      // From the top: what is below may not be drawn before.
      for (const name of ecs().clusters.keys()) if (name !== 'journal') await collapse(line(name, 1));
      await expand(line('journal', 1));
      await expand(line('Services', 2));
      await line('reader', 3).waitFor();
    });

    it('of a service are followed while its tasks write them', async () => {
      const { line, menu } = explorer();
      await menu(line('reader', 3), 'Follow Logs');
      await output('Z web ID web is ready').waitFor();
      await eye().filter({ hasText: 'Following reader (journal)' }).waitFor();
      world().in(seedRegion).logs.write('/journal/web', streamOf(), '\u001b[32mparcel 77\u001b[0m is late', new Date());
      await output('Z web ID parcel 77 is late').waitFor();
      await explorer().picture('logs-followed');
    });

    it('of a service go on with tasks that start', async () => {
      const reader = ecs().cluster('journal').services.get('reader');
      assert.ok(reader);
      reader.desired = 3;
      step(3);
      const ids = [...tasks()].map(({ id }) => id.slice(0, 8));
      await output(`[Quaymaster] Task ${ids.at(-1)} starts.`).waitFor();
      await output(`Z web ${ids.at(-1)} web `).waitFor();
      await explorer().picture('logs-joined');
    });

    it('of another thing are followed beside it, and each is stopped from the status bar', async () => {
      const { expand, line, menu, page, pick } = explorer();
      await expand(line('mixed', 3));
      await expand(line('Tasks', 4));
      const task = page.locator('.monaco-list-row[aria-level="5"]').first();
      await task.waitFor();
      await menu(task, 'Follow Logs');
      await output('Z router router is ready').waitFor();
      await eye().filter({ hasText: 'Following 2 logs' }).click();
      await page.locator('.quick-input-list', { hasText: 'reader (journal)' }).waitFor();
      await explorer().picture('logs-stop');
      await pick('mixed');
      await output('[Quaymaster] Stopped.').waitFor();
      await eye().filter({ hasText: 'Following reader (journal)' }).click();
      await pick('reader (journal)');
      await eye().waitFor({ state: 'detached' });
      const before = explorer().calls('FilterLogEvents');
      await page.waitForTimeout(3_000);
      assert.equal(explorer().calls('FilterLogEvents'), before);
    });

    it('of a range of time are a document', async () => {
      const { enter, line, menu, page, pick, says } = explorer();
      await menu(line('reader', 3), 'Show Logs of a Time Range');
      await says('Logs of reader (journal)').waitFor();
      await page.locator('.quick-input-list', { hasText: 'Last 15 minutes' }).waitFor();
      await explorer().picture('logs-range');
      await pick('Another range');
      await explorer().input.fill('soon');
      await says('Write for example 90m').waitFor();
      await enter('30m');
      await says('A filter pattern of CloudWatch Logs').waitFor();
      await enter('late');
      await page.locator('.tab.active', { hasText: /reader \(journal\).*\.log/ }).waitFor();
      await editor('Z web ID parcel 77 is late').waitFor();
      await editor('# Filter: late').waitFor();
      await page.locator('.statusbar-item', { hasText: /^Log$/ }).waitFor();
      await explorer().picture('logs-document');
    });

    it('that go nowhere are explained', async () => {
      const { expand, line, menu, notification, page, run } = explorer();
      await expand(page.locator('.monaco-list-row[aria-level="5"]').first());
      await menu(line('quiet', 6), 'Follow Logs');
      await notification('quiet has no log configuration, so what it writes is not kept.').waitFor();
      await explorer().picture('logs-explained');
      await notification('quiet has no log').locator('.monaco-button', { hasText: 'Open Revision' }).click();
      await page.locator('.tab.active', { hasText: 'crossing-logs' }).waitFor();
      await explorer().window.workbench.runCommand('Notifications: Clear All Notifications');
      await menu(line('elsewhere', 6), 'Show Logs of a Time Range');
      await notification('elsewhere sends what it writes elsewhere, with the log driver splunk.').waitFor();
      await explorer().window.workbench.runCommand('Notifications: Clear All Notifications');
      await run('Stop Following Logs');
      await notification('No logs are followed.').waitFor();
    });

    const tasks = () => [...ecs().cluster('journal').tasks.values()].filter(({ group }) => group === 'service:reader');
    const streamOf = () => `journal/web/${tasks()[0]?.id}`;
  });
}
