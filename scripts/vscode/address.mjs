/**
 * The address of the workbench that a server of ours shows.
 * @param {object} options
 * @param {number} options.port
 * @param {string} [options.folder] the folder to open, absolute
 * @param {string} [options.token] the connection token
 * @param {Readonly<Record<string, string>>} [options.payload] what the desktop program takes as flags; heeded only by
 *   a server with `--enable-smoke-test-driver`
 */
export function workbenchAddress({ port, folder, token, payload }) {
  const query = [];
  if (token !== undefined) query.push(`tkn=${encodeURIComponent(token)}`);
  if (folder !== undefined) query.push(`folder=${encodeURI(folder.replaceAll('\\', '/'))}`);
  if (payload !== undefined) query.push(`payload=${encodeURIComponent(JSON.stringify(Object.entries(payload)))}`);
  return `http://127.0.0.1:${port}/${query.length === 0 ? '' : `?${query.join('&')}`}`;
}

/**
 * How the workbench names a file of the server's machine.
 * @param {number} port
 * @param {string} file absolute
 */
export const remoteFile = (port, file) => `vscode-remote://127.0.0.1:${port}${encodeURI(file)}`;
