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
 * Tells when the shared files, or the sign-ins that the AWS CLI keeps beside them, have changed. Folders that do not exist are not
 * watched. Give back what it returns to stop it.
 */
export function watchSharedFiles(onChange: () => void): () => void {
  const files = sharedFiles();
  const folders = new Set([...files.map((file) => path.dirname(file)), path.join(homedir(), '.aws', 'sso', 'cache')]);
  let timer: NodeJS.Timeout | undefined;
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(onChange, quietFor);
  };
  const watchers = [...folders].flatMap((folder) => watchFolder(folder, changed));
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}

function watchFolder(folder: string, changed: () => void): FSWatcher[] {
  try {
    const watcher = watch(folder, { persistent: false }, changed);
    watcher.on('error', () => watcher.close());
    return [watcher];
  } catch {
    return [];
  }
}
