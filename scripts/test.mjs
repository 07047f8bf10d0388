import './lib/node-version.mjs';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureEngines } from './engine/packages.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { bin, node, root } from './lib/paths.mjs';
import { run } from './lib/processes.mjs';

// Runs everything: `npm test`. Each step has a heading, each test counts, and a step that runs no test has failed. It starts under
// Node 20 with nothing installed.

const place = mkdtempSync(path.join(tmpdir(), 'quaymaster-test-'));
const total = { passed: 0, failed: 0 };
const failures = /** @type {string[]} */ ([]);

/** The programs of the project come first, Node 24 among them. */
const env = { ...process.env, PATH: [bin('.bin'), process.env.PATH].join(path.delimiter) };

/** @param {string} title */
function heading(title) {
  console.log(`\n── ${title} ${'─'.repeat(Math.max(2, 76 - title.length))}`);
}

/**
 * @param {string} title
 * @param {{ passed: number, failed: number }} counts
 */
function count(title, { passed, failed }) {
  total.passed += passed;
  total.failed += failed;
  if (failed > 0) failures.push(title);
}

/**
 * A step that passes or fails as a whole.
 * @param {string} title
 * @param {() => Promise<boolean>} work
 */
async function check(title, work) {
  heading(title);
  const passed = await work();
  console.log(passed ? 'Fine.' : `${title}: failed.`);
  count(title, passed ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
  return passed;
}

/**
 * A step of many tests, which leaves its counts in a file.
 * @param {string} title
 * @param {(results: string) => Promise<number>} work gives the exit code
 */
async function suite(title, work) {
  heading(title);
  const results = path.join(place, `${total.passed + total.failed}.json`);
  const code = await work(results);
  const counts = readCounts(results);
  const broken = counts.failed === 0 && (code !== 0 || counts.passed === 0);
  if (broken) console.error(`${title}: ended with ${code} after ${counts.passed} tests.`);
  count(title, broken ? { ...counts, failed: 1 } : counts);
}

/** @param {string} file */
function readCounts(file) {
  try {
    return /** @type {{ passed: number, failed: number }} */ (JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return { passed: 0, failed: 0 };
  }
}

/** @param {readonly string[]} args */
const tool = async (...args) => (await run(node, args, { cwd: root, env })) === 0;

/** @param {readonly string[]} files */
const mocha =
  (...files) =>
  (/** @type {string} */ results) => {
    const reporter = ['--reporter', 'scripts/test/reporter.mjs', '--reporter-option', `results=${results}`];
    const strict = ['--forbid-only', '--forbid-pending'];
    return run(node, [bin('mocha/bin/mocha.js'), ...reporter, ...strict, ...files], { cwd: root, env });
  };

/** @param {string} release */
const inVsCode = (release) => (/** @type {string} */ results) =>
  run(node, ['scripts/vscode/run-suite.mjs', release, results], { cwd: root, env });

async function main() {
  if (!(await check('Install', ensureInstalled))) return;
  await check('Generated files are up to date', () => tool('--import', 'tsx', 'scripts/generate.ts', '--check'));
  const built = await check('Build', async () => (await tool('esbuild.mjs')) && tool('scripts/vscode/build-suite.mjs'));
  await check('Lint and format', () => tool(bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.'));
  const tsc = bin('typescript/bin/tsc');
  await check('Types', async () => (await tool(tsc, '--noEmit')) && tool(tsc, '--noEmit', '--project', 'scripts'));
  await check('A container engine, a registry and ShellCheck', ensureEngines);
  if (!built) return;
  const elsewhere = ['--ignore', 'test/vscode/**', '--ignore', 'test/package/**'];
  await suite('Suites of the rooms', mocha(...elsewhere, 'test/**/*.test.ts'));
  await suite('The packed extension in a bare VS Code', mocha('test/package/*.test.ts'));
  await suite('In the newest VS Code', inVsCode('newest'));
  await suite('In the oldest VS Code that is supported', inVsCode('minimum'));
}

const start = Date.now();
await main().finally(() => rmSync(place, { recursive: true, force: true }));
heading(`Done in ${Math.round((Date.now() - start) / 1_000)} s`);
if (failures.length > 0) console.log(`Failed: ${failures.join(', ')}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
