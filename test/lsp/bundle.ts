import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');
let folder: string | undefined;

/** The path of the language server, bundled as it is shipped with the AWS room beside it, from the present sources; made once per run. */
export function serverBundle(): string {
  if (folder === undefined) {
    folder = mkdtempSync(path.join(tmpdir(), 'quaymaster-server-'));
    process.once('exit', () => folder && rmSync(folder, { recursive: true, force: true }));
    execFileSync(process.execPath, ['esbuild.mjs', 'server', 'aws', `--outdir=${folder}`], {
      cwd: root,
      stdio: 'inherit',
    });
  }
  return path.join(folder, 'server.js');
}

// Bundling takes long on a busy machine, and no single test should pay for it. The benchmarks have no mocha.
if (typeof before === 'function')
  before(function () {
    this.timeout(120_000);
    serverBundle();
  });
