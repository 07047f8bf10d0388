import { spawnSync } from 'node:child_process';
import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * @typedef {object} SmallDisk
 * @property {string} folder
 * @property {'loop' | 'tmpfs'} kind
 * @property {() => void} unmount
 */

/**
 * Mounts a disk that is soon full: a file with a file system in it, or, where loop devices cannot be had, a piece of memory. It needs root.
 * @param {string} folder
 * @param {number} megabytes
 * @returns {SmallDisk}
 */
export function mountSmallDisk(folder, megabytes) {
  mkdirSync(folder, { recursive: true });
  const image = `${folder}.img`;
  writeFileSync(image, '');
  truncateSync(image, megabytes * 1024 * 1024);
  const made = run('mkfs.ext4', '-q', '-m', '0', image) && run('mount', '-o', 'loop', image, folder);
  if (!made && !run('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder))
    throw new Error(`Neither a loop device nor memory can be mounted at ${folder}: a full disk cannot be tried here.`);
  if (!made) console.warn('No loop device can be mounted here: the full disk is a piece of memory.');
  return { folder, kind: made ? 'loop' : 'tmpfs', unmount: () => void run('umount', '--lazy', folder) };
}

/**
 * @param {string} name
 * @param {readonly string[]} args
 */
function run(name, ...args) {
  const env = { ...process.env, PATH: [process.env.PATH, '/usr/sbin', '/sbin'].join(path.delimiter) };
  return spawnSync(name, args, { env, stdio: 'ignore' }).status === 0;
}
