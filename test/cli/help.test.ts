import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { allRules } from '../../server/src/languages';
import { quaymaster, workspace } from './quaymaster';

const cwd = workspace({});

async function out(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await quaymaster(args, { cwd });
  assert.deepEqual([code, stderr], [0, '']);
  return stdout;
}

describe('command line: about itself', () => {
  it('--version is the version of the package', async () => {
    const manifest = JSON.parse(readFileSync(path.resolve(__dirname, '../../package.json'), 'utf8'));
    assert.equal(await out('--version'), `${manifest.version}\n`);
    assert.equal(await out('-V'), `${manifest.version}\n`);
  });

  it('--help names the commands, and lint --help every option and the exit codes', async () => {
    const help = await out('--help');
    for (const command of ['lint', 'register', 'rules', 'explain', 'migrate'])
      assert.match(help, new RegExp(`^  ${command} `, 'm'));
    const lint = await out('lint', '--help');
    const options = [
      'format',
      'preset',
      'rule',
      'fail-on',
      'stdin',
      'stdin-filename',
      'fix',
      'dry-run',
      'config',
      'no-config',
    ];
    for (const option of options) assert.match(lint, new RegExp(`^  --${option}\\b`, 'm'));
    assert.match(lint, /Exit code:\n {2}0 .+\n {2}1 .+\n {2}2 /);
    assert.match(lint, /\.gitignore/);
  });

  it('names only rules that there are in its examples', async () => {
    for (const [, name = ''] of (await out('lint', '--help')).matchAll(/--rule (\w[\w-]*)=\w+$/gm))
      assert.notEqual(allRules.resolve(name).length, 0, name);
  });

  it('rules lists every rule', async () => {
    const table = await out('rules');
    for (const { id, summary, severity } of allRules.rules)
      assert.ok(
        table
          .split('\n')
          .some((line) => line.startsWith(`  ${id} `) && line.includes(severity) && line.endsWith(summary)),
        id,
      );
  });

  it('rules --format json gives them as data', async () => {
    const listed = JSON.parse(await out('rules', '--format', 'json'));
    assert.deepEqual(
      listed.map(({ id }: { id: string }) => id),
      allRules.rules.map(({ id }) => id),
    );
    const first = listed.find(({ id }: { id: string }) => id === 'json-args-recommended');
    assert.equal(first.language, 'dockerfile');
    assert.ok(first.aliases.includes('DL3025'));
    assert.match(first.documentation, /^https:.*\/json-args-recommended\.md$/);
  });

  for (const name of ['json-args-recommended', 'JSONArgsRecommended', 'dl3025']) {
    it(`explain ${name} shows what the rule says of itself`, async () => {
      const page = await out('explain', name);
      const [rule] = allRules.resolve('json-args-recommended');
      assert.ok(rule);
      assert.ok(page.startsWith(`${rule.id}\n${rule.summary}\n`));
      assert.ok(page.includes(rule.why.trim()));
      for (const alias of rule.aliases ?? []) assert.ok(page.includes(alias));
      for (const { source } of rule.evidence) assert.ok(page.includes(source));
      assert.equal(page.match(/^Bad$/gm)?.length, rule.examples.bad.length);
      assert.equal(page.match(/^Good$/gm)?.length, rule.examples.good.length);
      assert.match(page, /\^\^\^/, 'the wrong part is underlined');
      assert.doesNotMatch(page, /[«»]|undefined/);
    });
  }

  it('explains every rule', async () => {
    for (const { id } of allRules.rules.slice(0, 8)) assert.doesNotMatch(await out('explain', id), /[«»]|undefined/);
  });
});
