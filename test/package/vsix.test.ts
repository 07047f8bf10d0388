import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

// The packed extension, as the Marketplace would have it: what is in it, how large it is, and that it works by itself.

const root = path.resolve(__dirname, '..', '..');

/** What VS Code unpacks. Whatever comes to this list is shipped to everyone. */
const shipped = [
  'LICENSE.txt',
  'changelog.md',
  'client/languages/task-definition-template/configuration.json',
  'client/languages/task-definition-template/grammar.tmLanguage.json',
  'dist/THIRD-PARTY-NOTICES.txt',
  'dist/aws.js',
  'dist/extension.js',
  'dist/language-client.js',
  'dist/server.js',
  'l10n/bundle.l10n.json',
  'media/icon.png',
  'package.json',
  'package.nls.json',
  'readme.md',
  'schemas/quaymaster.schema.json',
  'snippets/dockerfile.json',
  'snippets/task-definition.json',
];

const kibibyte = 1024;

/** What of `scripts/vscode/workbench.mjs` is used here. */
interface Workbench {
  openFile(file: string): Promise<void>;
  problems(): Promise<string[]>;
  readonly squiggles: { first(): { waitFor(): Promise<void> } };
}

describe('the packed extension', () => {
  const place = mkdtempSync(path.join(tmpdir(), 'quaymaster-package-'));
  const vsix = path.join(place, 'quaymaster.vsix');
  const folder = path.join(place, 'workspace');
  let window: { workbench: Workbench; extensions: string; close(): Promise<void> };

  before(async function () {
    this.timeout(180_000);
    const { status, stderr } = spawnSync(process.execPath, ['scripts/package.mjs', vsix], {
      cwd: root,
      encoding: 'utf8',
    });
    assert.equal(status, 0, stderr);
    cpSync(path.join(root, 'examples'), folder, { recursive: true });
    const { openWorkbench } = await import(path.join(root, 'scripts', 'vscode', 'workbench.mjs'));
    window = await openWorkbench({ folder, vsix: [vsix] });
  });

  after(async () => {
    await window?.close();
    rmSync(place, { recursive: true, force: true });
  });

  it('is at most 600 KB', () => {
    const { size } = statSync(vsix);
    assert.ok(size <= 600 * kibibyte, `it is ${Math.round(size / kibibyte)} KB`);
  });

  it('holds exactly what it needs', () => {
    const [extension = ''] = readdirSync(window.extensions).filter((name) => name.startsWith('quaymaster.'));
    const unpacked = path.join(window.extensions, extension);
    const files = readdirSync(unpacked, { recursive: true, encoding: 'utf8' })
      .filter((file) => statSync(path.join(unpacked, file)).isFile())
      .map((file) => file.replaceAll('\\', '/'))
      .filter((file) => file !== '.vsixmanifest');
    assert.deepEqual(files.sort(), [...shipped].sort());
  });

  it('has little to load for a JSON file that is not ours', () => {
    const { size } = statSync(path.join(root, 'dist', 'extension.js'));
    assert.ok(size <= 40 * kibibyte, `the bundle that every JSON file loads is ${Math.round(size / kibibyte)} KB`);
  });

  it('activates in a bare VS Code, and shows findings on a Dockerfile and on a task definition', async function () {
    this.timeout(60_000);
    const { workbench } = window;
    for (const file of ['web/Dockerfile', 'deploy/task-definition-web.json']) {
      await workbench.openFile(file);
      await workbench.squiggles.first().waitFor();
    }
    const problems = (await workbench.problems()).join('\n');
    assert.match(problems, /quaymaster/);
    assert.match(problems, /fargate-cpu-memory/);
  });
});
