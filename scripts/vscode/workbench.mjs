import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { workbenchAddress } from './address.mjs';
import { openPage } from './browser.mjs';
import { installCodeServer } from './code-server.mjs';
import { releases } from './releases.mjs';
import { installExtension, startServer } from './server.mjs';
import { writeSettings } from './settings.mjs';

/** @typedef {import('playwright-core').Page} Page */

const modifier = process.platform === 'darwin' ? 'Meta' : 'Control';

/**
 * A VS Code seen from outside, the way a person sees it: what is shown is read from the screen, and what is done is done with
 * keys and clicks.
 */
export class Workbench {
  /** @param {Page} page with the workbench in it */
  constructor(page) {
    this.page = page;
  }

  /** Waits until the workbench can be used. */
  async ready() {
    await this.page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 60_000 });
    await this.page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout: 60_000 });
  }

  /**
   * Presses keys: `Control` stands for the platform's own modifier.
   * @param {string} keys
   */
  async press(keys) {
    await this.page.keyboard.press(keys.replace('Control', modifier));
  }

  /**
   * Opens a file by its path in the folder.
   * @param {string} file
   */
  async openFile(file) {
    await this.press('Control+p');
    const input = this.page.locator('.quick-input-widget input').first();
    await input.fill(file);
    await this.page
      .locator('.quick-input-list .monaco-list-row', { hasText: path.basename(file) })
      .first()
      .waitFor();
    await this.press('Enter');
    await this.page.locator('.tab.active', { hasText: path.basename(file) }).waitFor();
    await this.page.locator('.editor-group-container.active .view-lines').first().waitFor();
  }

  /**
   * Runs a command by its title, through the command palette.
   * @param {string} title
   */
  async runCommand(title) {
    await this.press('F1');
    const input = this.page.locator('.quick-input-widget input').first();
    await input.fill(`>${title}`);
    const row = this.page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first();
    await row.waitFor();
    await row.click();
  }

  /** Where squiggles are in the editor in front; wait for the first with `.first().waitFor()`. */
  get squiggles() {
    return this.page.locator(
      '.monaco-editor .squiggly-error, .monaco-editor .squiggly-warning, .monaco-editor .squiggly-info',
    );
  }

  /**
   * A piece of text in the editor in front.
   * @param {string} text within one token
   */
  token(text) {
    return this.page.locator('.editor-group-container.active .view-line span span', { hasText: text }).first();
  }

  /**
   * Opens the context menu of an element.
   * @param {import('playwright-core').Locator} element
   * @returns {Promise<string[]>} the labels of its items
   */
  async contextMenu(element) {
    await element.click({ button: 'right' });
    const labels = this.page.locator('.monaco-menu .action-label');
    await labels.first().waitFor();
    return (await labels.allInnerTexts()).map((label) => label.trim()).filter((label) => label !== '');
  }

  /** The messages in the Problems view, from top to bottom. */
  async problems() {
    await this.runCommand('Problems: Focus on Problems View');
    const rows = this.page.locator('.markers-panel .monaco-list-row');
    await rows.first().waitFor();
    return rows.allInnerTexts();
  }

  /** Closes what covers the editor: side bar, panel, messages. */
  async tidy() {
    await this.runCommand('Notifications: Clear All Notifications');
    if (await this.page.locator('.part.auxiliarybar').isVisible()) await this.press('Control+Alt+b');
  }

  /**
   * Saves a picture of the window, or of a part of it.
   * @param {string} file
   * @param {{ x: number, y: number, width: number, height: number }} [clip]
   */
  async screenshot(file, clip) {
    await this.page.screenshot({ path: file, animations: 'disabled', caret: 'hide', clip });
  }
}

/**
 * Starts a VS Code of its own on a folder, with packed extensions in it, and shows it in a browser without a window.
 * @param {object} options
 * @param {string} options.folder what to open, absolute
 * @param {readonly string[]} [options.vsix] extensions to install, as files
 * @param {import('./releases.mjs').Release} [options.release]
 * @param {Record<string, unknown>} [options.settings] besides those of `writeSettings`
 * @param {NodeJS.ProcessEnv} [options.env] what extensions have for an environment
 * @param {boolean} [options.trusted] whether the folder is trusted; false shows Restricted Mode
 * @param {{ width: number, height: number }} [options.viewport]
 * @param {number} [options.scale]
 */
export async function openWorkbench({
  folder,
  vsix = [],
  release = releases.newest,
  settings = {},
  env = process.env,
  trusted = true,
  ...view
}) {
  const program = await installCodeServer(release);
  const place = mkdtempSync(path.join(tmpdir(), 'quaymaster-workbench-'));
  const data = path.join(place, 'data');
  const extensions = path.join(place, 'extensions');
  mkdirSync(extensions);
  writeSettings(data, settings);
  for (const file of vsix) await installExtension({ program, data, extensions, vsix: file });
  const flags = ['--without-connection-token', ...(trusted ? ['--disable-workspace-trust'] : [])];
  const server = await startServer({ program, data, extensions, flags, env });
  const { page, close } = await openPage(view);
  await page.goto(workbenchAddress({ port: server.port, folder }));
  const workbench = new Workbench(page);
  await workbench.ready();
  return {
    workbench,
    page,
    data,
    extensions,
    close: async () => {
      await close();
      await server.stop();
      rmSync(place, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
