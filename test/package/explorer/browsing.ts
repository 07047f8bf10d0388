import assert from 'node:assert/strict';
import { ecsOperations } from '../../aws/sandbox/ecs/operations';
import { addMany, seedRegion } from '../../aws/sandbox/seed';
import type { Explorer } from '../support/explorer';

/** Looking around: what runs, in how many regions, and what can be taken from it. */
export function browsing(explorer: () => Explorer): void {
  it('shows clusters, and opens one down to a container', async () => {
    const { expand, line, page, row, show, status, view } = explorer();
    await page.locator('.activitybar [aria-label="Quaymaster"]').first().click();
    await show('Clusters', 'Repositories');
    await expand(line('parcels', 1));
    await expand(line('Services', 2));
    await expand(line('web', 3));
    await expand(line('Tasks', 4));
    await expand(page.locator('.monaco-list-row[aria-level="5"]').first());
    await row('RUNNING', 6).waitFor();
    await status.filter({ hasText: 'sandbox: default credentials / eu-west-1 / 111122223333' }).waitFor();
    await view('Clusters').getByText('Sandbox: made-up data, not AWS.').waitFor();
    await explorer().picture('clusters');
  });

  it('shows the deployments and the events of a service', async () => {
    const { collapse, expand, line, row } = explorer();
    await collapse(line('Tasks', 4));
    await expand(line('Deployments', 4));
    await row(/parcels-web:2.*PRIMARY · COMPLETED · 2\/2 running/, 5).waitFor();
    await collapse(line('Deployments', 4));
    await expand(line('Events', 4));
    await row('has reached a steady state', 5).waitFor();
    await collapse(line('web', 3));
  });

  it('shows the machines of a cluster, and what runs on them', async () => {
    const { collapse, expand, line, row } = explorer();
    await collapse(line('parcels', 1));
    await expand(line('machines', 1));
    await expand(line('Container instances', 2));
    await row(/i-0a1b2c3d4e5f60711.*DRAINING/, 3).waitFor();
    await expand(line('i-0a1b2c3d4e5f60710', 3));
    await row(/RUNNING.*agent:1/, 4).waitFor();
    await collapse(line('machines', 1));
  });

  it('marks the revision that a service runs', async () => {
    const { expand, line, row, show } = explorer();
    await show('Task Definitions', 'Repositories');
    await expand(line('parcels-web', 1));
    await row('runs in web', 2).waitFor();
    await explorer().picture('task-definitions');
  });

  it('copies names, URIs and ARNs', async () => {
    const { collapse, expand, line, page, row } = explorer();
    const registry = '111122223333.dkr.ecr.eu-west-1.amazonaws.com/parcels';
    await expand(line('parcels/report', 1));
    const copies = async (element: ReturnType<typeof line>, item: string, text: RegExp) => {
      await explorer().menu(element, item);
      const read = () => page.evaluate<string>('navigator.clipboard.readText()');
      for (let tries = 0; tries < 50 && !text.test(await read()); tries += 1) await page.waitForTimeout(100);
      assert.match(await read(), text);
    };
    await copies(line('parcels/report', 1), 'Copy Name', /^parcels\/report$/);
    await copies(
      line('parcels/report', 1),
      'Copy ARN',
      /^arn:aws:ecr:eu-west-1:111122223333:repository\/parcels\/report$/,
    );
    await copies(row('1.4.2', 2), 'Copy URI', new RegExp(`^${registry}/report:1\\.4\\.2$`));
    await copies(row('1.4.2', 2), 'Copy URI with Digest', new RegExp(`^${registry}/report@sha256:[0-9a-f]{64}$`));
    await collapse(line('parcels/report', 1));
  });

  it('opens the AWS console', async () => {
    const { page, line, dialog } = explorer();
    await explorer().menu(line('parcels/report', 1), 'Open in AWS Console');
    await dialog.waitFor();
    assert.match((await dialog.textContent()) ?? '', /https:\/\/eu-west-1\.console\.aws\.amazon\.com\/ecr\/repos/);
    await dialog.getByText('Cancel').click();
    await page.locator('.monaco-dialog-box').waitFor({ state: 'detached' });
  });

  it('shows several regions', async () => {
    const { expand, line, row, show } = explorer();
    explorer().sandbox.world.in('us-east-1').ecs.addCluster('overseas');
    explorer().change({ 'quaymaster.aws.moreRegions': ['us-east-1'] });
    await show('Clusters', 'Repositories');
    await expand(line('us-east-1', 1));
    await row('overseas', 2).waitFor();
    await explorer().picture('regions');
    explorer().change({ 'quaymaster.aws.moreRegions': [] });
    await line('parcels', 1).waitFor();
  });

  it('reads itself again while something rolls out, and only then', async () => {
    const { collapse, expand, line, page, row, sandbox } = explorer();
    await expand(line('parcels', 1));
    await expand(line('Services', 2));
    await row(/^web2\/2 running$/, 3).waitFor();
    ecsOperations.UpdateService?.(sandbox.world.in(seedRegion), {
      cluster: 'parcels',
      service: 'web',
      forceNewDeployment: true,
    });
    await explorer().run('Refresh Clusters');
    await row(/^webrolling out/, 3).waitFor();
    await explorer().picture('rolling-out');
    for (let step = 0; step < 6; step += 1) sandbox.world.step();
    await row(/^web2\/2 running$/, 3).waitFor();
    const settled = explorer().calls('DescribeServices');
    await page.waitForTimeout(5_500);
    assert.equal(explorer().calls('DescribeServices'), settled);
    await collapse(line('parcels', 1));
  });

  it('stays usable with 1,000 services: a hundred at a time, and one by its name', async () => {
    const { collapse, expand, line, page, sandbox } = explorer();
    addMany(sandbox.world, { services: 1_000, tasks: 5_000 });
    await collapse(line('parcels', 1));
    await explorer().run('Refresh Clusters');
    await expand(line('many', 1));
    const before = explorer().calls('DescribeServices');
    await expand(line('Services', 2));
    await expand(line('service-0', 3));
    assert.ok(explorer().calls('DescribeServices') - before <= 20);
    await collapse(line('service-0', 3));
    await page.keyboard.press('End');
    await line('Load more…', 3).click();
    await line('Load more…', 3).waitFor({ state: 'detached' });
    await page.keyboard.press('End');
    await line('service-199', 3).waitFor();
    assert.ok(explorer().calls('DescribeServices') - before <= 30);
    await explorer().picture('load-more');
    await explorer().run('Filter Services by Name');
    await explorer().enter('service-999');
    await page.keyboard.press('Home');
    await line('service-999', 3).waitFor();
    await explorer().picture('filtered');
    await explorer().run('Filter Services by Name');
    await explorer().enter('');
    sandbox.world.in(seedRegion).ecs.clusters.delete('many');
    await explorer().run('Refresh Clusters');
    await line('many', 1).waitFor({ state: 'detached' });
  });
}
