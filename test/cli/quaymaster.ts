import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');
const folders: string[] = [];
let program: string | undefined;

/** The bundled program, built once for all suites into a folder of its own: it must work from anywhere. */
export function bundle(): string {
  if (program !== undefined) return program;
  const folder = temporary('quaymaster-cli-');
  execFileSync(process.execPath, [path.join(root, 'esbuild.mjs'), 'cli', `--outdir=${folder}`], { stdio: 'inherit' });
  program = path.join(folder, 'cli.js');
  return program;
}

/** Puts the AWS room beside the program, for the commands that load it. */
export function bundleAws(): void {
  const folder = path.dirname(bundle());
  execFileSync(process.execPath, [path.join(root, 'esbuild.mjs'), 'aws', `--outdir=${folder}`], { stdio: 'inherit' });
}

/** The program in a folder without the AWS room, which fails as soon as it wants that. */
export function bundleWithoutAws(): string {
  const folder = temporary('quaymaster-cli-without-aws-');
  for (const file of ['cli.js', 'cli-commands.js', 'project.js'])
    copyFileSync(path.join(path.dirname(bundle()), file), path.join(folder, file));
  return path.join(folder, 'cli.js');
}

function temporary(prefix: string): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), prefix));
  // Some rows run the program as another user.
  chmodSync(folder, 0o755);
  folders.push(folder);
  return folder;
}

process.on('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A new folder with these files; a name that ends in `/` is an empty folder. */
export function workspace(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = temporary('quaymaster-workspace-');
  for (const [name, content] of Object.entries(files)) {
    const target = path.join(folder, name);
    mkdirSync(name.endsWith('/') ? target : path.dirname(target), { recursive: true });
    if (!name.endsWith('/')) writeFileSync(target, content);
  }
  return folder;
}

/** What a run of the program came to. */
export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd: string;
  readonly input?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
  /** Runs without the rights of an administrator, so that permissions count. */
  readonly unprivileged?: boolean;
  /** Default: the bundle of all suites. */
  readonly program?: string;
  /** Where standard output goes, as the number of an open file, instead of to the test. */
  readonly stdout?: number;
}

const nobody = 65_534;

/** Starts the real program. */
export function start(args: readonly string[], options: Omit<RunOptions, 'input'>): ChildProcess {
  const { FORCE_COLOR, NO_COLOR, CI, GITHUB_WORKSPACE, ...env } = process.env;
  const isAdministrator = process.getuid?.() === 0;
  return spawn(process.execPath, [options.program ?? bundle(), ...args], {
    cwd: options.cwd,
    env: { ...env, ...options.env },
    stdio: ['pipe', options.stdout ?? 'pipe', 'pipe'],
    ...(options.unprivileged && isAdministrator ? { uid: nobody, gid: nobody } : {}),
  });
}

/** What comes of a program that has been started. */
export function outcomeOf(child: ChildProcess): Promise<Outcome> {
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout?.on('data', (chunk) => stdout.push(chunk));
  child.stderr?.on('data', (chunk) => stderr.push(chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() });
    });
  });
}

/** Runs the real program to its end. */
export function quaymaster(args: readonly string[], options: RunOptions): Promise<Outcome> {
  const child = start(args, options);
  // The program may end before it has read all.
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(options.input ?? '');
  return outcomeOf(child);
}

/** Runs `lint --format json` and reads what it reports. */
export async function report(
  args: readonly string[],
  options: RunOptions,
): Promise<Outcome & { readonly json: JsonReport }> {
  const outcome = await quaymaster(['lint', '--format', 'json', ...args], options);
  return { ...outcome, json: JSON.parse(outcome.stdout) };
}

/** The form that other programs rest on, written down once more: a change of the program must not change the test. */
export interface JsonReport {
  version: 1;
  files: {
    path: string;
    kind: string;
    diagnostics: {
      code: string;
      aliases: string[];
      severity: 'error' | 'warning' | 'information' | 'hint';
      message: string;
      range: { start: { line: number; character: number }; end: { line: number; character: number } };
      fixable: boolean;
      documentation: string;
      related: unknown[];
    }[];
  }[];
  errors: { path: string; message: string }[];
  summary: { files: number; errors: number; warnings: number; information: number; hints: number };
}

/** `file: rule severity` for each finding, in the order of the report. */
export function findingsOf({ files }: JsonReport): string[] {
  return files.flatMap(({ path: file, diagnostics }) =>
    diagnostics.map(({ code, severity }) => `${file}: ${code} ${severity}`),
  );
}

/** The paths of the report. */
export function pathsOf({ files }: JsonReport): string[] {
  return files.map((file) => file.path);
}
