import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { root } from '../lib/paths.mjs';

// Bundles the tests that run inside VS Code: one file each, beside the one that runs them.

const outdir = path.join(root, 'dist', 'test', 'vscode');
const folder = path.join('test', 'vscode');
const suites = readdirSync(path.join(root, folder)).filter((file) => file.endsWith('.test.ts'));
rmSync(outdir, { recursive: true, force: true });
await build({
  entryPoints: ['test/vscode/index.ts', ...suites.map((file) => path.join(folder, file))],
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  mainFields: ['module', 'main'],
  sourcemap: 'inline',
  external: ['vscode', 'mocha'],
  outdir,
  logLevel: 'warning',
});
