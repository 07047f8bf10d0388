import { appendFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';

// What VS Code runs in its extension host. The suites that need a server that nobody has started come first.

const first = ['foreign-documents.test.js'];

/** Runs every suite of this folder; fails if a test failed, or if there was none. */
export async function run(): Promise<void> {
  const { default: Mocha } = await import('mocha');
  // The console of the extension host is shared with VS Code, so the report goes to a file where there is one.
  const { QUAYMASTER_REPORT: report, QUAYMASTER_RESULTS: results } = process.env;
  if (report) Mocha.reporters.Base.consoleLog = (...args: unknown[]) => appendFileSync(report, `${format(...args)}\n`);
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: 30_000,
    color: process.env.QUAYMASTER_COLOR === '1',
    forbidOnly: true,
    forbidPending: true,
  });
  for (const file of suites()) mocha.addFile(path.join(__dirname, file));
  await mocha.loadFilesAsync();
  const counts = await new Promise<{ passed: number; failed: number }>((resolve) => {
    const runner = mocha.run(() => resolve({ passed: runner.stats?.passes ?? 0, failed: runner.stats?.failures ?? 0 }));
  });
  if (results) writeFileSync(results, JSON.stringify(counts));
  if (counts.failed > 0) throw new Error(`${counts.failed} tests failed`);
  if (counts.passed === 0) throw new Error('There was no test to run');
}

function suites(): string[] {
  const rest = readdirSync(__dirname).filter((file) => file.endsWith('.test.js') && !first.includes(file));
  return [...first, ...rest.sort()];
}
