import { chromium } from 'playwright-core';
import { ensureChromium } from './chromium.mjs';

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Starts a browser without a window and opens an empty page.
 * @param {object} [options]
 * @param {{ width: number, height: number }} [options.viewport]
 * @param {number} [options.scale] device pixels per CSS pixel
 */
export async function openPage({ viewport = { width: 1280, height: 800 }, scale = 1 } = {}) {
  const browser = await chromium.launch({ executablePath: await ensureChromium(), args, chromiumSandbox: false });
  const context = await browser.newContext({ viewport, deviceScaleFactor: scale });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await context.newPage();
  return { page, close: () => browser.close() };
}
