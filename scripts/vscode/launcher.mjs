#!/usr/bin/env node
import path from 'node:path';
import { format } from 'node:util';
import { remoteFile, workbenchAddress } from './address.mjs';
import { openPage } from './browser.mjs';
import { installCodeServer } from './code-server.mjs';
import { releases } from './releases.mjs';
import { startServer } from './server.mjs';

// Stands in for the desktop program where that cannot run: takes the flags that @vscode/test-electron passes, runs the tests in
// code-server's VS Code with a browser that shows nothing, and ends with the exit code of the tests.
// QUAYMASTER_RELEASE chooses the release.

/** Flags that only the desktop program has a use for. */
const forDesktop = new Set([
  '--no-sandbox',
  '--disable-gpu-sandbox',
  '--disable-updates',
  '--skip-welcome',
  '--skip-release-notes',
  '--no-cached-data',
]);
const needed = ['extensionTestsPath', 'extensionDevelopmentPath', 'extensions-dir', 'user-data-dir'];

/** What a run of tests in a workbench may take, in milliseconds; a browser that hangs must not hang the tests. */
const limit = 300_000;

/** @param {readonly string[]} args */
function readFlags(args) {
  const values = new Map();
  const flags = [];
  let folder;
  for (const arg of args) {
    const [, name = '', value = ''] = /^--([^=]+)=(.*)$/s.exec(arg) ?? [];
    if (needed.includes(name)) values.set(name, value);
    else if (arg === '--disable-workspace-trust') flags.push(arg);
    else if (!arg.startsWith('-')) folder = path.resolve(arg);
    else if (!forDesktop.has(arg)) throw new Error(`The launcher does not know ${arg}`);
  }
  const flag = (/** @type {string} */ name) => {
    const value = values.get(name);
    if (value === undefined) throw new Error(`The launcher needs --${name}=…`);
    return String(value);
  };
  return { flag, flags, folder };
}

/** @param {readonly string[]} args */
async function launch(args) {
  const { flag, flags, folder } = readFlags(args);
  const release = releases[/** @type {keyof typeof releases} */ (process.env.QUAYMASTER_RELEASE ?? 'newest')];
  const server = await startServer({
    program: await installCodeServer(release),
    data: flag('user-data-dir'),
    extensions: flag('extensions-dir'),
    flags: ['--without-connection-token', '--enable-smoke-test-driver', ...flags],
  });
  const { page, close } = await openPage();
  try {
    const finished = new Promise((resolve) => page.exposeFunction('codeAutomationExit', resolve));
    await page.exposeFunction('codeAutomationLog', show);
    const payload = {
      extensionDevelopmentPath: remoteFile(server.port, flag('extensionDevelopmentPath')),
      extensionTestsPath: remoteFile(server.port, flag('extensionTestsPath')),
      skipWelcome: 'true',
    };
    await page.goto(workbenchAddress({ port: server.port, folder, payload }));
    return Number(await Promise.race([finished, timeout()]));
  } finally {
    await close();
    await server.stop();
  }
}

/**
 * @param {string} _type
 * @param {readonly unknown[]} args
 */
function show(_type, args) {
  console.log(format(...args));
}

function timeout() {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`The tests did not end within ${limit / 1000} s`)), limit).unref();
  });
}

process.exitCode = await launch(process.argv.slice(2)).catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  return 1;
});
process.exit();
