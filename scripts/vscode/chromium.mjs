import { existsSync } from 'node:fs';
import path from 'node:path';
import { run } from '../lib/processes.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];
const packages = ['chromium', 'fonts-dejavu-core'];

/** The browser of this machine that VS Code's workbench can run in, or `undefined`. `CHROME_PATH` names another. */
export function findChromium() {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const onPath = names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  const named = process.env.CHROME_PATH === undefined ? [] : [process.env.CHROME_PATH];
  return [...named, ...onPath, ...elsewhere].find((file) => existsSync(file));
}

/**
 * The browser, installed if need be and possible.
 * @throws an error that names the command to run, if it is not possible
 */
export async function ensureChromium() {
  const found = findChromium();
  if (found !== undefined) return found;
  const install = ['install', '--yes', '--no-install-recommends', ...packages];
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('Installing Chromium with apt-get.');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '--quiet'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
    await run('apt-get', install, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  }
  const installed = findChromium();
  if (installed !== undefined) return installed;
  throw new Error(
    `The tests need Chromium. Run: sudo apt-get ${install.join(' ')}  (or set CHROME_PATH to a Chrome or Chromium)`,
  );
}
