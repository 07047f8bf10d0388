import './lib/node-version.mjs';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureInstalled } from './lib/install.mjs';
import { node, root, tools } from './lib/paths.mjs';
import { npm, run } from './lib/processes.mjs';
import { sandboxSettings, startSandbox } from './lib/sandbox.mjs';
import { writeDesktopSettings, writeSettings } from './vscode/settings.mjs';

// Opens VS Code with the extension on the sample workspace: `npm start`. It starts under Node 20 with nothing installed.
// AWS is the sandbox, unless `npm start -- --aws` asks for the AWS of this machine; `--many` makes the sandbox large.

const { values } = parseArgs({ options: { aws: { type: 'boolean' }, many: { type: 'boolean' } } });
const examples = path.join(root, 'examples');

/**
 * Where AWS is, and the settings that go with it.
 * @typedef {object} Aws
 * @property {NodeJS.ProcessEnv} env
 * @property {Record<string, unknown>} settings
 */

/** @type {Promise<Aws> | undefined} */
let chosen;

/** The AWS that was asked for. The sandbox needs a build, and is started once. */
function chooseAws() {
  chosen ??= startAws();
  return chosen;
}

/** @returns {Promise<Aws>} */
async function startAws() {
  if (values.aws) {
    console.log('AWS is that of this machine: its profiles, its environment, its accounts.');
    return { env: process.env, settings: {} };
  }
  const { address, env } = await startSandbox(path.join(tools, 'start', 'aws'), values.many ? ['--many'] : []);
  console.log(`AWS is a sandbox at ${address}: made-up data on this machine. No account is asked or changed.`);
  console.log('To use your own AWS profiles instead: npm start -- --aws');
  return { env, settings: sandboxSettings };
}

/** The `code` of a VS Code on this machine, or `undefined`. */
function findCode() {
  const names = process.platform === 'win32' ? ['code.cmd'] : ['code'];
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
  return folders.flatMap((folder) => names.map((name) => path.join(folder, name))).find((file) => existsSync(file));
}

/**
 * Opens a window of its own, and waits until it is closed. With the sandbox it belongs to a VS Code of its own, so that neither remembers
 * profiles of the other.
 * @param {string} code
 */
async function openDesktop(code) {
  const { env, settings } = await chooseAws();
  console.log('Opening VS Code with the extension on examples/. This command ends when its window is closed.');
  const args = ['--new-window', '--wait', `--extensionDevelopmentPath=${root}`, examples];
  if (!values.aws) {
    const data = path.join(tools, 'start', 'desktop');
    writeDesktopSettings(data, settings);
    args.unshift(`--user-data-dir=${data}`, '--disable-workspace-trust');
  }
  if (process.platform !== 'win32') return (await run(code, args, { env })) === 0;
  return (
    (await run(
      `"${code}"`,
      args.map((arg) => `"${arg}"`),
      { shell: true, env },
    )) === 0
  );
}

/** Serves VS Code to the browser of the person, until Ctrl-C. */
async function serve() {
  const { installCodeServer } = await import('./vscode/code-server.mjs');
  const { releases } = await import('./vscode/releases.mjs');
  const { freePort, installExtension, startServer } = await import('./vscode/server.mjs');
  const { workbenchAddress } = await import('./vscode/address.mjs');
  const { randomUUID } = await import('node:crypto');
  const program = await installCodeServer(releases.newest);
  const place = path.join(tools, 'start');
  const extensions = path.join(place, 'extensions');
  const data = path.join(place, 'data');
  const vsix = path.join(place, 'quaymaster.vsix');
  rmSync(extensions, { recursive: true, force: true });
  mkdirSync(extensions, { recursive: true });
  console.log('Building and packing the extension.');
  if ((await run(node, ['scripts/package.mjs', vsix], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })) !== 0)
    return false;
  const { env, settings } = await chooseAws();
  writeSettings(data, settings);
  await installExtension({ program, data, extensions, vsix });
  // Whoever can run commands on this machine, or load a page in a browser on it, could use an open server: hence the token.
  const token = randomUUID();
  // A browser keeps what a window remembers by the address, so that each AWS has a port of its own.
  const port = await freePort(values.aws ? 8138 : 8137);
  const flags = ['--connection-token', token, '--disable-workspace-trust'];
  const server = await startServer({ program, data, extensions, port, flags, env });
  console.log(
    `\nVS Code with Quaymaster is here, until Ctrl-C:\n\n  ${workbenchAddress({ port, token, folder: examples })}\n`,
  );
  let asked = false;
  const stop = () => {
    asked = true;
    server.stop();
  };
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, stop);
  const code = await server.ended;
  await server.stop();
  return asked || code === 0;
}

async function main() {
  if (!(await ensureInstalled())) return false;
  const code = findCode();
  if (code === undefined) return serve();
  if ((await npm(['run', 'build'], { cwd: root })) !== 0) return false;
  if (await openDesktop(code)) return true;
  console.log('That VS Code did not open; here is one in the browser instead.');
  return serve();
}

process.exit((await main()) ? 0 : 1);
