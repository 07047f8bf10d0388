import assert from 'node:assert/strict';
import path from 'node:path';
import { badTask } from './documents';
import { findingsOf, quaymaster, report, workspace } from './quaymaster';

const shellForm = 'FROM node:22.11.0-alpine\nUSER node\nCMD node server.js\n';
const rule = 'json-args-recommended';

/** What a run says of the rule: a severity, or nothing. */
async function levelOf(files: Record<string, string>, args: string[] = [], folder = '.'): Promise<string | undefined> {
  const { json } = await report(args, { cwd: path.join(workspace(files), folder) });
  return json.files.flatMap(({ diagnostics }) => diagnostics).find(({ code }) => code === rule)?.severity;
}

function config(value: object): string {
  return JSON.stringify(value);
}

describe('command line: settings', () => {
  describe('who wins', () => {
    const project = { '.quaymaster.json': config({ rules: { [rule]: 'hint' } }) };
    const comment = { Dockerfile: shellForm.replace('CMD', `# quaymaster ignore=${rule}\nCMD`) };
    const Dockerfile = shellForm;
    const table: [what: string, files: Record<string, string>, args: string[], severity: string | undefined][] = [
      ['the rule itself', { Dockerfile }, [], 'warning'],
      ['.quaymaster.json over the rule', { Dockerfile, ...project }, [], 'hint'],
      ['a comment over .quaymaster.json', { ...comment, ...project }, [], undefined],
      ['the command line over a comment', { ...comment, ...project }, ['--rule', `${rule}=error`], 'error'],
      ['the command line over .quaymaster.json', { Dockerfile, ...project }, ['--rule', `${rule}=off`], undefined],
      ['the last --rule', { Dockerfile }, ['--rule', `${rule}=off`, '--rule', `${rule}=hint`], 'hint'],
      ['an alias, in any case', { Dockerfile }, ['--rule', 'dl3025=information'], 'information'],
      ['another alias', { Dockerfile }, ['--rule=JSONArgsRecommended=off'], undefined],
      ['no configuration, if so asked', { Dockerfile, ...project }, ['--no-config'], 'warning'],
      [
        'the configuration that was named',
        { Dockerfile, ...project, 'ci/strict.json': config({ rules: { DL3025: 'error' } }) },
        ['--config', 'ci/strict.json'],
        'error',
      ],
      [
        'an override over the rules beside it',
        {
          Dockerfile,
          '.quaymaster.json': config({
            rules: { [rule]: 'hint' },
            overrides: [{ files: ['Dockerfile'], rules: { [rule]: 'error' } }],
          }),
        },
        [],
        'error',
      ],
      [
        'the last override',
        {
          Dockerfile,
          '.quaymaster.json': config({ overrides: [{ rules: { [rule]: 'error' } }, { rules: { [rule]: 'off' } }] }),
        },
        [],
        undefined,
      ],
    ];
    for (const [what, files, args, severity] of table) {
      it(`${what}: ${severity ?? 'nothing'}`, async () => assert.equal(await levelOf(files, args), severity));
    }
  });

  it('takes the nearest .quaymaster.json above the file, not above the working directory', async () => {
    const files = {
      '.quaymaster.json': config({ rules: { [rule]: 'error' } }),
      'a/.quaymaster.json': config({ rules: { [rule]: 'hint' } }),
      'a/b/Dockerfile': shellForm,
      'c/d/Dockerfile': shellForm,
      'e/': '',
    };
    assert.equal(await levelOf(files, ['../a'], 'e'), 'hint');
    assert.equal(await levelOf(files, ['../c'], 'e'), 'error');
  });

  it('matches the globs of an override from the folder of the configuration', async () => {
    const overrides = [{ files: ['legacy/**'], rules: { [rule]: 'off' } }];
    const files = { 'a/.quaymaster.json': config({ overrides }), 'a/legacy/x/Dockerfile': shellForm };
    assert.equal(await levelOf(files, ['Dockerfile'], 'a/legacy/x'), undefined);
    assert.equal(await levelOf({ ...files, 'a/x/legacy/Dockerfile': shellForm }, ['x'], 'a'), 'warning');
  });

  it('narrows an override to a container', async () => {
    const task = badTask.replace(
      '[{ "name": "web", "image": "web:1.4" }]',
      '[{ "name": "web", "image": "web:1.4", "essential": true }, { "name": "proxy" }, { "name": "log" }]',
    );
    const overrides = [{ containers: ['proxy'], rules: { 'container-image-required': 'off' } }];
    const files = { 'task-definition.json': task, '.quaymaster.json': config({ overrides }) };
    const { json } = await report([], { cwd: workspace(files) });
    const found = json.files[0]?.diagnostics.filter(({ code }) => code === 'container-image-required') ?? [];
    assert.equal(found.length, 1, 'the one of the container log');
    const line = task.split('\n')[found[0]?.range.start.line ?? 0] ?? '';
    assert.ok((found[0]?.range.start.character ?? 0) > line.indexOf('proxy'));
  });

  it('--preset all turns on more than recommended', async () => {
    const files = { Dockerfile: shellForm };
    const count = async (...args: string[]) => (await report(args, { cwd: workspace(files) })).json.summary;
    assert.deepEqual(await count('--preset', 'recommended'), await count());
    const inProject = await report([], { cwd: workspace({ ...files, '.quaymaster.json': config({ preset: 'all' }) }) });
    assert.deepEqual(inProject.json.summary, await count('--preset', 'all'));
  });

  describe('--fail-on', () => {
    const table: [severity: string, failOn: string | undefined, code: number][] = [
      ['error', undefined, 1],
      ['warning', undefined, 0],
      ['warning', 'warning', 1],
      ['information', 'warning', 0],
      ['information', 'information', 1],
      ['hint', 'information', 0],
      ['hint', 'hint', 1],
      ['error', 'hint', 1],
      ['error', 'never', 0],
    ];
    for (const [severity, failOn, code] of table) {
      it(`${failOn ?? 'not given'}: a finding of severity ${severity} gives exit ${code}`, async () => {
        const args = ['lint', '--rule', `fargate-cpu-memory=${severity}`, ...(failOn ? ['--fail-on', failOn] : [])];
        const outcome = await quaymaster(args, { cwd: workspace({ 'task-definition.json': badTask }) });
        assert.equal(outcome.code, code);
      });
    }

    it('never: what cannot be read still gives exit 2', async () => {
      const { code } = await quaymaster(['lint', '--fail-on', 'never', 'missing'], { cwd: workspace({}) });
      assert.equal(code, 2);
    });
  });

  describe('--stdin', () => {
    it('takes the kind and the configuration from the name', async () => {
      const files = { 'a/.quaymaster.json': config({ rules: { DL3025: 'error' } }) };
      const args = ['--stdin', '--stdin-filename', 'a/not/there/Dockerfile.dev'];
      const { code, json } = await report(args, { cwd: workspace(files), input: shellForm });
      assert.equal(code, 1);
      assert.equal(json.files[0]?.kind, 'dockerfile');
      assert.deepEqual(findingsOf(json), [`a/not/there/Dockerfile.dev: ${rule} error`]);
    });

    it('reads a task definition', async () => {
      const args = ['--stdin', '--stdin-filename', '/elsewhere/task.json'];
      const { json } = await report(args, { cwd: workspace({}), input: `\uFEFF${badTask}` });
      assert.deepEqual(
        json.files.map(({ kind }) => kind),
        ['task-definition'],
      );
      assert.deepEqual(
        json.files[0]?.diagnostics.map(({ code }) => code),
        ['fargate-cpu-memory'],
      );
    });

    it('that is none of ours is left out, with a remark', async () => {
      const args = ['--stdin', '--stdin-filename', 'package.json'];
      const { code, json, stderr } = await report(args, { cwd: workspace({}), input: '{}' });
      assert.deepEqual([code, json.files], [0, []]);
      assert.match(stderr, /^quaymaster: package\.json is no Dockerfile and no task definition/);
    });

    it('that is not UTF-8 is an error', async () => {
      const args = ['--stdin', '--stdin-filename', 'Dockerfile'];
      const { code, json } = await report(args, { cwd: workspace({}), input: Buffer.from([70, 255, 10]) });
      assert.equal(code, 2);
      assert.deepEqual(json.errors, [{ path: 'Dockerfile', message: 'This file is not in UTF-8; save it in UTF-8.' }]);
    });
  });
});
