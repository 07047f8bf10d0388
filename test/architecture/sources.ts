import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The folder of the project. */
export const root = path.resolve(__dirname, '..', '..');

/** A source file and what it imports. */
export interface Source {
  /** From the project's folder, with `/`. */
  readonly file: string;
  readonly text: string;
  readonly imports: readonly Import[];
}

/** One import; of a file of ours or of a module. */
export interface Import {
  /** A file of ours without its extension, from the project's folder, or the name of a module: `node:fs`, `ajv`. */
  readonly target: string;
  readonly isOurs: boolean;
  /** Nothing of it is left when the program runs. */
  readonly isType: boolean;
}

/** The source files below some folders, without those that a program writes. */
export function sourcesBelow(...folders: string[]): Source[] {
  return folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => path.posix.join(folder, name.replaceAll('\\', '/')))
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts') && !file.includes('/generated/'))
      .map(readSource),
  );
}

function readSource(file: string): Source {
  const text = readFileSync(path.join(root, file), 'utf8');
  return { file, text, imports: readImports(file, text) };
}

const statement = /^(?:import|export)(?: (type))?\s[^;'"]*?from\s+['"]([^'"]+)['"];/gm;
const sideEffect = /^import ['"]([^'"]+)['"];/gm;
const call = /\b(?:import|require)\(\s*['"]([^'"]+)['"]\s*\)/g;

/** What a text imports, by any of the ways to say so. The formatter sees to it that statements start their line. */
export function readImports(file: string, text: string): Import[] {
  const found = [
    ...[...text.matchAll(statement)].map(([, type, specifier]) => ({ specifier, isType: type !== undefined })),
    ...[...text.matchAll(sideEffect), ...text.matchAll(call)].map(([, specifier]) => ({ specifier, isType: false })),
  ];
  return found.map(({ specifier = '', isType }) => {
    const isOurs = specifier.startsWith('.');
    return { target: isOurs ? path.posix.join(path.posix.dirname(file), specifier) : specifier, isOurs, isType };
  });
}

/** Whether a file, or the target of an import, is that file (without extension) or lies in that folder. */
export function isIn(file: string, place: string): boolean {
  return file === place || file === `${place}.ts` || file === `${place}/index` || file.startsWith(`${place}/`);
}
