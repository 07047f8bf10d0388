import assert from 'node:assert/strict';
import { seedRegion } from '../../aws/sandbox/seed';
import type { Explorer } from '../support/explorer';

/** Repositories and images: made, scanned, read about and deleted, each after a question. */
export function changing(explorer: () => Explorer): void {
  const ecr = () => explorer().sandbox.world.in(seedRegion).ecr;

  it('creates a repository after asking', async () => {
    const { dialog, enter, input, line, page, pick, run, says } = explorer();
    await run('Create Repository');
    await says('New repository in eu-west-1').waitFor();
    await input.fill('Team/Service');
    await page.locator('.quick-input-message', { hasText: 'upper-case' }).waitFor();
    await enter('parcels/returns');
    for (const choice of ['Immutable tags', 'Scan on push', 'AWS KMS']) await pick(choice);
    await dialog.waitFor();
    await explorer().picture('create-repository');
    assert.match((await dialog.textContent()) ?? '', /Account 111122223333, region eu-west-1\./);
    assert.equal(explorer().calls('CreateRepository'), 0);
    await dialog.locator('.monaco-button', { hasText: 'Create' }).click();
    await line('parcels/returns', 1).waitFor();
    const { mutability, scanOnPush, encryption } = ecr().repository('parcels/returns');
    assert.deepEqual([mutability, scanOnPush, encryption.encryptionType], ['IMMUTABLE', true, 'KMS']);
  });

  it('starts a scan after asking, and shows what came of it', async () => {
    const { collapse, dialog, expand, line, menu, row } = explorer();
    await expand(line('parcels/report', 1));
    await menu(row('1.4.2', 2), 'Start Scan');
    await dialog.waitFor();
    assert.match((await dialog.textContent()) ?? '', /at most once a day.*Account 111122223333/s);
    assert.equal(explorer().calls('StartImageScan'), 0);
    await dialog.locator('.monaco-button', { hasText: 'Scan' }).click();
    await row('1 medium', 2).waitFor();
    await collapse(line('parcels/report', 1));
  });

  it('shows what a scan found', async () => {
    const { expand, line, menu, page, row } = explorer();
    await expand(line('parcels/web', 1));
    await row('1.4.2', 2).waitFor();
    await menu(row('1.4.2', 2), 'Show Scan Findings');
    await page.locator('.tab.active', { hasText: 'parcels-web:1.4.2.md' }).waitFor();
    await page.locator('.view-line', { hasText: 'CVE-2026-1001' }).first().waitFor();
    await explorer().picture('findings');
  });

  it('deletes an image only when its name has been typed', async () => {
    const { enter, input, menu, page, row, says } = explorer();
    await menu(row('1.3.0', 2), 'Delete Image');
    await says('Delete the image parcels/web:1.3.0').waitFor();
    await input.fill('yes');
    await page.locator('.quick-input-message', { hasText: 'This is not' }).waitFor();
    assert.equal(explorer().calls('BatchDeleteImage'), 0);
    await enter('parcels/web:1.3.0');
    await row('1.3.0', 2).waitFor({ state: 'detached' });
    assert.equal(explorer().calls('BatchDeleteImage'), 1);
  });

  it('deletes a repository only when its name has been typed', async () => {
    const { enter, line, menu, says } = explorer();
    await menu(line('parcels/worker', 1), 'Delete Repository');
    await says('It holds 5 images, which are deleted with it. Account 111122223333, region eu-west-1.').waitFor();
    await explorer().picture('delete-repository');
    assert.equal(explorer().calls('DeleteRepository'), 0);
    await enter('parcels/worker');
    await line('parcels/worker', 1).waitFor({ state: 'detached' });
    assert.equal(explorer().calls('DeleteRepository'), 1);
  });
}
