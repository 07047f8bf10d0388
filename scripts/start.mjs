import './lib/node-version.mjs';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ensureInstalled } from './lib/install.mjs';
import { node, root, tools } from './lib/paths.mjs';
import { npm, run } from './lib/processes.mjs';

// Opens VS Code with the extension on the sample workspace: `npm start`. It starts under Node 20 with nothing installed.

const examples = path.join(root, 'examples');

/** The `code` of a VS Code on this machine, or `undefined`. */
function findCode() {
  const names = process.platform === 'win32' ? ['code.cmd'] : ['code'];
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
  return folders.flatMap((folder) => names.map((name) => path.join(folder, name))).find((file) => existsSync(file));
}

/**
 * Opens a window of its own, and waits until it is closed.
 * @param {string} code
 */
async function openDesktop(code) {
  console.log('Opening VS Code with the extension on examples/. This command ends when its window is closed.');
  const args = ['--new-window', '--wait', `--extensionDevelopmentPath=${root}`, examples];
  if (process.platform !== 'win32') return (await run(code, args)) === 0;
  return (
    (await run(
      `"${code}"`,
      args.map((arg) => `"${arg}"`),
      { shell: true },
    )) === 0
  );
}

/** Serves VS Code to the browser of the person, until Ctrl-C. */
async function serve() {
  const { installCodeServer } = await import('./vscode/code-server.mjs');
  const { releases } = await import('./vscode/releases.mjs');
  const { freePort, installExtension, startServer } = await import('./vscode/server.mjs');
  const { writeSettings } = await import('./vscode/settings.mjs');
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
  writeSettings(data);
  await installExtension({ program, data, extensions, vsix });
  // Whoever can run commands on this machine, or load a page in a browser on it, could use an open server: hence the token.
  const token = randomUUID();
  const port = await freePort(8137);
  const flags = ['--connection-token', token, '--disable-workspace-trust'];
  const server = await startServer({ program, data, extensions, port, flags });
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

process.exitCode = (await main()) ? 0 : 1;
