/**
 * A release of VS Code that the extension is tested on.
 * @typedef {object} Release
 * @property {string} name
 * @property {string} desktop the version of the desktop program, as `@vscode/test-electron` takes it
 * @property {string} codeServer the version of npm's code-server that carries the same VS Code
 * @property {string} [node] the version of Node that this code-server needs, if it is not the project's own
 * @property {Readonly<Record<string, string>>} replace dependencies of that code-server that lie outside the
 *   npm registry, and the version of the same package from the registry
 */

/** The newest, and the one that `engines.vscode` promises. */
export const releases = /** @satisfies {Record<string, Release>} */ ({
  newest: { name: 'newest', desktop: 'stable', codeServer: '4.139.1', replace: {} },
  minimum: {
    name: 'minimum',
    desktop: '1.105.0',
    codeServer: '4.105.1',
    node: '22.23.3',
    replace: { '@parcel/watcher': '2.5.1' },
  },
});
