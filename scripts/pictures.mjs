import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ECS } from '@aws-sdk/client-ecs';
import { root } from './lib/paths.mjs';
import { startSandbox } from './lib/sandbox.mjs';
import { openWorkbench } from './vscode/workbench.mjs';

// Takes the pictures of the README from a running VS Code: `npm run pictures`, or `npm run pictures -- push` for some of them.

const images = path.join(root, 'docs', 'images');
const place = mkdtempSync(path.join(tmpdir(), 'quaymaster-pictures-'));
const folder = path.join(place, 'parcels');
const vsix = path.join(place, 'quaymaster.vsix');
const chosen = process.argv.slice(2);

/** @typedef {Awaited<ReturnType<typeof openWorkbench>>} Window */

/**
 * What is wrong, as the pointer rests on it.
 * @param {Window} window
 */
async function finding({ workbench, page }) {
  await workbench.openFile('task-definition-web.json');
  await workbench.squiggles.first().waitFor();
  await workbench.tidy();
  await workbench.press('Control+b');
  await workbench.token('"networkMode"').click();
  const memory = page.locator('.view-line', { hasText: '"memory"' }).locator('span', { hasText: '"512"' }).last();
  await memory.hover();
  await page.locator('.monaco-hover .hover-row').first().waitFor();
  await page.waitForTimeout(1_000);
  await workbench.screenshot(path.join(images, 'finding.png'));
}

/**
 * What can be done about it.
 * @param {Window} window
 */
async function fix({ workbench, page }) {
  await page.keyboard.press('Escape');
  await page.mouse.move(5, 5);
  await page.locator('.view-line', { hasText: '"memory"' }).locator('span', { hasText: '"512"' }).last().click();
  await workbench.press('Control+.');
  await page.locator('.action-widget .monaco-list-row').first().waitFor();
  await page.waitForTimeout(500);
  await workbench.screenshot(path.join(images, 'fix.png'));
}

/**
 * What runs in AWS, down to a container, and the images of a repository.
 * @param {Window} window
 */
async function explorer({ workbench, page }) {
  const line = (/** @type {string} */ label, /** @type {number} */ level) =>
    page
      .locator(`.monaco-list-row[aria-level="${level}"]`)
      .filter({ has: page.getByText(label, { exact: true }) })
      .first();
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 1000, height: 720 });
  await page.locator('.activitybar [aria-label="Quaymaster"]').first().click();
  await widen(page);
  await line('parcels/web', 1).waitFor();
  await page.locator('.pane-header', { hasText: 'Task Definitions' }).click();
  for (const [index, label] of ['parcels', 'Services', 'web', 'Tasks'].entries()) await line(label, index + 1).click();
  await page.locator('.monaco-list-row[aria-level="5"]').first().click();
  await line('parcels/web', 1).click();
  await page.mouse.move(5, 5);
  await page.waitForTimeout(1_000);
  await workbench.screenshot(path.join(images, 'explorer.png'), { x: 0, y: 0, width: 760, height: 720 });
}

/**
 * Gives the side bar room for whole lines.
 * @param {Window['page']} page
 */
async function widen(page) {
  const box = await page.locator('.part.sidebar').boundingBox();
  if (box === null) return;
  const [x, y] = [box.x + box.width + 1, box.y + 300];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 60, y, { steps: 5 });
  await page.mouse.move(x + 130, y, { steps: 5 });
  await page.mouse.up();
}

/**
 * The tags of an image where it is written, with what is known of the one that is selected.
 * @param {Window} window
 */
async function image({ workbench, page }) {
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 900, height: 620 });
  await workbench.openFile('deploy/task-definition-report.json');
  await workbench.tidy();
  await workbench.press('Control+b');
  await page.locator('.view-line', { hasText: '"image"' }).first().click();
  await workbench.press('End');
  for (let count = 0; count < '",'.length; count += 1) await workbench.press('ArrowLeft');
  for (let count = 0; count < 'report:1.4.2'.length; count += 1) await page.keyboard.press('Backspace');
  await page.keyboard.type('web:');
  const row = page.locator('.suggest-widget.visible .monaco-list-row', { hasText: '1.4.1' }).first();
  for (let tries = 0; tries < 20 && !(await row.isVisible()); tries += 1) {
    await page.waitForTimeout(1_000);
    if (await row.isVisible()) break;
    await page.keyboard.press('Escape');
    await workbench.press('Control+Space');
  }
  await workbench.press('Control+Space');
  await page.locator('.suggest-details-container', { hasText: 'Platforms' }).first().waitFor();
  await page.waitForTimeout(1_000);
  await workbench.screenshot(path.join(images, 'image.png'), { x: 0, y: 0, width: 900, height: 586 });
  await workbench.press('Escape');
  await workbench.runCommand('File: Revert File');
}

/**
 * The plan of a push, to review.
 * @param {Window} window
 */
async function push({ workbench, page }) {
  const line = (/** @type {string} */ text) =>
    page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 900, height: 560 });
  await workbench.openFile('web/Dockerfile');
  await workbench.tidy();
  const lens = page.locator('.codelens-decoration a', { hasText: 'Build and push to ECR…' }).first();
  await lens.waitFor();
  await page.waitForTimeout(500);
  await lens.click();
  await line('parcels/web').click();
  await line('latest').waitFor();
  await page.locator('.quick-input-widget input[type="text"]').first().fill('1.5.0');
  await line('1.5.0').locator('.monaco-checkbox, input[type="checkbox"]').first().click();
  await page.locator('.quick-input-widget .monaco-button', { hasText: 'OK' }).click();
  await line('Platform').waitFor();
  await page.mouse.move(5, 5);
  await page.waitForTimeout(1_500);
  await workbench.screenshot(path.join(images, 'push.png'), { x: 0, y: 0, width: 900, height: 440 });
  await page.keyboard.press('Escape');
}

/**
 * What registering a file would change.
 * @param {Window} window
 */
async function register({ workbench, page }) {
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 900, height: 560 });
  const file = path.join(folder, 'deploy', 'task-definition-report.json');
  const definition = JSON.parse(readFileSync(file, 'utf8'));
  const [container] = definition.containerDefinitions;
  container.image = container.image.replace('1.4.2', '1.5.0');
  container.environment = [{ name: 'REPORT_DAYS', value: '7' }];
  writeFileSync(file, JSON.stringify({ ...definition, memory: '1024' }, undefined, 2));
  await workbench.openFile('deploy/task-definition-report.json');
  await page.locator('.view-line', { hasText: '1.5.0' }).first().waitFor();
  await workbench.tidy();
  await workbench.runCommand('Quaymaster: Register Task Definition');
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Show Side by Side' }).waitFor();
  await page.mouse.move(5, 5);
  await page.waitForTimeout(1_500);
  await workbench.screenshot(path.join(images, 'register.png'), { x: 0, y: 0, width: 900, height: 440 });
  await page.keyboard.press('Escape');
}

/**
 * A deployment whose tasks do not start, and why: on the left the service, below the diary.
 * @param {Window} window
 */
async function deploy({ workbench, page }) {
  const row = (/** @type {string} */ label, /** @type {number} */ level) =>
    page
      .locator(`.monaco-list-row[aria-level="${level}"]`)
      .filter({ has: page.getByText(label, { exact: true }) })
      .first();
  const watch = async () => {
    await workbench.contextMenu(row('web', 3));
    const item = page.locator('.monaco-menu .action-label', { hasText: 'Watch Deployment' });
    await item.waitFor();
    // A menu takes no click in the moment in which it opens.
    await page.waitForTimeout(500);
    await item.click();
    await item.waitFor({ state: 'hidden' });
  };
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 1100, height: 640 });
  await workbench.tidy();
  if (!(await page.locator('.pane-header', { hasText: 'Clusters' }).first().isVisible()))
    await page.locator('.activitybar [aria-label="Quaymaster"]').first().click();
  await widen(page);
  for (const [index, label] of ['parcels', 'Services', 'web', 'Deployments'].entries()) {
    await row(label, index + 1).waitFor();
    if ((await row(label, index + 1).getAttribute('aria-expanded')) === 'false') await row(label, index + 1).click();
  }
  await deployMissingImage();
  await watch();
  await page.waitForTimeout(1_000);
  await watch();
  await page.locator('.part.panel .view-line', { hasText: 'Watching web' }).first().waitFor();
  await page.locator('.notification-toast', { hasText: 'There is no image' }).first().waitFor({ timeout: 90_000 });
  await page.mouse.move(5, 5);
  await page.waitForTimeout(1_500);
  await workbench.screenshot(path.join(images, 'deploy.png'));
}

/** Gives a service of the sandbox a revision whose image nobody has pushed. */
async function deployMissingImage() {
  const [cluster, service] = ['parcels', 'web'];
  const failing = JSON.stringify({ cluster, service, kind: 'image-not-found' });
  await fetch(`${sandbox.address}/_sandbox/failures`, { method: 'POST', body: failing });
  const credentials = { accessKeyId: 'AKIASANDBOX000000000', secretAccessKey: 'none' };
  const ecs = new ECS({ endpoint: sandbox.address, region: 'eu-west-1', credentials });
  const { taskDefinition } = await ecs.describeTaskDefinition({ taskDefinition: 'parcels-web' });
  const { family, containerDefinitions = [], ...rest } = taskDefinition ?? {};
  for (const container of containerDefinitions) container.image = container.image?.replace(/:[^:]*$/, ':1.5.0');
  await ecs.registerTaskDefinition({ ...rest, family, containerDefinitions });
  await ecs.updateService({ cluster, service, taskDefinition: family });
}

mkdirSync(images, { recursive: true });
cpSync(path.join(root, 'examples'), folder, { recursive: true });
execFileSync(process.execPath, [path.join(root, 'scripts', 'package.mjs'), vsix], { stdio: 'inherit' });
const sandbox = await startSandbox(path.join(place, 'aws'));
const window = await openWorkbench({
  folder,
  vsix: [vsix],
  viewport: { width: 900, height: 440 },
  scale: 1.5,
  settings: {
    'workbench.colorTheme': 'Default Light Modern',
    'editor.minimap.enabled': false,
    'editor.fontSize': 14,
  },
  env: sandbox.env,
});
try {
  for (const [name, take] of Object.entries({ finding, fix, explorer, image, push, register, deploy }))
    if (chosen.length === 0 || chosen.includes(name)) await take(window);
} finally {
  sandbox.stop();
  await window.close();
  rmSync(place, { recursive: true, force: true });
}
