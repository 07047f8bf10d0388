import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { esModules } from './scripts/es-modules.mjs';
import { notices } from './scripts/notices.mjs';
import { protocolProgram } from './scripts/protocol.mjs';
import { shrink } from './scripts/shrink.mjs';
import { sizes } from './scripts/sizes.mjs';
import { slimLanguageClient } from './scripts/slim-language-client.mjs';
import { slimLanguageServer } from './scripts/slim-language-server.mjs';
import { slimSdk } from './scripts/slim-sdk.mjs';
import { slimYaml } from './scripts/slim-yaml.mjs';
import { trimRules } from './scripts/trim-rules.mjs';

// Bundles the programs and the AWS room, without dependencies, so that the extension stays small and starts fast. The command line is two
// files, so that what needs no engine does not load it.
// `node esbuild.mjs server --outdir=DIR` bundles one of them, somewhere else; `--sizes` says what they are made of.

const { values, positionals } = parseArgs({
  options: { outdir: { type: 'string' }, sizes: { type: 'boolean' } },
  allowPositionals: true,
});
const named = positionals.length > 0 ? positionals : ['extension', 'server', 'aws', 'cli'];
const chosen = named.some((name) => name === 'server' || name === 'cli') ? [...named, 'project'] : named;

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

const outdir = path.resolve(import.meta.dirname, values.outdir ?? 'dist');

/** @type {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  minify: true,
  // Giving functions their names back costs time at every start, and nothing is logged by them but places in a bundle.
  keepNames: false,
  sourcemap: false,
  legalComments: 'none',
  // The node platform would take the UMD build of jsonc-parser, which requires its parts by computed names.
  mainFields: ['module', 'main'],
  define: { 'process.env.QUAYMASTER_VERSION': JSON.stringify(version) },
  logLevel: 'warning',
  outdir,
  absWorkingDir: import.meta.dirname,
  metafile: true,
};

/**
 * Leaves an import to a bundle of its own, beside the one that imports it, for what is large and not always needed.
 * @param {RegExp} filter what the import says, in a file of ours
 * @param {string} file the bundle
 * @returns {import('esbuild').Plugin}
 */
const apart = (filter, file) => ({
  name: `${file}-apart`,
  setup(build) {
    build.onResolve({ filter }, ({ importer }) =>
      importer.includes('node_modules') ? undefined : { path: `./${file}.js`, external: true },
    );
  },
});

/** The language server protocol, which both sides of it speak, is there once. */
const protocolApart = {
  name: 'protocol-apart',
  setup(build) {
    build.onResolve({ filter: /^vscode-languageserver-(protocol(\/node)?|types)$/ }, ({ importer }) =>
      /[\\/]vscode-languageserver-protocol[\\/]/.test(importer) ? undefined : { path: './protocol.js', external: true },
    );
  },
};

/** As a plain `require`: Node.js parses what it imports once more to learn what kind of module it is. */
const plainRequire = { 'dynamic-import': false };

const programs = {
  extension: {
    entryPoints: {
      extension: 'client/src/extension.ts',
      'language-client': 'client/src/infrastructure/language-client/connection.ts',
      'aws-features': 'client/src/aws-features.ts',
    },
    external: ['vscode'],
    plugins: [
      slimLanguageClient,
      protocolApart,
      apart(/^\.\/connection$/, 'language-client'),
      apart(/^\.\/aws-features$/, 'aws-features'),
      apart(/\/aws\/src$/, 'aws'),
    ],
    supported: plainRequire,
  },
  server: {
    entryPoints: {
      server: 'server/src/main.ts',
      'image-reader': 'server/src/wiring/images/image-reader.ts',
    },
    plugins: [
      slimLanguageServer,
      trimRules,
      protocolApart,
      apart(/\/aws\/src$/, 'aws'),
      apart(/\.\.\/project$/, 'project'),
    ],
    supported: plainRequire,
  },
  // What reads other files than ours, for the language server and the command line.
  project: {
    entryPoints: { project: 'server/src/project/index.ts' },
    plugins: [slimYaml, trimRules, protocolApart],
    supported: plainRequire,
  },
  // The SDK is ten times what the extension is, so that it is a file of its own, loaded when AWS is first used.
  aws: {
    entryPoints: { aws: 'aws/src/index.ts' },
    plugins: [slimSdk],
    define: {
      ...common.define,
      // It would print to the log of an editor that this release of the SDK, which runs on Node.js 20, is followed by others that do not.
      'process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED': '"true"',
    },
  },
  cli: {
    entryPoints: { cli: 'server/src/cli.ts', 'cli-commands': 'server/src/cli-commands.ts' },
    plugins: [
      apart(/^\.\.\/cli-commands$/, 'cli-commands'),
      apart(/\/aws\/src$/, 'aws'),
      apart(/\.\.\/project$/, 'project'),
    ],
    supported: plainRequire,
    banner: { js: '#!/usr/bin/env node' },
  },
};

/** @param {import('esbuild').BuildOptions} program */
const bundle = (program) => build({ ...common, ...program, plugins: [...(program.plugins ?? []), esModules, shrink] });

const results = await Promise.all(chosen.map((name) => bundle(programs[name])));
if (chosen.some((name) => name === 'server' || name === 'extension'))
  results.push(await bundle(protocolProgram(outdir)));
writeFileSync(
  path.join(outdir, 'THIRD-PARTY-NOTICES.txt'),
  notices(
    common.absWorkingDir,
    results.map(({ metafile }) => metafile),
  ),
);
if (values.sizes) console.log(results.flatMap(({ metafile }) => sizes(common.absWorkingDir, metafile)).join('\n\n'));
