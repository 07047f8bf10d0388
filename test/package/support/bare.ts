import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';

/** The folder of the project. */
export const root = path.resolve(__dirname, '..', '..', '..');

/** What of `scripts/vscode/workbench.mjs` the suites use. */
export interface Window {
  readonly page: Page;
  /** The workspace. */
  readonly folder: string;
  /** Where this VS Code keeps its logs, among other things. */
  readonly data: string;
  /** Where this VS Code has its extensions. */
  readonly extensions: string;
  readonly workbench: {
    openFile(file: string): Promise<void>;
    press(keys: string): Promise<void>;
    runCommand(title: string): Promise<void>;
    problems(): Promise<string[]>;
    readonly squiggles: Locator;
  };
  close(): Promise<void>;
}

/** A folder of the suites' own, with a copy of the sample workspace in it. */
export const place = mkdtempSync(path.join(tmpdir(), 'quaymaster-package-'));
process.once('exit', () => rmSync(place, { recursive: true, force: true }));

let packed: string | undefined;

/** The packed extension; made once. */
export function packedExtension(): string {
  packed ??= pack();
  return packed;
}

function pack(): string {
  const vsix = path.join(place, 'quaymaster.vsix');
  const { status, stderr } = spawnSync(process.execPath, ['scripts/package.mjs', vsix], {
    cwd: root,
    encoding: 'utf8',
  });
  assert.equal(status, 0, stderr);
  return vsix;
}

/** What an extension does that stands for another one. */
export interface StandIn {
  /** JavaScript for its `main`. */
  readonly code?: string;
  readonly manifest?: Readonly<Record<string, unknown>>;
  /** More files of it, by their names. */
  readonly files?: Readonly<Record<string, string>>;
}

/** An extension with the name of another one, packed; without more it does nothing. */
export function standIn(
  publisher: string,
  name: string,
  { code = '', manifest: more, files = {} }: StandIn = {},
): string {
  const cwd = path.join(place, `${publisher}.${name}`);
  mkdirSync(cwd, { recursive: true });
  const manifest = {
    publisher,
    name,
    version: '0.0.1',
    engines: { vscode: '^1.105.0' },
    main: './main.js',
    activationEvents: ['onStartupFinished'],
    ...more,
  };
  writeFileSync(path.join(cwd, 'main.js'), code || 'exports.activate = () => {};\n');
  for (const [file, text] of Object.entries(files)) writeFileSync(path.join(cwd, file), text);
  writeFileSync(path.join(cwd, 'package.json'), JSON.stringify(manifest));
  writeFileSync(path.join(cwd, 'README.md'), `Stands for ${publisher}.${name}.\n`);
  const vsix = `${cwd}.vsix`;
  const vsce = path.join(root, 'node_modules', '@vscode', 'vsce', 'vsce');
  const args = [vsce, 'package', '--no-dependencies', '--allow-missing-repository', '--skip-license', '--out', vsix];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  return vsix;
}

/** What is different about a VS Code. */
export interface BareOptions {
  /** Extensions beside ours, as files. */
  readonly beside?: string[];
  readonly trusted?: boolean;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly env?: NodeJS.ProcessEnv;
  /** Files that the workspace has besides those of the sample. */
  readonly files?: Readonly<Record<string, string>>;
}

/** A VS Code of its own with the packed extension, on a copy of the sample workspace. */
export async function openBare(options: BareOptions = {}): Promise<Window> {
  const folder = mkdtempSync(path.join(place, 'workspace-'));
  cpSync(path.join(root, 'examples'), folder, { recursive: true });
  const { openWorkbench } = await import(path.join(root, 'scripts', 'vscode', 'workbench.mjs'));
  const { beside = [], trusted = true, settings, env, files = {} } = options;
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  const window = await openWorkbench({ folder, vsix: [packedExtension(), ...beside], trusted, settings, env });
  return { ...window, folder };
}
