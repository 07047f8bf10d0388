import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

/**
 * Gives a file another content, or leaves it as it is: what is half written never stands under its name. Its permissions
 * are kept, and so is a link that leads to it.
 *
 * @throws an error of the file system.
 */
export function replaceFile(file: string, content: string): void {
  const target = realpathSync(file);
  const { mode, uid, gid } = statSync(target);
  const beside = path.join(path.dirname(target), `.${path.basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    const descriptor = openSync(beside, 'wx', mode & 0o777);
    try {
      writeFileSync(descriptor, content);
      keepOwner(descriptor, uid, gid);
      // After the owner, since a change of owner takes some bits away; and `open` is subject to the umask.
      fchmodSync(descriptor, mode & 0o7777);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(beside, target);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

/** Only an administrator can give a file away; everyone else owns the file already, or shares a group with its owner. */
function keepOwner(descriptor: number, uid: number, gid: number): void {
  try {
    fchownSync(descriptor, uid, gid);
  } catch {
    // The content is what matters.
  }
}
