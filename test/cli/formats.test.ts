import assert from 'node:assert/strict';
import path from 'node:path';
import type { Log } from 'sarif';
import { allRules } from '../../server/src/languages';
import { badTask, commaTask, goodDockerfile, goodTask } from './documents';
import { quaymaster, report, workspace } from './quaymaster';

/** What a rule says about its first finding in a task definition; the wording is the business of the rule. */
async function messageOf(rule: string, text: string): Promise<string> {
  const { json } = await report([], { cwd: workspace({ 'task-definition.json': text }) });
  return json.files[0]?.diagnostics.find(({ code }) => code === rule)?.message ?? assert.fail(`${rule} says nothing`);
}

const documentation = (rule: string) => `https://github.com/quaymaster/quaymaster/blob/main/docs/rules/${rule}.md`;

describe('command line: reports', () => {
  describe('json', () => {
    it('has the form that other programs rest on', async () => {
      const cwd = workspace({ 'a/Dockerfile': goodDockerfile, 'b/task-definition.json': badTask });
      const { code, json, stderr } = await report(['.', 'c'], { cwd });
      assert.equal(code, 2);
      assert.deepEqual(json, {
        version: 1,
        files: [
          { path: 'a/Dockerfile', kind: 'dockerfile', diagnostics: [] },
          {
            path: 'b/task-definition.json',
            kind: 'task-definition',
            diagnostics: [
              {
                code: 'fargate-cpu-memory',
                aliases: [...(allRules.resolve('fargate-cpu-memory')[0]?.aliases ?? [])],
                severity: 'error',
                message: await messageOf('fargate-cpu-memory', badTask),
                range: { start: { line: 5, character: 12 }, end: { line: 5, character: 17 } },
                fixable: false,
                documentation: documentation('fargate-cpu-memory'),
                related: [],
              },
            ],
          },
        ],
        errors: [{ path: 'c', message: 'There is no such file or folder.' }],
        summary: { files: 2, errors: 1, warnings: 0, information: 0, hints: 0 },
      });
      assert.equal(stderr, 'quaymaster: c: There is no such file or folder.\n');
    });

    it('counts UTF-16 units, and says what --fix heals', async () => {
      const text = commaTask.replace('"web:1.4"', '"📦漢:1"');
      const { json } = await report([], { cwd: workspace({ 'task-definition.json': text }) });
      const finding = json.files[0]?.diagnostics.find(({ code }) => code === 'json-syntax');
      const line = text.split('\n')[7] ?? '';
      const comma = line.lastIndexOf(',');
      assert.deepEqual(finding?.range, {
        start: { line: 7, character: comma },
        end: { line: 7, character: comma + 1 },
      });
      assert.equal(finding?.fixable, true);
    });

    it('is whole, however long it is', async () => {
      const names = Array.from({ length: 400 }, (_, index) => `${String(index).padStart(3, '0')}/task-definition.json`);
      const { json } = await report([], { cwd: workspace(Object.fromEntries(names.map((name) => [name, badTask]))) });
      assert.equal(json.summary.errors, 400);
    });
  });

  describe('sarif', () => {
    async function sarif(files: Record<string, string>, args: string[] = []): Promise<{ log: Log; cwd: string }> {
      const cwd = workspace(files);
      const { stdout } = await quaymaster(['lint', '--format', 'sarif', ...args], { cwd });
      return { log: JSON.parse(stdout), cwd };
    }

    it('names the tool, every rule with its help, and how columns are counted', async () => {
      const { log } = await sarif({ Dockerfile: goodDockerfile });
      assert.equal(log.version, '2.1.0');
      const [run] = log.runs;
      assert.ok(run);
      assert.equal(run.tool.driver.name, 'Quaymaster');
      assert.match(run.tool.driver.version ?? '', /^\d+\.\d+\.\d+/);
      assert.equal(run.columnKind, 'utf16CodeUnits');
      assert.deepEqual(run.results, []);
      const rule = run.tool.driver.rules?.find(({ id }) => id === 'fargate-cpu-memory');
      assert.equal(rule?.name, 'FargateCpuMemory');
      assert.equal(rule?.helpUri, documentation('fargate-cpu-memory'));
      assert.equal(rule?.defaultConfiguration?.level, 'error');
      assert.ok(rule?.help?.markdown && rule.shortDescription?.text);
    });

    it('gives each finding its place, its fixes and a fingerprint', async () => {
      const { log, cwd } = await sarif({ 'a b/täsk/task-definition.json': commaTask });
      const [run] = log.runs;
      const [result] = run?.results ?? [];
      assert.ok(run && result);
      assert.equal(result.ruleId, 'json-syntax');
      assert.equal(run.tool.driver.rules?.[result.ruleIndex ?? -1]?.id, 'json-syntax');
      assert.equal(result.level, 'error');
      const location = { uri: 'a%20b/t%C3%A4sk/task-definition.json', uriBaseId: '%SRCROOT%', index: 0 };
      const region = { startLine: 8, startColumn: 63, endLine: 8, endColumn: 64 };
      assert.deepEqual(result.locations, [{ physicalLocation: { artifactLocation: location, region } }]);
      assert.deepEqual(result.fixes?.[0]?.artifactChanges, [
        { artifactLocation: location, replacements: [{ deletedRegion: region, insertedContent: { text: '' } }] },
      ]);
      assert.match(result.partialFingerprints?.['quaymasterFinding/v1'] ?? '', /^[0-9a-f]{32}:1$/);
      assert.ok(run.originalUriBaseIds?.['%SRCROOT%']?.uri?.endsWith(`${path.basename(cwd)}/`));
    });

    it('keeps the fingerprint when lines come before', async () => {
      const prints = async (text: string) =>
        (await sarif({ 'task-definition.json': text })).log.runs[0]?.results?.map((one) => one.partialFingerprints);
      assert.deepEqual(await prints(badTask), await prints(`\n\n${badTask}`));
    });

    it('tells what could not be read', async () => {
      const { log } = await sarif({}, ['missing']);
      const [invocation] = log.runs[0]?.invocations ?? [];
      assert.equal(invocation?.executionSuccessful, false);
      assert.equal(invocation?.toolExecutionNotifications?.[0]?.message.text, 'There is no such file or folder.');
    });
  });

  describe('github', () => {
    it('writes a command for each finding and each failure', async () => {
      const cwd = workspace({ 'a,b/task-definition.json': badTask });
      const { code, stdout } = await quaymaster(['lint', '--format', 'github', '.', '100%'], { cwd });
      assert.equal(code, 2);
      assert.equal(
        stdout,
        `::error file=a%2Cb/task-definition.json,line=6,endLine=6,col=13,endColumn=18,title=fargate-cpu-memory::${await messageOf('fargate-cpu-memory', badTask)}\n` +
          '::error file=100%25::There is no such file or folder.\n',
      );
    });

    for (const [severity, command] of [
      ['warning', 'warning'],
      ['information', 'notice'],
      ['hint', 'notice'],
    ] as const) {
      it(`${severity} is a ${command}`, async () => {
        const cwd = workspace({ 'task-definition.json': badTask });
        const { stdout } = await quaymaster(['lint', '--format=github', '--rule', `fargate-cpu-memory=${severity}`], {
          cwd,
        });
        assert.match(stdout, new RegExp(`^::${command} file=`));
      });
    }

    it('counts paths from the root of the checkout', async () => {
      const root = workspace({ 'services/web/task-definition.json': badTask });
      const { stdout } = await quaymaster(['lint', '--format', 'github'], {
        cwd: path.join(root, 'services/web'),
        env: { GITHUB_WORKSPACE: root },
      });
      assert.match(stdout, /^::error file=services\/web\/task-definition\.json,line=6,/);
    });
  });

  describe('text', () => {
    it('shows the place, the message, the code with the range underlined, and sums up', async () => {
      const cwd = workspace({
        'a/task-definition.json': badTask,
        'b/task-definition.json': commaTask,
        Dockerfile: goodDockerfile,
      });
      const { code, stdout, stderr } = await quaymaster(['lint'], { cwd });
      assert.deepEqual([code, stderr], [1, '']);
      assert.equal(
        stdout,
        [
          'a/task-definition.json:6:13 error fargate-cpu-memory',
          `  ${await messageOf('fargate-cpu-memory', badTask)}`,
          '  6 │   "memory": "512",',
          '    │             ^^^^^',
          '',
          'b/task-definition.json:8:63 error json-syntax [fixable]',
          `  ${await messageOf('json-syntax', commaTask)}`,
          '  8 │   "containerDefinitions": [{ "name": "web", "image": "web:1.4", }]',
          '    │                                                               ^',
          '',
          '2 errors in 2 of 3 files. 1 can be fixed with `--fix`.',
          '',
        ].join('\n'),
      );
    });

    it('sums up a clean run', async () => {
      const { stdout } = await quaymaster(['lint'], { cwd: workspace({ 'task-definition.json': goodTask }) });
      assert.equal(stdout, 'No findings in 1 file.\n');
    });

    for (const [what, env, coloured] of [
      ['no terminal', {}, false],
      ['no terminal, in CI', { CI: 'true' }, false],
      ['FORCE_COLOR', { FORCE_COLOR: '1' }, true],
      ['FORCE_COLOR=0', { FORCE_COLOR: '0' }, false],
      ['NO_COLOR beside FORCE_COLOR', { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
    ] as const) {
      it(`${what}: ${coloured ? 'colours' : 'no colours'}`, async () => {
        const cwd = workspace({ 'task-definition.json': badTask });
        const { stdout } = await quaymaster(['lint'], { cwd, env });
        assert.equal(stdout.includes('\u001B['), coloured);
      });
    }
  });
});
