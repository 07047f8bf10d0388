import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/** What the scripts install and write for themselves; git ignores it. */
export const tools = path.join(root, '.tools');

/**
 * The Node that the npm package `node` brings to a folder.
 * @param {string} folder
 */
export const nodeIn = (folder) =>
  path.join(folder, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** The Node that the tools need. */
export const node = nodeIn(root);

/**
 * A program that a package brings, as a script for `node`.
 * @param {string} file below node_modules
 */
export const bin = (file) => path.join(root, 'node_modules', file);
