import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The licences of the packages whose code is in the bundles: their authors ask that it travels with them. A text that several have
 * is there once.
 * @param {string} root the folder of the project, which the names of files are relative to
 * @param {readonly import('esbuild').Metafile[]} metafiles of what went in
 */
export function notices(root, metafiles) {
  const used = metafiles.flatMap(({ outputs }) =>
    Object.values(outputs).flatMap(({ inputs }) => Object.entries(inputs)),
  );
  const folders = new Set(
    used.flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 && packageFolder(file)) || []),
  );
  /** @type {Map<string, string[]>} */
  const owners = new Map();
  for (const folder of [...folders].sort()) {
    const { name, text } = licence(path.join(root, folder));
    owners.set(text, [...(owners.get(text) ?? []), name]);
  }
  const sections = [...owners].map(([text, names]) => `---- ${[...new Set(names)].join(', ')} ----\n\n${text}\n`);
  return `Quaymaster contains code of these packages.\n\n${sections.join('\n')}`;
}

/** @param {string} input */
function packageFolder(input) {
  const parts = input.split('/');
  const at = parts.lastIndexOf('node_modules');
  if (at === -1) return undefined;
  return parts.slice(0, at + (parts[at + 1]?.startsWith('@') ? 3 : 2)).join('/');
}

/** @param {string} folder */
function licence(folder) {
  const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file === undefined ? license : readFileSync(path.join(folder, file), 'utf8').replaceAll('\r\n', '\n');
  return { name: `${name} ${version} (${license})`, text: text.trim() };
}
