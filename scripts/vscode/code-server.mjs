import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { node, nodeIn, tools } from '../lib/paths.mjs';
import { npm } from '../lib/processes.mjs';

// A real VS Code, server and web workbench, from npm. Its native modules stay unbuilt: nothing that we do needs them, and
// building them would ask for a compiler.

const logging = fileURLToPath(new URL('spdlog.cjs', import.meta.url));
const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

/**
 * What starts a VS Code server.
 * @typedef {object} CodeServer
 * @property {string} node
 * @property {string} main a script for that node
 */

/**
 * Installs a code-server once, into a folder that git ignores.
 * @param {import('./releases.mjs').Release} release
 * @returns {Promise<CodeServer>}
 */
export async function installCodeServer({ codeServer, node: version, replace }) {
  const folder = path.join(tools, `code-server-${codeServer}`);
  const vscode = path.join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
  const done = path.join(folder, 'installed');
  const main = path.join(vscode, 'out', 'server-main.js');
  const program = { main, node: version === undefined ? node : nodeIn(folder) };
  if (existsSync(done)) return program;
  console.log(`Installing code-server ${codeServer} into ${path.relative(process.cwd(), folder)}, once.`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true, "allowScripts": { "node": true } }\n');
  if (version !== undefined) await install(folder, [`node@${version}`, '--ignore-scripts=false']);
  await install(folder, [`code-server@${codeServer}`]);
  replaceDependencies(vscode, replace);
  await install(vscode, ['--omit=dev']);
  await install(path.join(vscode, 'extensions'), ['--omit=dev']);
  copyFileSync(logging, path.join(vscode, 'node_modules', '@vscode', 'spdlog', 'index.js'));
  writeFileSync(done, '');
  return program;
}

/**
 * @param {string} folder
 * @param {readonly string[]} args
 */
async function install(folder, args) {
  const stdio = /** @type {const} */ (['ignore', 'ignore', 'inherit']);
  const code = await npm(['install', ...options, ...args], { cwd: folder, env: cleanEnvironment(), stdio: [...stdio] });
  if (code !== 0) throw new Error(`npm install failed in ${folder}`);
}

/** Without what the npm that runs us has set for the project's own folder. */
function cleanEnvironment() {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^npm_(?:config_(?:local_)?prefix|package_|lifecycle_)/.test(name),
  );
  return Object.fromEntries(kept);
}

/**
 * @param {string} folder
 * @param {Readonly<Record<string, string>>} replace
 */
function replaceDependencies(folder, replace) {
  if (Object.keys(replace).length === 0) return;
  const file = path.join(folder, 'package.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  Object.assign(manifest.dependencies, replace);
  writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`);
  rmSync(path.join(folder, 'npm-shrinkwrap.json'), { force: true });
}
