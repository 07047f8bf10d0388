import assert from 'node:assert/strict';
import { readProjectFile } from '../../server/src/configuration/project-file';
import { readMarks } from '../../server/src/engine/markers';
import { RuleRegistry } from '../../server/src/engine/registry';
import type { RuleDescription } from '../../server/src/engine/rule';

function rule(id: string, ...aliases: string[]): RuleDescription {
  const examples = { bad: [], good: [] };
  return { id, aliases, severity: 'warning', preset: 'recommended', summary: '', why: '', evidence: [], examples };
}

const registry = new RuleRegistry([
  rule('json-args-recommended', 'JSONArgsRecommended', 'DL3025'),
  rule('image-tag-latest', 'DL3007', 'LATEST'),
  rule('container-image-latest', 'LATEST'),
]);

function read(text: string) {
  return readProjectFile(text, registry);
}

function settings(text: string, file: string) {
  const { project, problems } = read(text);
  assert.deepEqual(problems, []);
  return project.settingsFor(file);
}

/** What an empty configuration says of a file. */
const nothing = { preset: undefined, rules: {}, overrides: [], policy: {}, failOn: undefined };

describe('.quaymaster.json', () => {
  it('sets the preset and the rules, by id or by what other tools call them', () => {
    const text = `{
      // comments are fine, and so is a last comma
      "$schema": "./schema.json",
      "preset": "all",
      "rules": { "dl3025": "hint", "image-tag-latest": "off", },
    }`;
    assert.deepEqual(settings(text, 'Dockerfile'), {
      preset: 'all',
      rules: { 'json-args-recommended': 'hint', 'image-tag-latest': 'off' },
      overrides: [],
      policy: {},
      failOn: undefined,
    });
  });

  it('sets every rule that shares an alias', () => {
    assert.deepEqual(settings('{ "rules": { "LATEST": "off" } }', 'Dockerfile').rules, {
      'image-tag-latest': 'off',
      'container-image-latest': 'off',
    });
  });

  it('accepts a byte order mark, and an empty object', () => {
    assert.deepEqual(settings('\uFEFF{}', 'Dockerfile'), { ...nothing });
  });

  describe('overrides', () => {
    const table: [glob: string, file: string, matches: boolean][] = [
      ['*.dev', 'a/b/Dockerfile.dev', true],
      ['*.dev', 'Dockerfile.prod', false],
      ['legacy/**', 'legacy/a/Dockerfile', true],
      ['legacy/**', 'legacy/.hidden/Dockerfile', true],
      ['legacy/', 'legacy/a/Dockerfile', true],
      ['./legacy/*', 'legacy/Dockerfile', true],
      ['/legacy/*', 'legacy/Dockerfile', true],
      ['legacy/*', 'legacy/a/Dockerfile', false],
      ['legacy/*', 'other/legacy/Dockerfile', false],
      ['**/*.{dev,test}.json', 'a/task-definition.test.json', true],
      ['.aws/*.json', '.aws/task.json', true],
      ['task-definition.json', 'deploy/task-definition.json', true],
      ['deploy/[a-c]/*', 'deploy/b/Dockerfile', true],
    ];
    for (const [glob, file, matches] of table) {
      it(`${glob} ${matches ? 'is for' : 'is not for'} ${file}`, () => {
        const text = JSON.stringify({ overrides: [{ files: [glob], rules: { DL3007: 'off' } }] });
        assert.deepEqual(
          settings(text, file).overrides,
          matches ? [{ containers: undefined, rules: { 'image-tag-latest': 'off' } }] : [],
        );
      });
    }

    it('keep their order and their containers', () => {
      const text = JSON.stringify({
        overrides: [{ rules: { DL3007: 'error' } }, { containers: ['sidecar'], rules: { DL3007: 'off' } }],
      });
      assert.deepEqual(settings(text, 'task-definition.json').overrides, [
        { containers: undefined, rules: { 'image-tag-latest': 'error' } },
        { containers: ['sidecar'], rules: { 'image-tag-latest': 'off' } },
      ]);
    });
  });

  it('names more files as task definitions', () => {
    const { project } = read('{ "taskDefinitionFiles": ["deploy/*.ecs.json"] }');
    const named = (path: string) => project.taskDefinitionNames.some((pattern) => pattern.test(path));
    assert.ok(named('/app/deploy/web.ecs.json'));
    assert.ok(!named('/app/web.ecs.json'));
  });

  describe('says what to do about', () => {
    const table: [what: string, marked: string, message: RegExp][] = [
      ['an empty file', '«»', /^Write a value here\.$/],
      ['a list at the root', '«[]»', /^The configuration must be an object, in braces\.$/],
      ['an unknown key', '{ «"rule"»: {} }', /^`rule` is no key here\. Did you mean `rules`\?$/],
      [
        'a key far from any',
        '{ «"extends"»: "x" }',
        /Write \$schema, preset, rules, overrides, .*taskDefinitionFiles or images\.$/,
      ],
      ['a wrong preset', '{ "preset": «"strict"» }', /^`strict` is no value of `preset`; write recommended or all\.$/],
      ['a preset that is no text', '{ "preset": «1» }', /^`preset` must be a string in double quotes\.$/],
      [
        'a wrong severity',
        '{ "rules": { "DL3025": «"warn"» } }',
        /^`warn` is no value of `rules.DL3025`; write error, warning, information, hint or off\.$/,
      ],
      [
        'an unknown rule',
        '{ "rules": { «"json-arg-recommended"»: "off" } }',
        /^There is no rule `json-arg-recommended`\. Did you mean `json-args-recommended`\?$/,
      ],
      [
        'a rule that nobody knows',
        '{ "rules": { «"zzz"»: "off" } }',
        /^There is no rule `zzz`\. `quaymaster rules` lists/,
      ],
      ['an override without rules', '{ "overrides": [«{ "files": ["a"] }»] }', /^`overrides\.0` needs `rules`\.$/],
      [
        'an empty list of files',
        '{ "overrides": [{ "files": «[]», "rules": {} }] }',
        /^`overrides\.0\.files` must not be/,
      ],
      ['a missing comma', '{ "preset": "all" «"rules"»: {} }', /^Write a comma before this\.$/],
      ['a missing brace', '{ "preset": "all"«»', /^Close the object with `}`\.$/],
      ['an open string', '{ "preset": «"all»\n}', /^Close the string with a double quote\.$/],
    ];
    for (const [what, marked, message] of table) {
      it(what, () => {
        const { text, spans } = readMarks(marked);
        const { problems } = read(text);
        assert.match(problems[0]?.message ?? 'nothing', message);
        assert.deepEqual(
          problems.map(({ span }) => span),
          spans,
        );
      });
    }

    it('nesting that no configuration has', () => {
      const { problems } = read('['.repeat(200_000));
      assert.match(problems[0]?.message ?? 'nothing', /nested deeper than 100 levels/);
    });
  });

  it('follows what is right beside what is wrong', () => {
    const { project, problems } = read(
      '{ "preset": "most", "rules": { "DL3025": "hint", "DL3007": "no", "x": "off" } }',
    );
    assert.equal(problems.length, 3);
    assert.deepEqual(project.settingsFor('Dockerfile'), {
      preset: undefined,
      rules: { 'json-args-recommended': 'hint' },
      overrides: [],
      policy: {},
      failOn: undefined,
    });
  });

  it('reads what the project asks of its files', () => {
    const text = `{
      "trustedRegistries": ["docker.io"], "labelSchema": { "a": "url" }, "strictLabels": true, "ignoreComments": false,
      "failOn": "never", "rules": { "sc2086": "off" }
    }`;
    assert.deepEqual(settings(text, 'Dockerfile'), {
      ...nothing,
      rules: { SC2086: 'off' },
      policy: {
        trustedRegistries: ['docker.io'],
        labelSchema: { a: 'url' },
        strictLabels: true,
        ignoreComments: false,
      },
      failOn: 'never',
    });
  });

  it('says what is wrong with it, and follows the rest', () => {
    const { project, problems } = read(
      '{ "labelSchema": { "a": "link", "b": "url" }, "strictLabels": "yes", "failOn": 1 }',
    );
    assert.deepEqual(project.settingsFor('Dockerfile'), { ...nothing, policy: { labelSchema: { b: 'url' } } });
    assert.deepEqual(
      problems.map(({ message }) => message.split(/[;:]/)[0]),
      [
        '`link` is no value of `labelSchema.a`',
        '`strictLabels` must be true or false.',
        '`failOn` must be a string in double quotes.',
      ],
    );
  });
});
