import { type FSWatcher, watch } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

/** Editors and the AWS CLI write a file in several steps. */
const quietFor = 200;

/** The two shared files of AWS. Source: AWS SDKs and Tools reference guide, "Location of the shared files". */
export function sharedFiles(): readonly string[] {
  const folder = path.join(homedir(), '.aws');
  return [
    process.env.AWS_CONFIG_FILE ?? path.join(folder, 'config'),
    process.env.AWS_SHARED_CREDENTIALS_FILE ?? path.join(folder, 'credentials'),
  ];
}

/**
 * Tells when the shared files, or the sign-ins that the AWS CLI keeps beside them, have changed. The folder of the sign-ins comes into
 * being with the first of them, so that it is looked for again with every change. Give back what it returns to stop it.
 */
export function watchSharedFiles(onChange: () => void): () => void {
  const home = path.join(homedir(), '.aws');
  const signIns = ['sso', path.join('sso', 'cache')].map((name) => path.join(home, name));
  const folders = new Set([...sharedFiles().map((file) => path.dirname(file)), home, ...signIns]);
  const watchers = new Map<string, FSWatcher>();
  let timer: NodeJS.Timeout | undefined;
  const watchAll = () => {
    for (const folder of folders) if (!watchers.has(folder)) watchFolder(folder, watchers, changed);
  };
  const changed = () => {
    watchAll();
    clearTimeout(timer);
    timer = setTimeout(onChange, quietFor);
  };
  watchAll();
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers.values()) watcher.close();
  };
}

/** A folder that is not there, or no longer, is not among the watched. */
function watchFolder(folder: string, watchers: Map<string, FSWatcher>, changed: () => void): void {
  try {
    const watcher = watch(folder, { persistent: false }, changed);
    watchers.set(folder, watcher);
    watcher.on('error', () => {
      watcher.close();
      watchers.delete(folder);
    });
  } catch {
    // It may come later.
  }
}
