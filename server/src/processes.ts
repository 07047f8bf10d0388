import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';

// The one place of the language server and of the command line that starts processes: a file and its arguments, never a shell.

/** How a process ended. */
export interface ProcessResult {
  /** `undefined` where a signal ended it. */
  readonly code: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a process gets. */
export interface ProcessOptions {
  readonly cwd: string;
  /** Written to its standard input, which is then closed. */
  readonly input: string;
  /** Ends the process. */
  readonly signal?: AbortSignal;
}

/** Longer than any check takes; what runs on has hung. */
const timeout = 30_000;

/**
 * Runs a program to its end.
 *
 * @throws Error if it cannot be started, or has been ended by the signal.
 */
export function runProcess(file: string, args: readonly string[], options: ProcessOptions): Promise<ProcessResult> {
  const { cwd, input, signal } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd, signal, timeout, shell: false, windowsHide: true });
    const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code: code ?? undefined, stdout: textOf(stdout), stderr: textOf(stderr) });
    });
    // It may end before it has read all of it; how it ended says why.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

/**
 * Where a program lies: the file that is named, or the first of that name in a folder of PATH. Folders that count from the current one do
 * not: what lies there may be anybody's.
 */
export function findProgram(name: string): string | undefined {
  const extension = process.platform === 'win32' && path.extname(name) === '' ? '.exe' : '';
  if (path.isAbsolute(name)) return [name, name + extension].find(isFile);
  if (/[\\/]/.test(name)) return undefined;
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  return folders.map((folder) => path.join(folder, name + extension)).find(isFile);
}

function isFile(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() === true;
}

function textOf(chunks: readonly Buffer[]): string {
  return Buffer.concat(chunks).toString('utf8');
}
