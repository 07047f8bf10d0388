import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { run } from '../lib/processes.mjs';

// What the tests of building and pushing need: a real engine, a second one, a real registry, and a program that images are made of. And
// ShellCheck, for the tests of scripts.

/** Which package of Debian brings what. */
const needed = /** @type {const} */ ([
  ['docker.io', () => program('dockerd') !== undefined && program('docker') !== undefined],
  ['docker-registry', () => program('docker-registry') !== undefined],
  ['apache2-utils', () => program('htpasswd') !== undefined],
  ['busybox-static', () => staticBusybox() !== undefined],
  ['podman', () => program('podman') !== undefined],
  ['shellcheck', () => program('shellcheck') !== undefined],
]);

/**
 * Where a program of this machine is. The packages of Debian put some where only root looks.
 * @param {string} name
 */
export function program(name) {
  const folders = ['/usr/bin', '/usr/sbin', '/bin', '/sbin', ...(process.env.PATH ?? '').split(path.delimiter)];
  return folders.map((folder) => path.join(folder, name)).find((file) => existsSync(file));
}

/** A busybox that runs in an empty image. */
export function staticBusybox() {
  const file = program('busybox');
  return file === undefined || readFileSync(file).includes('/ld-linux') ? undefined : file;
}

/**
 * Installs what is missing, if that is possible; says which command to run, if it is not.
 * @returns {Promise<boolean>} whether everything is there
 */
export async function ensureEngines() {
  const missing = () => needed.filter(([, isThere]) => !isThere()).map(([name]) => name);
  if (missing().length > 0 && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log(`Installing ${missing().join(', ')} with apt-get.`);
    // The engine that the package would start as a service is not the one of the tests.
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
    const quiet = {
      env,
      stdio: /** @type {import('node:child_process').StdioOptions} */ (['ignore', 'ignore', 'inherit']),
    };
    await run('apt-get', ['update', '--quiet'], quiet);
    await run('apt-get', ['install', '--yes', ...missing()], quiet);
  }
  if (missing().length === 0) return true;
  console.error(
    `The tests need a container engine, a registry and ShellCheck. Run: sudo apt-get install ${missing().join(' ')}`,
  );
  return false;
}
