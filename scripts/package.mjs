import { statSync } from 'node:fs';
import path from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { root } from './lib/paths.mjs';
import { npm } from './lib/processes.mjs';
import { repack } from './repack.mjs';
import { slimFile } from './slim-package.mjs';

// Packs the extension: `npm run package [-- FILE]`. The bundles hold all that is needed, so no dependency goes along.

if ((await npm(['run', 'build'], { cwd: root })) !== 0) process.exit(1);
const packagePath = path.resolve(
  process.argv[2] ?? path.join(root, `quaymaster-${process.env.npm_package_version ?? '0'}.vsix`),
);
await createVSIX({ cwd: root, packagePath, dependencies: false });
await repack(packagePath, slimFile);
console.log(`Compressed again: ${statSync(packagePath).size.toLocaleString('en')} bytes.`);
