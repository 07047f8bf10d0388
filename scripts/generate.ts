import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { rulesIndex } from './generate/rules-index';

/**
 * Writes every file that is made from others. With `--check` nothing is written, and stale files are listed with exit code 1.
 * Two rounds: what lists the rules comes first, since the rest is made from the rules.
 */
const root = path.resolve(__dirname, '..');
const check = process.argv.includes('--check');
const stale: string[] = [];

function put(file: string, content: string): void {
  const target = path.join(root, file);
  let current: string | undefined;
  try {
    current = readFileSync(target, 'utf8');
  } catch {
    current = undefined;
  }
  if (current === content) return;
  stale.push(file);
  if (check) return;
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, content);
}

put(
  'server/src/dockerfile/rules/index.ts',
  rulesIndex(path.join(root, 'server/src/dockerfile/rules'), 'DockerfileRule'),
);
put(
  'server/src/task-definition/rules/index.ts',
  rulesIndex(path.join(root, 'server/src/task-definition/rules'), 'TaskDefinitionRule'),
);

if (stale.length > 0) console.log(`${check ? 'Stale' : 'Written'}: ${stale.join(', ')}`);
if (check && stale.length > 0) {
  console.error('Run `npm run generate` and commit what it writes.');
  process.exitCode = 1;
}
