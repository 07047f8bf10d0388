import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from './lib/paths.mjs';

const protocol = createRequire(import.meta.url)('vscode-languageserver-protocol/node');

/**
 * The language server protocol, which both sides of it speak, as a bundle of its own with what they speak of it: the names that are
 * found in the bundles beside it.
 * @param {string} folder with the bundles, absolute
 * @returns {import('esbuild').BuildOptions}
 */
export function protocolProgram(folder) {
  const words = new Set(
    readdirSync(folder)
      .filter((file) => file.endsWith('.js') && file !== 'protocol.js')
      .map((file) => readFileSync(path.join(folder, file), 'utf8'))
      .filter((code) => code.includes('./protocol.js'))
      .flatMap((code) => code.match(/\w+/g) ?? []),
  );
  const names = Object.keys(protocol).filter((name) => words.has(name));
  const contents = `'use strict'; export { ${names.join(', ')} } from 'vscode-languageserver-protocol/node';`;
  return {
    stdin: { contents, resolveDir: root, sourcefile: 'protocol.js' },
    outdir: undefined,
    outfile: path.join(folder, 'protocol.js'),
    plugins: [],
  };
}
