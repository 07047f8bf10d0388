import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The licences of the packages whose code is in the bundles: their authors ask that it travels with them.
 * @param {string} root the folder of the project
 * @param {readonly string[]} inputs the files that went in, relative to `root`
 */
export function notices(root, inputs) {
  const packages = new Map();
  for (const input of inputs) {
    const folder = packageFolder(input);
    if (folder !== undefined) packages.set(folder, describe(path.join(root, folder)));
  }
  const texts = [...new Set([...packages.values()])].sort();
  return `Quaymaster contains code of these packages.\n\n${texts.join('\n')}`;
}

/** @param {string} input */
function packageFolder(input) {
  const parts = input.split('/');
  const at = parts.lastIndexOf('node_modules');
  if (at === -1) return undefined;
  return parts.slice(0, at + (parts[at + 1]?.startsWith('@') ? 3 : 2)).join('/');
}

/** @param {string} folder */
function describe(folder) {
  const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text =
    file !== undefined && existsSync(path.join(folder, file)) ? readFileSync(path.join(folder, file), 'utf8') : license;
  return `---- ${name} ${version} (${license}) ----\n\n${text.trim()}\n`;
}
