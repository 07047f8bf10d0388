import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { endTree, startTree } from '../lib/processes.mjs';
import { program } from './packages.mjs';

// A Docker engine in a folder of its own: socket, images, containers and process id. It touches neither the firewall nor an engine that
// runs already.

/** What helps where the usual way is closed: file systems that cannot be stacked, and sandboxes that cannot bridge. */
const ways = [[], ['--storage-driver', 'vfs'], ['--storage-driver', 'vfs', '--bridge', 'none']];

/**
 * @typedef {object} Docker
 * @property {string} host for `DOCKER_HOST`
 * @property {() => Promise<void>} stop
 */

/**
 * Starts an engine; it needs root. Elsewhere the one that runs is taken as it is.
 * @param {string} folder where everything of it goes; a short path, for the sake of the socket
 * @returns {Promise<Docker>}
 */
export async function startDocker(folder) {
  if (process.getuid?.() !== 0) return runningDocker();
  mkdirSync(folder, { recursive: true });
  for (const way of ways) {
    const engine = await tryDocker(folder, way);
    if (engine !== undefined) return engine;
  }
  throw new Error(
    `The Docker engine did not start:\n${readFileSync(path.join(folder, 'dockerd.log'), 'utf8').slice(-3_000)}`,
  );
}

/** @returns {Docker} */
function runningDocker() {
  const { status, stderr } = spawnSync(program('docker') ?? 'docker', ['version'], { encoding: 'utf8' });
  if (status === 0) return { host: process.env.DOCKER_HOST ?? '', stop: async () => undefined };
  throw new Error(
    `Only root can start a Docker engine, and none is running: start it, or run the tests as root.\n${stderr}`,
  );
}

/**
 * @param {string} folder
 * @param {readonly string[]} way
 * @returns {Promise<Docker | undefined>}
 */
async function tryDocker(folder, way) {
  const socket = path.join(folder, 'docker.sock');
  const host = `unix://${socket}`;
  const own = [
    '--data-root',
    path.join(folder, 'data'),
    '--exec-root',
    path.join(folder, 'exec'),
    '--pidfile',
    path.join(folder, 'pid'),
  ];
  const apart = ['--iptables=false', '--ip6tables=false', '--ip-forward=false', '--ip-masq=false'];
  const log = openSync(path.join(folder, 'dockerd.log'), 'a');
  const args = ['--host', host, ...own, ...apart, ...way];
  // Its own tools, containerd among them, lie where only root looks.
  const env = { ...process.env, PATH: `/usr/sbin:/usr/bin:/sbin:/bin:${process.env.PATH ?? ''}` };
  const child = startTree(program('dockerd') ?? 'dockerd', args, { env, stdio: ['ignore', log, log] });
  closeSync(log);
  const stop = () => endTree(child);
  for (let tries = 0; tries < 300 && child.exitCode === null; tries += 1) {
    if (existsSync(socket) && answers(host)) return { host, stop };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await stop();
  return undefined;
}

/** @param {string} host */
function answers(host) {
  const env = { ...process.env, DOCKER_HOST: host };
  return spawnSync(program('docker') ?? 'docker', ['info'], { env, stdio: 'ignore' }).status === 0;
}
