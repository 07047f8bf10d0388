import { readFileSync } from 'node:fs';
import path from 'node:path';
import { deflateRawSync } from 'node:zlib';

/** How many parts of a bundle are worth a line. */
const mostParts = 12;

/**
 * What bundles weigh, and of what they are made: in bytes as they are loaded, and zipped as they travel.
 * @param {string} root the folder that the names of the outputs are relative to
 * @param {import('esbuild').Metafile} metafile
 */
export function sizes(root, { outputs }) {
  return Object.entries(outputs).map(([file, { inputs }]) => {
    const contents = readFileSync(path.resolve(root, file));
    const head = `${path.basename(file)}: ${number(contents.length)} bytes, ${number(deflateRawSync(contents).length)} zipped`;
    return [head, ...largestParts(inputs)].join('\n');
  });
}

/** @param {import('esbuild').Metafile['outputs'][string]['inputs']} inputs */
function largestParts(inputs) {
  /** @type {Map<string, number>} */
  const parts = new Map();
  for (const [input, { bytesInOutput }] of Object.entries(inputs))
    parts.set(partOf(input), (parts.get(partOf(input)) ?? 0) + bytesInOutput);
  return [...parts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, mostParts)
    .map(([part, bytes]) => `${number(bytes).padStart(10)} ${part}`);
}

/**
 * The package that a file is of, or the folder of ours.
 * @param {string} input
 */
function partOf(input) {
  const dependency = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1];
  return dependency ?? path.dirname(input).split('/').slice(0, 4).join('/');
}

/** @param {number} value */
function number(value) {
  return value.toLocaleString('en');
}
