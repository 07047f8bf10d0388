import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { startSandbox } from '../aws/sandbox/server';
import { openBare, standIn, type Window } from './support/bare';

// What a person meets in a window that is not like the others.

/** The ids of the processes of the window's language server. */
function serverProcesses({ extensions }: Window): number[] {
  const { stdout } = spawnSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' });
  return stdout
    .split('\n')
    .filter((line) => line.includes(extensions) && line.includes('server.js'))
    .map((line) => Number.parseInt(line, 10));
}

describe('a window', function () {
  this.timeout(180_000);
  let window: Window | undefined;

  afterEach(async () => {
    await window?.close();
    window = undefined;
  });

  it('in Restricted Mode shows findings as any other, and leaves AWS alone', async () => {
    const sandbox = await startSandbox();
    window = await openBare({ trusted: false, env: { ...process.env, AWS_ENDPOINT_URL: sandbox.address } });
    const { page, workbench } = window;
    await page.getByText('Restricted Mode', { exact: true }).first().waitFor();
    await workbench.openFile('web/Dockerfile');
    await workbench.squiggles.first().waitFor();
    await page.locator('.activitybar [aria-label="Quaymaster"]').first().click();
    for (const title of ['Clusters', 'Task Definitions', 'Repositories']) {
      const view = page.locator('.pane').filter({ has: page.locator('.pane-header', { hasText: title }) });
      await view.getByText('AWS is off until you trust this workspace.').waitFor();
    }
    if (process.env.QUAYMASTER_PICTURES !== undefined)
      await page.screenshot({ path: `${process.env.QUAYMASTER_PICTURES}/restricted.png` });
    assert.deepEqual(sandbox.calls, []);
    await sandbox.close();
  });

  it('with Docker DX in it leaves to that what BuildKit checks', async () => {
    window = await openBare({ beside: [standIn('docker', 'docker')] });
    const { workbench } = window;
    await workbench.openFile('web/Dockerfile');
    await workbench.openFile('deploy/task-definition-web.json');
    await workbench.squiggles.first().waitFor();
    const problems = (await workbench.problems()).join('\n');
    assert.match(problems, /fargate-cpu-memory/);
    assert.doesNotMatch(problems, /json-args-recommended|from-as-casing/);
  });

  it('says once that the language server has been given up, and starts it again when asked to', async () => {
    window = await openBare();
    const { page, workbench } = window;
    await workbench.openFile('web/Dockerfile');
    await workbench.squiggles.first().waitFor();
    const message = page.locator('.notification-toast', { hasText: 'it is not started again' });
    for (let waited = 0; waited < 300 && (await message.count()) === 0; waited += 1) {
      for (const id of serverProcesses(window)) process.kill(id, 'SIGKILL');
      await pause(200);
    }
    assert.equal(await message.count(), 1);
    assert.deepEqual(serverProcesses(window), []);
    assert.equal(await workbench.squiggles.count(), 0);
    await message.getByText('Restart', { exact: true }).click();
    await workbench.squiggles.first().waitFor();
    assert.equal(serverProcesses(window).length, 1);
  });
});
