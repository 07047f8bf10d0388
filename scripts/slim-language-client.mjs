import { readFileSync } from 'node:fs';
import path from 'node:path';
import { esModule } from './es-modules.mjs';
import { root } from './lib/paths.mjs';

/**
 * What the server never announces, by the file of vscode-languageclient that would ask for it, with what the server would say.
 * A test compares the two.
 * @type {Readonly<Record<string, string>>}
 */
export const unusedFeatures = {
  callHierarchy: 'callHierarchyProvider',
  colorProvider: 'colorProvider',
  declaration: 'declarationProvider',
  fileOperations: 'workspace.fileOperations',
  implementation: 'implementationProvider',
  inlineCompletion: 'inlineCompletionProvider',
  inlineValue: 'inlineValueProvider',
  linkedEditingRange: 'linkedEditingRangeProvider',
  textDocumentContent: 'workspace.textDocumentContent',
  typeDefinition: 'typeDefinitionProvider',
  typeHierarchy: 'typeHierarchyProvider',
};

/** What we have in the place of a file: VS Code does the one itself, and what we do has nothing to do with the other. */
const ours = { globPattern: 'glob-pattern.ts', notebook: 'no-notebooks.ts' };

/** The extension's manifest has asked for a VS Code that is new enough. */
const newEnough = 'module.exports = () => true;';

/**
 * Leaves out of the language client what is not for us: features that the server has not, and libraries for what VS Code does itself.
 * The client registers every feature that there is, by name, so that nothing else could leave one out.
 * @type {import('esbuild').Plugin}
 */
export const slimLanguageClient = {
  name: 'slim-language-client',
  setup(build) {
    build.onLoad({ filter: fileOf('client') }, ({ path: file }) => ({
      contents: esModule(Object.keys(unusedFeatures).reduce(withoutFeature, readFileSync(file, 'utf8'))),
    }));
    build.onLoad({ filter: fileOf(Object.keys(unusedFeatures).join('|')) }, () => ({ contents: '' }));
    build.onResolve({ filter: /^semver\/functions\// }, ({ path }) => ({ path, namespace: 'new-enough' }));
    build.onLoad({ filter: /./, namespace: 'new-enough' }, () => ({ contents: newEnough }));
    for (const [theirs, file] of Object.entries(ours))
      build.onResolve({ filter: new RegExp(`/${theirs}$`) }, () => ({
        path: path.join(root, 'client/src/infrastructure/language-client', file),
      }));
  },
};

/** @param {string} names in the room of the language client that no platform has for itself */
function fileOf(names) {
  return new RegExp(`[\\\\/]vscode-languageclient[\\\\/]lib[\\\\/]common[\\\\/](${names})\\.js$`);
}

/**
 * @param {string} code of the client
 * @param {string} feature the file of its class
 */
function withoutFeature(code, feature) {
  const slim = code.replaceAll(
    new RegExp(`^ *this\\.registerFeature\\(new ${feature}_1\\.\\w+\\(this\\)\\);\n`, 'gm'),
    '',
  );
  if (slim === code) throw new Error(`vscode-languageclient does not register ${feature} as it did.`);
  return slim;
}
