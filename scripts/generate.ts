import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectSchema, projectShape } from './generate/project-schema';
import { rulesIndex } from './generate/rules-index';
import { publicSchema } from './generate/task-definition-schemas';
import { type ValidatorModule, validatorModule } from './generate/validators';

/**
 * Writes every file that is made from others. With `--check` no file under version control is written, and stale ones are
 * listed with exit code 1; what git ignores (`server/src/generated`) is always written.
 * Three rounds: the rules need the validators, and the rest is made from the rules.
 */
const root = path.resolve(__dirname, '..');
const check = process.argv.includes('--check');
const stale: string[] = [];

/** A file under version control. */
function put(file: string, content: string): void {
  if (read(file) === content) return;
  stale.push(file);
  if (!check) write(file, content);
}

/** A file that git ignores, as it ignores `dist`. */
function build(file: string, content: string): void {
  if (read(file) !== content) write(file, content);
}

function buildValidator(name: string, { code, types }: ValidatorModule): void {
  build(`server/src/generated/${name}-validator.js`, code);
  build(`server/src/generated/${name}-validator.d.ts`, types);
}

/** A page of a rule that is gone. */
function drop(file: string): void {
  stale.push(file);
  if (!check) rmSync(path.join(root, file));
}

function read(file: string): string | undefined {
  try {
    return readFileSync(path.join(root, file), 'utf8');
  } catch {
    return undefined;
  }
}

function write(file: string, content: string): void {
  const target = path.join(root, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, content);
}

function validators(): void {
  buildValidator('quaymaster', validatorModule(projectShape));
}

function taskDefinitionSchemas(): void {
  for (const variant of ['task-definition', 'container-definitions', 'daemon-task-definition'] as const)
    put(`schemas/${variant}.schema.json`, `${JSON.stringify(publicSchema(variant), null, 2)}\n`);
}

function rulesIndexes(): void {
  put(
    'server/src/dockerfile/rules/index.ts',
    rulesIndex(path.join(root, 'server/src/dockerfile/rules'), 'DockerfileRule'),
  );
  put(
    'server/src/task-definition/rules/index.ts',
    rulesIndex(path.join(root, 'server/src/task-definition/rules'), 'TaskDefinitionRule'),
  );
}

/** Imported only now: before, the lists of rules could be old or missing. */
async function fromTheRules(): Promise<void> {
  const { allRules } = await import('../server/src/languages');
  put('schemas/quaymaster.schema.json', `${JSON.stringify(projectSchema(allRules.rules), null, 2)}\n`);
  const { documentation } = await import('./generate/documentation');
  const pages = new Map(documentation((name) => read(name) ?? ''));
  for (const [file, content] of pages) put(file, content);
  for (const name of readdirSync(path.join(root, 'docs/rules')))
    if (!pages.has(`docs/rules/${name}`)) drop(`docs/rules/${name}`);
}

async function main(): Promise<void> {
  validators();
  taskDefinitionSchemas();
  rulesIndexes();
  await fromTheRules();
  const shown = stale.slice(0, 10).join(', ') + (stale.length > 10 ? ` and ${stale.length - 10} more` : '');
  if (stale.length > 0) console.log(`${check ? 'Stale' : 'Written'}: ${shown}`);
  if (check && stale.length > 0) {
    console.error('Run `npm run generate` and commit what it writes.');
    process.exitCode = 1;
  }
}

main();
