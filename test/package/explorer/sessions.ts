import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Explorer } from '../support/explorer';

const writes = ['CreateRepository', 'DeleteRepository', 'BatchDeleteImage', 'StartImageScan'];

/** Who a person is in AWS, where, and what keeps them from being anybody. */
export function sessions(explorer: () => Explorer): void {
  const written = () => writes.reduce((sum, operation) => sum + explorer().calls(operation), 0);
  const welcome = (words: string, title = 'Repositories') =>
    explorer().view(title).locator('.welcome-view', { hasText: words });

  it('switches profile and region', async () => {
    const { line, page, pick, run, selectProfile, show, status, view } = explorer();
    await show('Clusters', 'Task Definitions', 'Repositories');
    await selectProfile('live');
    await status.filter({ hasText: 'sandbox: live / us-east-1' }).waitFor();
    await view('Clusters').locator('.monaco-list-row', { hasText: 'overseas' }).waitFor();
    await welcome('No repositories in this region.').waitFor();
    await explorer().picture('empty');
    await page.locator('.statusbar [id*="quaymaster.aws"].error-kind').waitFor();
    await run('Select AWS Region');
    await pick('eu-west-1');
    await status.filter({ hasText: 'sandbox: live / eu-west-1' }).waitFor();
    await line('parcels/web', 1).waitFor();
  });

  for (const [profile, mark, color] of [
    ['live', 'production', 'error'],
    ['audit', 'read-only', 'warning'],
  ] as const)
    it(`changes nothing with a profile that is marked as ${mark}, and colours it`, async () => {
      const { expand, line, menu, notification, page, row, run, selectProfile } = explorer();
      if (profile !== 'live') await selectProfile(profile);
      await page.locator(`.statusbar [id*="quaymaster.aws"].${color}-kind`, { hasText: profile }).waitFor();
      await line('parcels/web', 1).waitFor();
      const before = written();
      const refused = async (change: () => Promise<void>) => {
        await change();
        const message = notification(`marked as ${mark} in the settings, so nothing is changed with it`);
        await message.waitFor();
        await explorer().picture(mark);
        await page.keyboard.press('Escape');
        await explorer().window.workbench.runCommand('Notifications: Clear All Notifications');
        await message.waitFor({ state: 'detached' });
      };
      await expand(line('parcels/web', 1));
      await row('1.4.1', 2).waitFor();
      await refused(() => run('Create Repository'));
      if (mark === 'read-only') return assert.equal(written(), before);
      await refused(() => menu(line('parcels/web', 1), 'Delete Repository'));
      await refused(() => menu(row('1.4.1', 2), 'Delete Image'));
      await refused(() => menu(row('1.4.1', 2), 'Start Scan'));
      assert.equal(written(), before);
    });

  it('asks for the one-time code of a role, and again where it was wrong', async () => {
    const { enter, input, line, page, says, selectProfile, status, view } = explorer();
    await selectProfile('code');
    await says('One-time code for arn:aws:iam::111122223333:mfa/newcomer').waitFor();
    await explorer().picture('one-time-code');
    assert.equal(await input.getAttribute('type'), 'password');
    await enter('654321');
    await view('Clusters').getByText('needs a current one-time code').waitFor();
    await explorer().picture('wrong-code');
    await line('Retry', 1).click();
    await says('One-time code').waitFor();
    await enter('123456');
    await status.filter({ hasText: 'code / eu-west-1 / 111122223333' }).waitFor();
    await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  });

  it('offers to sign in in a terminal, and goes on by itself afterwards', async () => {
    const { home, line, page, row, selectProfile, view } = explorer();
    await selectProfile('corp');
    await view('Clusters').getByText('The sign-in of profile "corp" has expired or was never made.').waitFor();
    await row('aws sso login --profile corp', 1).waitFor();
    await explorer().picture('sign-in');
    await row('aws sso login --profile corp', 1).click();
    await page.locator('.part.panel .xterm-rows', { hasText: 'aws sso login --profile corp' }).waitFor();
    await explorer().picture('terminal');
    const cache = path.join(home, '.aws', 'sso', 'cache');
    mkdirSync(cache, { recursive: true });
    await page.waitForTimeout(500);
    const token = { accessToken: 'sso-SECRET-sign-in', expiresAt: new Date(Date.now() + 3_600_000).toISOString() };
    const name = createHash('sha1').update('corp').digest('hex');
    writeFileSync(path.join(cache, `${name}.json`), JSON.stringify(token));
    await line('parcels/web', 1).waitFor();
  });

  it('says that there is no region, and lets a person choose one', async () => {
    const { line, page, pick, selectProfile } = explorer();
    await selectProfile('nowhere');
    const words = welcome('No AWS region is chosen');
    await words.waitFor();
    await welcome('No AWS region is chosen', 'Clusters').waitFor();
    await explorer().picture('no-region');
    await words.getByText('Select Region').click();
    await page.locator('.quick-input-widget').waitFor();
    await pick('eu-west-1');
    await line('parcels/web', 1).waitFor();
  });

  it('says that there are no credentials, and lets a person choose a profile', async () => {
    const { line, pick, selectProfile } = explorer();
    await selectProfile('nobody');
    const words = welcome('No AWS credentials were found');
    await words.waitFor();
    await welcome('No AWS credentials were found', 'Clusters').waitFor();
    await explorer().picture('no-credentials');
    await words.getByText('Select Profile').click();
    await pick('Default credentials');
    await line('parcels/web', 1).waitFor();
  });
}
