import assert from 'node:assert/strict';
import { ecsOperations } from '../../aws/sandbox/ecs/operations';
import type { FaultKind } from '../../aws/sandbox/faults';
import { seedRegion } from '../../aws/sandbox/seed';
import type { Explorer } from '../support/explorer';

/** What each fault says in the view, and the button that helps. */
const table: readonly (readonly [fault: FaultKind, says: string, remedy?: string])[] = [
  ['throttle', 'AWS gets more requests than this account may send'],
  ['expired', 'The credentials have expired. Renew them, then retry.'],
  ['denied', 'may not do DescribeRepositories in eu-west-1. Ask for that permission', 'Select Profile'],
  ['server-error', 'could not answer DescribeRepositories. Retry in a moment.'],
  ['bad-gateway', 'could not answer DescribeRepositories. Retry in a moment.'],
  ['cut', 'could not be reached. Check the connection'],
  ['malformed', 'is not what AWS sends'],
];

/** Trouble with AWS: one clear message, the button that helps, and a retry that works. */
export function troubles(explorer: () => Explorer): void {
  const lines = (title: string) => explorer().view(title).locator('.monaco-list-row');

  it('waits for an answer, says so, and gives up in the end', async () => {
    const { run, sandbox, show, view } = explorer();
    await show('Clusters', 'Task Definitions', 'Repositories');
    sandbox.faults.add({ kind: 'silent', operation: 'ListTaskDefinitionFamilies' });
    await run('Refresh Task Definitions');
    await view('Task Definitions').getByText('AWS has not answered yet; still waiting.').waitFor();
    await explorer().picture('waiting');
    // It goes on waiting below the tests that follow; how it ends is seen after them.
  });

  for (const [kind, says, remedy] of table)
    it(`${kind}: says so in one message, and a retry works`, async () => {
      const { line, run, sandbox, view } = explorer();
      sandbox.faults.add({ kind, operation: 'DescribeRepositories' });
      await run('Refresh Repositories');
      await view('Repositories').locator('.message', { hasText: says }).waitFor();
      await explorer().picture(kind);
      const shown = await lines('Repositories').allInnerTexts();
      const buttons = remedy === undefined ? ['Retry'] : [remedy, 'Retry', 'Pin a repository by its name…'];
      assert.deepEqual(shown, buttons);
      sandbox.faults.clear();
      sandbox.faults.add({ kind: 'silent', operation: 'ListTaskDefinitionFamilies' });
      await lines('Repositories').filter({ hasText: 'Retry' }).click();
      await line('parcels/web', 1).waitFor();
      await view('Repositories').locator('.message', { hasText: says }).waitFor({ state: 'hidden' });
    });

  it('has given up waiting by now, and a retry works', async () => {
    const { line, sandbox, show, view } = explorer();
    await view('Task Definitions').getByText('did not answer ListTaskDefinitionFamilies in time').waitFor();
    sandbox.faults.clear();
    await explorer().picture('silent');
    await lines('Task Definitions').filter({ hasText: 'Retry' }).click();
    await line('parcels-web', 1).waitFor();
    await show('Clusters', 'Repositories');
  });

  it('shows pinned clusters and repositories where the lists are denied', async () => {
    const { collapse, enter, expand, line, menu, run, sandbox, view } = explorer();
    for (const operation of ['ListClusters', 'DescribeRepositories']) sandbox.faults.add({ kind: 'denied', operation });
    await run('Refresh Clusters');
    await view('Clusters').getByText('Pin a cluster by its name…').click();
    await enter('parcels');
    await expand(line('parcels', 1));
    await line('Services', 2).waitFor();
    await explorer().picture('pinned');
    sandbox.faults.clear();
    await run('Pin Repository by Name');
    await enter('base/busybox');
    await lines('Repositories')
      .filter({ hasText: /^base\/busybox/ })
      .first()
      .waitFor();
    await collapse(line('parcels', 1));
    await menu(line('parcels', 1), 'Unpin');
    await menu(line('base/busybox', 1), 'Unpin');
    await line('machines', 1).waitFor();
  });

  it('tells of a command that failed in one message with a retry', async () => {
    const { expand, line, menu, notification, page, row, sandbox, show } = explorer();
    await show('Repositories');
    sandbox.faults.add({ kind: 'throttle', operation: 'DescribeImageScanFindings' });
    await expand(line('parcels/web', 1));
    await row('1.4.1', 2).waitFor();
    await menu(row('1.4.1', 2), 'Show Scan Findings');
    const message = notification('AWS gets more requests than this account may send');
    await message.waitFor();
    await explorer().picture('message');
    assert.equal(await message.count(), 1);
    sandbox.faults.clear();
    await message.locator('.monaco-button', { hasText: 'Retry' }).click();
    await page.locator('.tab.active', { hasText: 'parcels-web:1.4.1.md' }).waitFor();
    await show('Clusters', 'Repositories');
  });

  it('says what is wrong in the middle of a tree, beside what could be read', async () => {
    const { expand, line, notification, row, sandbox, window } = explorer();
    sandbox.faults.add({ kind: 'denied', operation: 'DescribeServices' });
    await expand(line('parcels', 1));
    await expand(line('Services', 2));
    await row('may not do DescribeServices', 3).waitFor();
    await row('may not do DescribeServices', 3).click();
    await notification('may not do DescribeServices').getByText('Select Profile').waitFor();
    await explorer().picture('denied-below');
    await window.workbench.runCommand('Notifications: Clear All Notifications');
    sandbox.faults.clear();
    await line('Retry', 3).click();
    await line('worker', 3).waitFor();
  });

  it('shows a rollout that failed', async () => {
    const { collapse, expand, line, row, run, sandbox } = explorer();
    const { ecs } = sandbox.world.in(seedRegion);
    const worker = ecs.cluster('parcels').services.get('worker');
    if (worker !== undefined) worker.fails = 'image-not-found';
    const input = { cluster: 'parcels', service: 'worker', forceNewDeployment: true };
    ecsOperations.UpdateService?.(sandbox.world.in(seedRegion), input);
    for (let step = 0; step < 8; step += 1) sandbox.world.step();
    await run('Refresh Clusters');
    await expand(line('parcels', 1));
    await expand(line('Services', 2));
    await collapse(line('web', 3));
    await expand(line('worker', 3));
    await expand(line('Stopped tasks', 4));
    await row('There is no image', 5).waitFor();
    await explorer().picture('failed-rollout');
    await collapse(line('parcels', 1));
  });
}
