import { readFileSync } from 'node:fs';

/** What a connection could do and ours is never asked to, by the file of vscode-languageserver. */
const unused = [
  'callHierarchy',
  'fileOperations',
  'inlineCompletion',
  'inlineValue',
  'linkedEditingRange',
  'moniker',
  'notebook',
  'semanticTokens',
  'textDocumentContent',
  'typeHierarchy',
];

/**
 * Leaves out of the connection of the server what is not for us: requests are answered by their method, not through its features.
 * @type {import('esbuild').Plugin}
 */
export const slimLanguageServer = {
  name: 'slim-language-server',
  setup(build) {
    const filter = new RegExp(
      `[\\\\/]vscode-languageserver[\\\\/]lib[\\\\/]common[\\\\/](?:${unused.join('|')})\\.js$`,
    );
    build.onLoad({ filter }, ({ path }) => {
      const names = [...readFileSync(path, 'utf8').matchAll(/^exports\.(\w+) = \1;$/gm)].map(([, name]) => name);
      return { contents: names.map((name) => `export const ${name} = (Base) => Base;`).join('\n') };
    });
  },
};
