import assert from 'node:assert/strict';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { exampleDefinitions, seedRegion } from '../aws/sandbox/seed';
import type { Bench } from '../container-engine/support/bench';
import type { Window } from './support/bare';
import { openWithEngine } from './support/engine-window';
import { Hands } from './support/hands';

// From a right-click on a Dockerfile to the new revision running: a real VS Code, a real Docker engine and registry, and the sandbox for ECS, which looks
// images up in that registry. QUAYMASTER_PICTURES=DIR takes a picture of each state.

const tag = '1.5.0';
const family = 'parcels-web';

/** The task definition of the sample, with what ECS would reject put right. */
function taskDefinition(): string {
  const found = exampleDefinitions().find((definition) => definition.family === family);
  return `${JSON.stringify(found, undefined, 2)}\n`;
}

describe('from a Dockerfile to the service that runs it, in a bare VS Code with a real engine', function () {
  this.timeout(240_000);
  let bench: Bench;
  let window: Window;
  let page: Page;
  let hands: Hands;

  before(async () => {
    ({ bench, window } = await openWithEngine(() => ({ 'deploy/task-definition-web.json': taskDefinition() })));
    page = window.page;
    hands = new Hands({ bench, window });
  });

  after(async () => {
    await window?.close();
    await bench?.close();
  });

  afterEach(async function () {
    if (this.currentTest?.isFailed()) await picture(`failed, ${this.currentTest.title.replaceAll(/\W/g, ' ')}`);
  });

  async function picture(name: string): Promise<void> {
    const folder = process.env.QUAYMASTER_PICTURES;
    if (folder === undefined) return;
    await page.waitForTimeout(500);
    await page.screenshot({ path: path.join(folder, `end to end, ${name}.png`) });
  }

  const button = (text: string, label: string) => hands.toast(text).locator('.monaco-button', { hasText: label });
  const ecs = () => bench.sandbox.world.in(seedRegion).ecs;
  const service = () => ecs().cluster('parcels').services.get('web');
  const calls = (operation: string) => bench.sandbox.calls.filter((call) => call.operation === operation).length;

  it('builds and pushes', async () => {
    await hands.buildAndPush('web');
    await hands.choose('parcels/web');
    await hands.line('latest').waitFor();
    await hands.type(tag);
    await hands.tick(tag);
    await hands.choose(/Build arguments/);
    await hands.sayBase();
    await hands.choose(/Build and push/);
    await hands.toast('Pushed: ').waitFor({ timeout: 120_000 });
  });

  it('puts the image into the task definition, and leads on to registering it', async () => {
    await button('Pushed: ', 'Put into Task Definition…').click();
    await hands.choose('by its tag');
    await page.locator('.tab.active', { hasText: 'task-definition-web.json' }).waitFor();
    const told = `task-definition-web.json now names ${bench.proxy.host}/parcels/web:${tag}`;
    await hands.toast(told).waitFor();
    await picture('put into the task definition');
    await button(told, 'Register…').click();
  });

  it('registers it: only the image differs', async () => {
    await hands.line('Show Side by Side').waitFor();
    await picture('review');
    const differences = page.locator('.quick-input-list .monaco-list-row', { hasText: ' → ' });
    assert.equal(await differences.count(), 1);
    await hands.line('containerDefinitions[web].image').waitFor();
    assert.equal(calls('RegisterTaskDefinition'), 0);
    await hands.choose(`Register as the next revision of ${family}`);
    await hands.toast(`Registered ${family}:3`).waitFor();
    assert.equal(calls('RegisterTaskDefinition'), 1);
  });

  it('deploys it to the service, after asking', async () => {
    await button(`Registered ${family}:3`, 'Deploy to Service…').click();
    await hands.choose(/web.*runs parcels-web:2/s);
    const dialog = page.locator('.monaco-dialog-box');
    await dialog.waitFor();
    await picture('deploy');
    assert.match((await dialog.textContent()) ?? '', /Account 111122223333, region eu-west-1, cluster parcels\./);
    assert.equal(calls('UpdateService'), 0);
    await dialog.locator('.monaco-button', { hasText: 'Deploy' }).click();
    await dialog.waitFor({ state: 'detached' });
    for (let tries = 0; tries < 50 && calls('UpdateService') === 0; tries += 1) await page.waitForTimeout(200);
    assert.equal(service()?.deployments[0]?.definition.revision, 3);
  });

  it('rolls out until the new revision alone runs, with the image that was built', async () => {
    for (let step = 0; step < 20 && service()?.deployments[0]?.rolloutState !== 'COMPLETED'; step += 1) {
      bench.sandbox.world.step();
      await page.waitForTimeout(500);
    }
    await hands.toast(`web runs ${family}:3`).waitFor({ timeout: 60_000 });
    await picture('rolled out');
    const [deployment, ...others] = service()?.deployments ?? [];
    assert.deepEqual([deployment?.rolloutState, deployment?.definition.revision, others], ['COMPLETED', 3, []]);
    const running = [...ecs().cluster('parcels').tasks.values()].filter(
      ({ group, status }) => group === 'service:web' && status === 'RUNNING',
    );
    const image = `${bench.proxy.host}/parcels/web:${tag}`;
    assert.ok(await bench.digest('parcels/web', tag));
    assert.deepEqual(
      running.map(({ containers }) => containers.map((container) => container.image)),
      [[image], [image]],
    );
  });
});
