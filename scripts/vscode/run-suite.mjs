import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { root, tools } from '../lib/paths.mjs';
import { ensureChromium } from './chromium.mjs';
import { installCodeServer } from './code-server.mjs';
import { releases } from './releases.mjs';

// Runs the suite of test/vscode inside a real VS Code: `node scripts/vscode/run-suite.mjs [newest|minimum] [results.json]`.

const launcher = fileURLToPath(new URL('launcher.mjs', import.meta.url));
const updates = 'https://update.code.visualstudio.com/api/releases/stable';

/**
 * The program to run the suite in: the desktop VS Code where it can be had and there is a display for it, else code-server's
 * behind our launcher. QUAYMASTER_LAUNCHER=1 asks for the latter in any case.
 * @param {import('./releases.mjs').Release} release
 */
async function chooseProgram(release) {
  if (process.env.QUAYMASTER_LAUNCHER !== '1' && hasDisplay() && (await canDownload())) {
    console.log(`VS Code ${release.desktop}, the desktop program.`);
    return downloadAndUnzipVSCode({ version: release.desktop, cachePath: path.join(tools, 'vscode') });
  }
  console.log(
    `VS Code of code-server ${release.codeServer}, in Chromium: here is no display or no way to the desktop program.`,
  );
  await ensureChromium();
  await installCodeServer(release);
  return launcher;
}

function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

async function canDownload() {
  try {
    return (await fetch(updates, { signal: AbortSignal.timeout(5_000) })).ok;
  } catch {
    return false;
  }
}

/** Keeps the end of what VS Code says; it says much, and all of it matters only when the suite did not come to its end. */
class Tail extends Writable {
  text = '';

  /** @override */
  _write(/** @type {Buffer} */ chunk, /** @type {string} */ _encoding, /** @type {() => void} */ done) {
    this.text = (this.text + chunk.toString()).slice(-20_000);
    done();
  }
}

/**
 * @param {import('./releases.mjs').Release} release
 * @param {string} [results] the file that the counts are written to
 * @returns {Promise<number>} the exit code
 */
async function runSuite(release, results) {
  const program = await chooseProgram(release);
  const place = mkdtempSync(path.join(tmpdir(), 'quaymaster-vscode-'));
  const workspace = path.join(place, 'workspace');
  cpSync(path.join(root, 'examples'), workspace, { recursive: true });
  const data = path.join(place, 'data');
  const report = path.join(place, 'report.txt');
  const log = new Tail();
  try {
    return await runTests({
      vscodeExecutablePath: program,
      extensionDevelopmentPath: root,
      extensionTestsPath: path.join(root, 'dist', 'test', 'vscode', 'index.js'),
      extensionTestsEnv: {
        QUAYMASTER_RELEASE: release.name,
        QUAYMASTER_RESULTS: results,
        QUAYMASTER_REPORT: report,
        QUAYMASTER_DATA: data,
        QUAYMASTER_COLOR: process.stdout.isTTY ? '1' : '0',
      },
      stdout: log,
      stderr: log,
      launchArgs: [workspace, `--user-data-dir=${data}`, `--extensions-dir=${path.join(place, 'extensions')}`],
    });
  } catch (error) {
    if (!existsSync(report)) console.error(log.text);
    console.error(error instanceof Error ? error.message : error);
    return 1;
  } finally {
    if (existsSync(report)) console.log(readFileSync(report, 'utf8'));
    rmSync(place, { recursive: true, force: true, maxRetries: 5 });
  }
}

const [name = 'newest', results] = process.argv.slice(2);
process.exitCode = await runSuite(releases[/** @type {keyof typeof releases} */ (name)], results).catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  return 1;
});
