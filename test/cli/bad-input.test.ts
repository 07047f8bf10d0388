import assert from 'node:assert/strict';
import { chmodSync, openSync } from 'node:fs';
import path from 'node:path';
import { hugeDocuments } from '../task-definition/huge';
import { badTask, goodDockerfile, goodTask } from './documents';
import { findingsOf, outcomeOf, pathsOf, quaymaster, report, start, workspace } from './quaymaster';

describe('command line: bad input', () => {
  it('a file without permission is an error, and the rest is checked', async () => {
    const cwd = workspace({ 'a/task-definition.json': goodTask, 'b/task-definition.json': badTask });
    chmodSync(path.join(cwd, 'a/task-definition.json'), 0o000);
    const { code, json, stderr } = await report([], { cwd, unprivileged: true });
    assert.equal(code, 2);
    assert.deepEqual(json.errors, [
      { path: 'a/task-definition.json', message: 'There is no permission to open this.' },
    ]);
    assert.deepEqual(findingsOf(json), ['b/task-definition.json: fargate-cpu-memory error']);
    assert.match(stderr, /^quaymaster: a\/task-definition\.json: There is no permission to open this\.\n$/);
  });

  it('a folder without permission is an error, and the rest is checked', async () => {
    const cwd = workspace({ 'a/Dockerfile': goodDockerfile, 'b/Dockerfile': goodDockerfile });
    chmodSync(path.join(cwd, 'a'), 0o000);
    const { code, json } = await report([], { cwd, unprivileged: true });
    chmodSync(path.join(cwd, 'a'), 0o755);
    assert.equal(code, 2);
    assert.deepEqual(json.errors, [{ path: 'a', message: 'There is no permission to open this.' }]);
    assert.deepEqual(pathsOf(json), ['b/Dockerfile']);
  });

  it('a file that is not there is an error, and the rest is checked', async () => {
    const cwd = workspace({ Dockerfile: goodDockerfile });
    const { code, json } = await report(['missing/Dockerfile', 'Dockerfile', 'Dockerfile/below'], { cwd });
    assert.equal(code, 2);
    assert.deepEqual(json.errors, [
      { path: 'missing/Dockerfile', message: 'There is no such file or folder.' },
      { path: 'Dockerfile/below', message: 'There is no such file or folder.' },
    ]);
    assert.deepEqual(pathsOf(json), ['Dockerfile']);
  });

  const encodings: [what: string, file: string, content: Buffer, message: RegExp][] = [
    ['Latin 1', 'Dockerfile', Buffer.from('FROM a\n# gr\xFC\xDFe\n', 'latin1'), /not in UTF-8; save it in UTF-8/],
    ['UTF-16', 'Dockerfile', Buffer.from('\uFEFFFROM a\n', 'utf16le'), /in UTF-16; save it in UTF-8/],
    ['UTF-16', 'task-definition.json', Buffer.from(`\uFEFF${goodTask}`, 'utf16le'), /in UTF-16; save it in UTF-8/],
    ['binary content', 'Dockerfile', Buffer.from([0, 255, 254, 200, 10]), /not in UTF-8/],
    ['Latin 1', 'foreign.json', Buffer.from(goodTask.replace('web:1.4', 'w\xE9b:1'), 'latin1'), /not in UTF-8/],
  ];
  for (const [what, file, content, message] of encodings) {
    it(`${what} in ${file} is an error, and the rest is checked`, async () => {
      const cwd = workspace({ [file]: content, 'z/Dockerfile': goodDockerfile });
      const { code, json } = await report([], { cwd });
      assert.equal(code, 2);
      assert.equal(json.errors.length, 1);
      assert.equal(json.errors[0]?.path, file);
      assert.match(json.errors[0]?.message ?? '', message);
      assert.deepEqual(pathsOf(json), ['z/Dockerfile']);
    });
  }

  it('other JSON that is not UTF-8 is none of our business', async () => {
    const cwd = workspace({ 'data.json': Buffer.from('{"name": "gr\xFC\xDFe"}', 'latin1') });
    const { code, json } = await report([], { cwd });
    assert.equal(code, 0);
    assert.deepEqual([json.errors, json.files], [[], []]);
  });

  it('broken JSON gives findings', async () => {
    const cwd = workspace({ 'task-definition.json': goodTask.replace('"family": "web",', '"family": "web"') });
    const { code, json } = await report([], { cwd });
    assert.equal(code, 1);
    assert.deepEqual(findingsOf(json), ['task-definition.json: json-syntax error']);
    assert.deepEqual(json.errors, []);
  });

  for (const [what, text] of [
    ['an empty Dockerfile', ''],
    ['a Dockerfile of nothing but a byte order mark', '\uFEFF'],
    ['a Dockerfile of comments and blank lines', '# soon\n\n'],
  ] as const) {
    it(`${what} gives findings`, async () => {
      const { code, json } = await report([], { cwd: workspace({ Dockerfile: text }) });
      assert.equal(code, 1);
      assert.deepEqual(findingsOf(json), ['Dockerfile: no-instructions error']);
      assert.deepEqual(json.errors, []);
    });
  }

  for (const [what, text] of [
    ['CRLF line ends', goodTask.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\uFEFF${goodTask}`],
    ['both', `\uFEFF${goodTask.replaceAll('\n', '\r\n')}`],
  ] as const) {
    it(`${what} in a task definition: no finding`, async () => {
      const cwd = workspace({ 'task-definition.json': text });
      const { code, json } = await report([], { cwd });
      assert.deepEqual([code, findingsOf(json), json.errors], [0, [], []]);
      assert.deepEqual(pathsOf(json), ['task-definition.json']);
    });

    it(`${what} in a Dockerfile: no finding`, async () => {
      const crlf = text.includes('\r\n') ? goodDockerfile.replaceAll('\n', '\r\n') : goodDockerfile;
      const cwd = workspace({ Dockerfile: text.startsWith('\uFEFF') ? `\uFEFF${crlf}` : crlf });
      const { code, json } = await report([], { cwd });
      assert.deepEqual([code, findingsOf(json), json.errors], [0, [], []]);
      assert.deepEqual(pathsOf(json), ['Dockerfile']);
    });
  }

  it('positions behind a byte order mark are those of an editor', async () => {
    const cwd = workspace({ 'task-definition.json': `\uFEFF${badTask.replaceAll('\n', ' ')}` });
    const { json } = await report([], { cwd });
    const { start, end } = json.files[0]?.diagnostics[0]?.range ?? assert.fail('there is a finding');
    assert.equal(badTask.slice(start.character, end.character), '"512"');
  });

  for (const [what, text] of hugeDocuments) {
    it(`${what}: one information finding`, async () => {
      const cwd = workspace({ 'task-definition.json': text });
      const { code, json } = await report([], { cwd });
      assert.equal(code, 0);
      assert.deepEqual(findingsOf(json), ['task-definition.json: not-checked information']);
    });
  }

  const config = '.quaymaster.json';
  const usage: [what: string, args: string[], line: RegExp, files?: Record<string, string>][] = [
    ['an unknown option', ['lint', '--zzz'], /Unknown option '--zzz'; see `quaymaster lint --help`\./],
    ['a misspelt option', ['lint', '--fromat', 'json'], /Unknown option '--fromat' \(Did you mean --format\?\)/],
    ['an option without a value', ['lint', '--rule'], /argument missing; see `quaymaster lint --help`/],
    ['an unknown format', ['lint', '--format', 'xml'], /--format cannot be `xml`; write text, json, sarif or github\./],
    ['an unknown preset', ['lint', '--preset', 'strict'], /--preset cannot be `strict`; write recommended or all\./],
    [
      'an unknown threshold',
      ['lint', '--fail-on', 'info'],
      /--fail-on cannot be `info`; write error, warning, .* or never\./,
    ],
    ['an unknown rule', ['lint', '--rule', 'zzzzz=off'], /There is no rule `zzzzz`\. `quaymaster rules` lists them\./],
    ['a misspelt rule', ['lint', '--rule', 'fargate-cpu=off'], /There is no rule `fargate-cpu`\./],
    ['a rule nearly right', ['lint', '--rule', 'json-sintax=off'], /Did you mean `json-syntax`\?/],
    [
      'a rule without a severity',
      ['lint', '--rule', 'json-syntax'],
      /write --rule json-syntax= and then error, warning/,
    ],
    [
      'an unknown severity',
      ['lint', '--rule', 'json-syntax=fatal'],
      /write --rule json-syntax= and then error, .* or off\./,
    ],
    ['an empty path', ['lint', ''], /A path is empty; write `\.`/],
    [
      'standard input and paths',
      ['lint', '--stdin', '--stdin-filename', 'Dockerfile', '.'],
      /either --stdin or the paths/,
    ],
    ['standard input without a name', ['lint', '--stdin'], /add --stdin-filename Dockerfile/],
    ['a name without standard input', ['lint', '--stdin-filename', 'Dockerfile'], /needs --stdin beside it/],
    ['a dry run of nothing', ['lint', '--dry-run'], /add --fix/],
    ['a diff as JSON', ['lint', '--fix', '--dry-run', '--format', 'json'], /leave out --format/],
    ['an unknown command', ['check'], /There is no command `check`, .*write `quaymaster lint check`/],
    ['an unknown rule to explain', ['explain', 'zzzzz'], /There is no rule `zzzzz`/],
    ['nothing to explain', ['explain'], /Missing required argument 'rule'; see `quaymaster explain --help`/],
    ['too much for rules', ['rules', 'all'], /Too many arguments/],
    [
      'a missing configuration',
      ['lint', '--config', 'no.json'],
      /The configuration no\.json cannot be read\. There is no such file/,
    ],
    [
      'a configuration that is no JSON',
      ['lint'],
      /\.quaymaster\.json:2:3: Write a comma before this\./,
      { [config]: '{ "preset": "all"\n  "rules": {} }' },
    ],
    [
      'a configuration with an unknown rule',
      ['lint'],
      /\.quaymaster\.json:1:14: There is no rule `json-sintax`\. Did you mean `json-syntax`\?/,
      { [config]: '{ "rules": { "json-sintax": "off" } }' },
    ],
    [
      'several mistakes in a configuration',
      ['lint'],
      /\(and 1 more to correct\)/,
      { [config]: '{ "rulez": {}, "preset": 1 }' },
    ],
    ['an empty configuration', ['lint'], /Write a value here/, { [config]: '' }],
    ['a configuration nested too deeply', ['lint'], /deeper than 100 levels/, { [config]: '['.repeat(200_000) }],
  ];
  for (const [what, args, line, files = {}] of usage) {
    it(`${what}: exit 2 and one line that says what to do`, async () => {
      const cwd = workspace({ Dockerfile: goodDockerfile, ...files });
      const { code, stdout, stderr } = await quaymaster(args, { cwd });
      assert.equal(code, 2);
      assert.equal(stdout, '');
      assert.match(stderr, line);
      assert.match(stderr, /^quaymaster: [^\n]+\n$/, 'one line');
    });
  }

  it('a broken configuration stops --fix before anything is changed', async () => {
    const cwd = workspace({
      'a/task-definition.json': goodTask.replace('"web:1.4" }', '"web:1.4", }'),
      'b/.quaymaster.json': '{',
      'b/Dockerfile': goodDockerfile,
    });
    const { code, stderr } = await quaymaster(['lint', '--fix'], { cwd });
    assert.equal(code, 2);
    assert.match(stderr, /^quaymaster: b\/\.quaymaster\.json:1:\d+: /);
    const { json } = await report(['a', '--no-config'], { cwd });
    assert.deepEqual(findingsOf(json), ['a/task-definition.json: json-syntax error']);
  });

  it('no command: the help, and exit 2', async () => {
    const { code, stdout, stderr } = await quaymaster([], { cwd: workspace({}) });
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, /^Usage: quaymaster /);
  });

  it('a reader that leaves early is no fault', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 300 }, (_, index) => [`${index}/task-definition.json`, badTask]),
    );
    const child = start(['lint'], { cwd: workspace(files) });
    child.stdout?.once('data', () => child.stdout?.destroy());
    const { code, stderr } = await outcomeOf(child);
    assert.deepEqual([code, stderr], [1, '']);
  });

  it('output that cannot be written: exit 2 and one line', async () => {
    const cwd = workspace({ out: '' });
    const { code, stderr } = await outcomeOf(start(['rules'], { cwd, stdout: openSync(path.join(cwd, 'out'), 'r') }));
    assert.equal(code, 2);
    assert.match(stderr, /^quaymaster: The output cannot be written: [^\n]+\n$/);
  });

  it('an interrupt ends it quietly with 130', async () => {
    const child = start(['lint', '--stdin', '--stdin-filename', 'Dockerfile'], { cwd: workspace({}) });
    // Once it has read something it is waiting for more.
    child.stdin?.write('FROM scratch\n', () => setTimeout(() => child.kill('SIGINT'), 500));
    assert.deepEqual(await outcomeOf(child), { code: 130, stdout: '', stderr: '' });
  });
});
