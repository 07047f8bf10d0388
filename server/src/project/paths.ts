/** Folder of a path with `/`; empty for a name alone. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}

/** The last part of a path with `/`. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

const drive = /^(?:\/|[A-Za-z]:\/)/;

/** A path seen from a folder, without `.` and `..`. */
export function join(folder: string, ...parts: readonly string[]): string {
  const whole = parts.reduce((path, part) => {
    const next = part.replaceAll('\\', '/');
    return drive.test(next) ? next : `${path}/${next}`;
  }, folder);
  const kept: string[] = [];
  for (const part of whole.split('/')) {
    if (part === '..' && kept.length > 1) kept.pop();
    else if (part !== '.' && part !== '..' && (part !== '' || kept.length === 0)) kept.push(part);
  }
  return kept.join('/');
}
