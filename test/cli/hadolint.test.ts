import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { quaymaster, report, workspace } from './quaymaster';

const Dockerfile = 'FROM node:latest\nUSER 1000\nCMD ["node"]\n';
const rule = 'image-latest';

/** What a run says of the rule: a severity, or nothing. */
async function levelOf(files: Record<string, string>, args: string[] = []): Promise<string | undefined> {
  const { json } = await report(args, { cwd: workspace(files) });
  return json.files.flatMap(({ diagnostics }) => diagnostics).find(({ code }) => code === rule)?.severity;
}

describe('command line: .hadolint.yaml', () => {
  const off = { '.hadolint.yaml': 'ignored: [DL3007]\n' };
  const project = { '.quaymaster.json': '{ "rules": { "DL3007": "warning" } }' };
  const table: [what: string, files: Record<string, string>, args: string[], severity: string | undefined][] = [
    ['it beats the preset', { Dockerfile, ...off }, [], undefined],
    ['its other name', { Dockerfile, '.hadolint.yml': 'override:\n  error:\n    - DL3007\n' }, [], 'error'],
    ['it is read from above, too', { 'a/b/Dockerfile': Dockerfile, ...off }, [], undefined],
    ['.quaymaster.json beats it', { Dockerfile, ...off, ...project }, [], 'warning'],
    ['the command line beats it', { Dockerfile, ...off }, ['--rule', 'DL3007=hint'], 'hint'],
    [
      'it can be named',
      { Dockerfile, 'ci/strict.yaml': 'override: { error: [DL3007] }' },
      ['--config', 'ci/strict.yaml'],
      'error',
    ],
    ['it is not read where nothing shall be', { Dockerfile, ...off }, ['--no-config'], 'information'],
    [
      'it can take comments their effect',
      { Dockerfile: `# hadolint ignore=DL3007\n${Dockerfile}`, '.hadolint.yaml': 'disable-ignore-pragma: true\n' },
      [],
      'information',
    ],
  ];
  for (const [what, files, args, severity] of table)
    it(what, async () => assert.equal(await levelOf(files, args), severity));

  it('decides which registries are trusted, which labels are asked for, and what makes the run fail', async () => {
    const cwd = workspace({
      Dockerfile: 'FROM quay.io/example/app:1\nLABEL contact=Ada\nUSER 1000\n',
      '.hadolint.yaml': 'trustedRegistries: [docker.io]\nlabel-schema: { contact: email }\nfailure-threshold: error\n',
    });
    const { stdout, code } = await quaymaster(['lint'], { cwd });
    assert.match(stdout, /untrusted-registry/);
    assert.match(stdout, /label-email/);
    assert.equal(code, 1);
  });

  it('says which severity fails, unless the command line does', async () => {
    const files = { Dockerfile, '.hadolint.yaml': 'failure-threshold: info\n' };
    const cwd = workspace(files);
    assert.equal((await quaymaster(['lint'], { cwd })).code, 1);
    assert.equal((await quaymaster(['lint', '--fail-on', 'error'], { cwd })).code, 0);
    const lenient = workspace({
      ...files,
      '.quaymaster.json': '{ "failOn": "never", "rules": { "DL3007": "error" } }',
    });
    assert.equal((await quaymaster(['lint'], { cwd: lenient })).code, 0);
  });

  const broken: [text: string, said: RegExp][] = [
    ['ignored: [DL3007\n', /^quaymaster: \.hadolint\.yaml:\d: This is no YAML: .+\.\n$/],
    ['ignored: DL3007\n', /^quaymaster: \.hadolint\.yaml: `ignored` must be a list of texts\.\n$/],
  ];
  for (const [text, said] of broken)
    it(`stops at ${JSON.stringify(text)} with one line`, async () => {
      const outcome = await quaymaster(['lint'], { cwd: workspace({ Dockerfile, '.hadolint.yaml': text }) });
      assert.deepEqual([outcome.code, outcome.stdout], [2, '']);
      assert.match(outcome.stderr, said);
    });
});

describe('command line: migrate', () => {
  const source = 'ignored: [DL3007, DL9999]\nfailure-threshold: warning\n';
  const written = '{\n  "rules": {\n    "image-latest": "off"\n  },\n  "failOn": "warning"\n}\n';

  it('writes what .hadolint.yaml says beside it, and says what it could not', async () => {
    const cwd = workspace({ 'app/.hadolint.yaml': source, 'app/sub/': '' });
    const { code, stdout, stderr } = await quaymaster(['migrate', 'app/sub'], { cwd });
    assert.deepEqual([code, stdout], [0, '']);
    assert.equal(
      stderr,
      'quaymaster: app/.hadolint.yaml: ignored: no rule is known as DL9999.\n' +
        'quaymaster: app/.quaymaster.json now says what app/.hadolint.yaml says; app/.hadolint.yaml can be deleted once hadolint is no longer run.\n',
    );
    assert.equal(readFileSync(path.join(cwd, 'app/.quaymaster.json'), 'utf8'), written);
    const again = await quaymaster(['migrate', 'app/.hadolint.yaml'], { cwd });
    assert.match(again.stderr, /app\/\.quaymaster\.json says it all already/);
  });

  it('adds to a configuration that is there', async () => {
    const cwd = workspace({ '.hadolint.yaml': source, '.quaymaster.json': '{\n  // ours\n  "preset": "all"\n}\n' });
    assert.equal((await quaymaster(['migrate'], { cwd })).code, 0);
    const text = readFileSync(path.join(cwd, '.quaymaster.json'), 'utf8');
    assert.match(text, /\/\/ ours/);
    assert.match(text, /"image-latest": "off"/);
  });

  it('--dry-run writes a diff and no file', async () => {
    const cwd = workspace({ '.hadolint.yaml': source });
    const { code, stdout } = await quaymaster(['migrate', '--dry-run'], { cwd });
    assert.equal(code, 0);
    assert.match(stdout, /^\+ {4}"image-latest": "off"$/m);
    assert.equal(existsSync(path.join(cwd, '.quaymaster.json')), false);
  });

  const refused: [what: string, files: Record<string, string>, args: string[], said: RegExp][] = [
    ['there is no such file', { 'a/': '' }, ['a'], /^quaymaster: There is no \.hadolint\.yaml in a or above it\.\n$/],
    ['the path leads nowhere', {}, ['nowhere'], /^quaymaster: nowhere: There is no such file or folder\.\n$/],
    ['it is no YAML', { '.hadolint.yaml': '[' }, [], /^quaymaster: \.hadolint\.yaml:\d: This is no YAML/],
    [
      'the target is broken',
      { '.hadolint.yaml': source, '.quaymaster.json': '{' },
      [],
      /^quaymaster: \.quaymaster\.json cannot be read; mend it first\.\n$/,
    ],
  ];
  for (const [what, files, args, said] of refused)
    it(`ends with 2 where ${what}`, async () => {
      const { code, stdout, stderr } = await quaymaster(['migrate', ...args], { cwd: workspace(files) });
      assert.deepEqual([code, stdout], [2, '']);
      assert.match(stderr, said);
    });
});
