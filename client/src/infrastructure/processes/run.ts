import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import type { Environment } from './programs';
import { endTree, endWithUs, isWindows } from './tree';

/** What is started, and how. */
export interface ProcessOptions {
  /** An absolute path. */
  readonly program: string;
  /** Handed over one by one; no shell reads them. */
  readonly args: readonly string[];
  readonly env: Environment;
  /** An absolute path. */
  readonly cwd: string;
  /** The whole of standard input, the one way for a secret. */
  readonly stdin?: string;
  /** What the process prints, as it comes. */
  readonly onText?: (text: string) => void;
  /** Ends the process and all that it has started. */
  readonly signal?: AbortSignal;
}

/** How a process ended. */
export interface ProcessResult {
  /** Absent when it was ended by a signal, or could not be started. */
  readonly code: number | undefined;
  /** Both streams as they came; of a long text the end. */
  readonly output: string;
  readonly stdout: string;
}

/** How much of a text is kept, in UTF-16 units. */
const kept = 256 * 1024;

/** Runs a program to its end. It never throws for what the program does; a cancelled one throws the reason of the signal. */
export async function runProcess(options: ProcessOptions): Promise<ProcessResult> {
  const { program, args, env, cwd, stdin, onText, signal } = options;
  if (!path.isAbsolute(program)) throw new Error('A program is started by its absolute path.');
  signal?.throwIfAborted();
  // A group of its own, so that it can be ended as a whole.
  const child = spawn(program, args, { cwd, env, shell: false, windowsHide: true, detached: !isWindows });
  endWithUs(child);
  const text = { output: '', stdout: '' };
  const take = (isOut: boolean) => (piece: string) => {
    text.output = (text.output + piece).slice(-kept);
    if (isOut) text.stdout = (text.stdout + piece).slice(-kept);
    onText?.(piece);
  };
  child.stdout.setEncoding('utf8').on('data', take(true));
  child.stderr.setEncoding('utf8').on('data', take(false));
  // One that ends before it has read everything says why in its output.
  child.stdin.on('error', () => undefined).end(stdin ?? '');
  const code = await ended(child, signal, take(false));
  signal?.throwIfAborted();
  return { code, ...text };
}

/** Waits for the end of a process, and brings it about when the signal is given. */
async function ended(
  child: ChildProcess,
  signal: AbortSignal | undefined,
  say: (text: string) => void,
): Promise<number | undefined> {
  let finish = () => {};
  const stop = () => {
    finish = endTree(child);
  };
  signal?.addEventListener('abort', stop, { once: true });
  const code = await new Promise<number | undefined>((resolve) => {
    child.on('error', (error) => {
      say(`${error.message}\n`);
      resolve(undefined);
    });
    child.on('close', (code) => resolve(code ?? undefined));
  });
  signal?.removeEventListener('abort', stop);
  finish();
  return code;
}
