import { readFileSync } from 'node:fs';
import { build } from 'esbuild';

// Bundles the three programs. Each is one file without dependencies, so that the extension stays small and starts fast.

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

/** @type {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  minify: true,
  keepNames: true,
  sourcemap: false,
  legalComments: 'none',
  // The node platform would take the UMD build of jsonc-parser, which requires its parts by computed names.
  mainFields: ['module', 'main'],
  define: { 'process.env.QUAYMASTER_VERSION': JSON.stringify(version) },
  logLevel: 'warning',
  outdir: 'dist',
};

await Promise.all([
  build({ ...common, entryPoints: { extension: 'client/src/extension.ts' }, external: ['vscode'] }),
  build({ ...common, entryPoints: { server: 'server/src/main.ts' } }),
  build({ ...common, entryPoints: { cli: 'server/src/cli.ts' }, banner: { js: '#!/usr/bin/env node' } }),
]);
