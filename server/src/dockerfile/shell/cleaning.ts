import { typeOfMount } from '../syntax/mounts';
import type { Script } from './script';

/** Programs that empty a folder. */
const removers: ReadonlySet<string> = new Set(['rm', 'find', 'unlink', 'shred']);

/** Whether a script empties a folder, one above it, or everything in it, or may do so: a variable may name it. */
export function removes(script: Script, folders: readonly string[]): boolean {
  return script.commands.some(
    ({ name, words }) =>
      removers.has(name) &&
      words.some(({ text, isConstant }, index) => {
        if (index === 0) return false;
        if (!isConstant) return /cache|apt|lists|\{/.test(text);
        return folders.some((folder) => covers(text, folder));
      }),
  );
}

/** Whether a path is a folder, lies above it, or is all of what lies in it. */
function covers(path: string, folder: string): boolean {
  const plain = path.replace(/^(?:~|\/root)(?=\/)/, '~').replace(/\/?\**$/, '');
  return plain.length > 1 && (folder === plain || folder.startsWith(`${plain}/`) || plain.startsWith(`${folder}/`));
}

/** Whether what is written to one of the folders stays out of the image, since a cache or a file system of its own is mounted there. */
export function isMounted({ instruction }: Script, folders: readonly string[]): boolean {
  return instruction.mounts.some((mount) => {
    const type = typeOfMount(mount, instruction.escapeCharacter);
    const target = mount.field('target', 'dst', 'destination')?.value?.text;
    if (target === undefined || (type !== undefined && type !== 'cache' && type !== 'tmpfs' && type !== 'bind'))
      return false;
    return target.includes('$') || folders.some((folder) => covers(target, folder));
  });
}
