import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { endTree, run, startTree } from '../lib/processes.mjs';

/**
 * A running VS Code server.
 * @typedef {object} Server
 * @property {number} port on 127.0.0.1
 * @property {Promise<number>} ended its exit code, once it has ended
 * @property {() => Promise<void>} stop ends it with all its children
 */

/**
 * Starts a VS Code server on the loopback interface.
 * @param {object} options
 * @param {import('./code-server.mjs').CodeServer} options.program
 * @param {string} options.data where it keeps settings and state
 * @param {string} options.extensions where its extensions are
 * @param {number} [options.port] a free one if left out
 * @param {readonly string[]} [options.flags] more flags
 * @param {NodeJS.ProcessEnv} [options.env]
 * @returns {Promise<Server>} when it answers
 */
export async function startServer({ program, data, extensions, port, flags = [], env = process.env }) {
  const chosen = port ?? (await freePort());
  const args = [program.main, '--host', '127.0.0.1', '--port', String(chosen)];
  args.push('--accept-server-license-terms', '--disable-telemetry', '--server-data-dir', data);
  args.push('--extensions-dir', extensions, ...flags);
  const child = startTree(program.node, args, { stdio: ['ignore', 'pipe', 'pipe'], env });
  const ended = new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
  const output = /** @type {string[]} */ ([]);
  await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The VS Code server ended with ${code}:\n${output.join('\n')}`)));
    for (const input of [child.stdout, child.stderr])
      createInterface({ input: /** @type {import('node:stream').Readable} */ (input) }).on('line', (line) => {
        if (output.length < 200) output.push(line);
        if (line.includes('Extension host agent listening')) resolve(undefined);
      });
  });
  return { port: chosen, ended, stop: () => endTree(child) };
}

/**
 * Installs a packed extension without a server having to run.
 * @param {object} options
 * @param {import('./code-server.mjs').CodeServer} options.program
 * @param {string} options.data
 * @param {string} options.extensions
 * @param {string} options.vsix
 */
export async function installExtension({ program, data, extensions, vsix }) {
  const args = [program.main, '--install-extension', vsix, '--force', '--accept-server-license-terms'];
  args.push('--extensions-dir', extensions, '--server-data-dir', data);
  const code = await run(program.node, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  if (code !== 0) throw new Error(`VS Code could not install ${vsix}`);
}

/**
 * A port that nobody listens on.
 * @param {number} [preferred] tried first
 * @returns {Promise<number>}
 */
export function freePort(preferred = 0) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => (preferred === 0 ? reject(error) : resolve(freePort())));
    probe.listen(preferred, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
