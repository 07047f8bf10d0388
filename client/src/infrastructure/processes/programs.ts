import { constants } from 'node:fs';
import { access, realpath, stat } from 'node:fs/promises';
import path from 'node:path';

/** Variables of an environment. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Where programs are looked for, and where never. */
export interface Surroundings {
  readonly env: Environment;
  /** Folders whose programs are never run: those of the workspace. Whoever writes there must not decide what runs. */
  readonly untrusted: readonly string[];
}

/** Endings of programs that Windows starts without a shell; scripts would need one. */
const endings = process.platform === 'win32' ? ['.exe', '.com'] : [''];

/**
 * The environment for what is started: PATH has neither relative folders nor folders of the workspace, so that a program
 * started by a program cannot come from there either.
 */
export async function safeEnvironment({ env, untrusted }: Surroundings): Promise<Environment> {
  const name = pathName(env);
  const folders = (env[name] ?? '').split(path.delimiter).filter(path.isAbsolute);
  const places = await Promise.all(untrusted.map(real));
  const isSafe = await Promise.all(folders.map(async (folder) => !isInside(await real(folder), places)));
  return { ...env, [name]: folders.filter((_, index) => isSafe[index]).join(path.delimiter) };
}

/** The absolute path of a program on PATH, outside of the workspace; `undefined` if there is none. */
export async function findProgram(name: string, surroundings: Surroundings): Promise<string | undefined> {
  const env = await safeEnvironment(surroundings);
  const places = await Promise.all(surroundings.untrusted.map(real));
  for (const folder of (env[pathName(env)] ?? '').split(path.delimiter))
    for (const ending of endings) {
      const file = path.join(folder, name + ending);
      if ((await isProgram(file)) && !isInside(await real(file), places)) return file;
    }
  return undefined;
}

/** Whether a file is there and can be run. */
export async function isProgram(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}

/** Windows spells it `Path`, as a rule. */
function pathName(env: Environment): string {
  return Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
}

function isInside(file: string, places: readonly string[]): boolean {
  return places.some((place) => {
    const way = path.relative(place, file);
    return !path.isAbsolute(way) && way.split(path.sep)[0] !== '..';
  });
}

/** With symbolic links followed, as far as it is there. */
function real(file: string): Promise<string> {
  return realpath(file).catch(() => path.resolve(file));
}
