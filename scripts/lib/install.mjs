import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { node, root } from './paths.mjs';
import { npm } from './processes.mjs';

/**
 * Installs the dependencies if they are missing, or others than the lockfile names.
 * @returns {Promise<boolean>} whether they are there
 */
export async function ensureInstalled() {
  if (isInstalled()) return true;
  console.log('Installing dependencies with npm ci.');
  if ((await npm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root })) !== 0) return false;
  if (existsSync(node)) return true;
  console.error(
    'The npm package "node" came without its program: its install script has to run. Check `npm config get ignore-scripts`.',
  );
  return false;
}

/** Whether every package of the lockfile that this machine needs is there in that version. */
function isInstalled() {
  const wanted = packagesOf(path.join(root, 'package-lock.json'));
  const present = packagesOf(path.join(root, 'node_modules', '.package-lock.json'));
  if (wanted === undefined || present === undefined || !existsSync(node)) return false;
  return Object.entries(wanted).every(
    ([place, entry]) => place === '' || entry.optional || entry.peer || present[place]?.version === entry.version,
  );
}

/**
 * @param {string} lockfile
 * @returns {Record<string, { version: string, optional?: boolean, peer?: boolean }> | undefined}
 */
function packagesOf(lockfile) {
  try {
    return JSON.parse(readFileSync(lockfile, 'utf8')).packages;
  } catch {
    return undefined;
  }
}
