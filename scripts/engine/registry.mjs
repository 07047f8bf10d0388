import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { endTree, startTree } from '../lib/processes.mjs';
import { program } from './packages.mjs';

/**
 * @typedef {object} Registry
 * @property {string} host `127.0.0.1:40123`
 * @property {() => Promise<void>} stop
 */

/**
 * Starts a registry on loopback that wants a password, as ECR does: user `AWS`, and a token.
 * @param {string} folder where everything of it goes
 * @param {string} token
 * @returns {Promise<Registry>}
 */
export async function startRegistry(folder, token) {
  mkdirSync(folder, { recursive: true });
  const users = path.join(folder, 'htpasswd');
  const { stdout } = spawnSync(program('htpasswd') ?? 'htpasswd', ['-Bni', 'AWS'], { input: token, encoding: 'utf8' });
  writeFileSync(users, stdout, { mode: 0o600 });
  const host = `127.0.0.1:${await freePort()}`;
  const settings = {
    version: '0.1',
    log: { level: 'warn' },
    storage: { filesystem: { rootdirectory: path.join(folder, 'data') } },
    http: { addr: host, relativeurls: true },
    auth: { htpasswd: { realm: 'registry', path: users } },
  };
  // YAML takes JSON as it is.
  const file = path.join(folder, 'config.yml');
  writeFileSync(file, JSON.stringify(settings));
  const log = openSync(path.join(folder, 'registry.log'), 'a');
  const child = startTree(program('docker-registry') ?? 'docker-registry', ['serve', file], {
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const stop = () => endTree(child);
  for (let tries = 0; tries < 100 && child.exitCode === null; tries += 1) {
    if (
      await fetch(`http://${host}/v2/`).then(
        ({ status }) => status === 401,
        () => false,
      )
    )
      return { host, stop };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await stop();
  throw new Error(
    `The registry did not start:\n${readFileSync(path.join(folder, 'registry.log'), 'utf8').slice(-3_000)}`,
  );
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
