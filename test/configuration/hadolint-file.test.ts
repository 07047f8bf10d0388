import assert from 'node:assert/strict';
import { readHadolint } from '../../server/src/configuration/hadolint-file';
import { takeOver } from '../../server/src/configuration/take-over';
import { plain, readYaml } from '../../server/src/project/yaml';

function read(text: string) {
  return readHadolint(plain(readYaml(text).root));
}

describe('.hadolint.yaml', () => {
  const settings: readonly [what: string, text: string, expected: object][] = [
    ['ignored', 'ignored: [DL3006, dl3007]', { rules: { 'image-untagged': 'off', 'image-latest': 'off' } }],
    [
      'override, where ignored wins',
      'override:\n  error: [DL3006]\n  warning:\n    - DL3007\n  info: [DL3020]\n  style: [DL3048]\nignored:\n  - DL3007\n',
      {
        rules: {
          'image-untagged': 'error',
          'image-latest': 'off',
          'add-instead-of-copy': 'information',
          'label-key': 'hint',
        },
      },
    ],
    [
      'codes of ShellCheck',
      'ignored: [SC2086]\noverride: { error: [sc2046] }',
      { rules: { SC2086: 'off', SC2046: 'error' } },
    ],
    [
      'trusted registries',
      'trustedRegistries: [docker.io, "*.example.com"]',
      { policy: { trustedRegistries: ['docker.io', '*.example.com'] } },
    ],
    [
      'labels',
      'label-schema:\n  author: text\n  contact: email\nstrict-labels: true\n',
      { policy: { labelSchema: { author: 'text', contact: 'email' }, strictLabels: true } },
    ],
    ['disable-ignore-pragma', 'disable-ignore-pragma: true', { policy: { ignoreComments: false } }],
    ['failure-threshold', 'failure-threshold: info', { failOn: 'information' }],
    ['failure-threshold, at anything', 'failure-threshold: none', { failOn: 'hint' }],
    ['no-fail, which beats it', 'failure-threshold: info\nno-fail: true', { failOn: 'never' }],
    ['keys without values', 'ignored:\noverride:\nno-fail:\n', {}],
    ['nothing', '# nothing yet\n', {}],
  ];
  for (const [what, text, expected] of settings)
    it(`is followed: ${what}`, () => {
      const { settings, problems } = read(text);
      assert.deepEqual(settings, { rules: {}, policy: {}, failOn: undefined, ...expected });
      assert.deepEqual(problems, []);
    });

  const problems: readonly [text: string, problem: string][] = [
    ['ignored: DL3006', '`ignored` must be a list of texts.'],
    ['override: { error: DL3006 }', '`override.error` must be a list of texts.'],
    ['- a', 'The file must be keys with values.'],
    ['failure-threshold: bad', '`failure-threshold` must be error, warning, info, style, ignore or none.'],
    [
      'label-schema: { a: number }',
      'The kind of the label `a` must be text, url, rfc3339, spdx, hash, semver or email.',
    ],
    ['no-fail: yes', '`no-fail` must be true or false.'],
  ];
  for (const [text, problem] of problems)
    it(`tells: ${problem}`, () => assert.deepEqual(read(text).problems, [problem]));

  it('says what has no counterpart, and what takes more than it names', () => {
    assert.deepEqual(read('format: sarif\nfoo: 1\nignored: [DL9999, DL4003]\n').leftOut, [
      'ignored: no rule is known as DL9999.',
      'ignored: DL4003 is multiple-instructions here, which is DL3012 and DL4004 too.',
      'format: write --format on the command line.',
      'foo: hadolint has no such key.',
    ]);
  });
});

describe('taking settings over into .quaymaster.json', () => {
  const settings = {
    rules: { 'image-latest': 'off', SC2086: 'off' },
    policy: { strictLabels: true },
    failOn: 'warning',
  } as const;
  const table: readonly [what: string, before: string, after: string][] = [
    [
      'a new file',
      '',
      '{\n  "rules": {\n    "image-latest": "off",\n    "SC2086": "off"\n  },\n  "strictLabels": true,\n  "failOn": "warning"\n}\n',
    ],
    [
      'a file with comments keeps them, its layout and what it says',
      '{\n    // why\n    "rules": {\n        "DL3007": "error" // strict\n    },\n    "failOn": "error" // here too\n}\n',
      '{\n    "strictLabels": true,\n    // why\n    "rules": {\n        "SC2086": "off",\n        "DL3007": "error" // strict\n    },\n    "failOn": "error" // here too\n}\n',
    ],
    [
      'a file without rules',
      '{ "preset": "all" }\n',
      '{\n  "rules": {\n    "image-latest": "off",\n    "SC2086": "off"\n  },\n  "preset": "all",\n  "strictLabels": true,\n  "failOn": "warning"\n}\n',
    ],
  ];
  for (const [what, before, after] of table)
    it(what, () => {
      assert.equal(takeOver(before, settings), after);
      assert.equal(takeOver(after, settings), after, 'a second time changes nothing');
    });

  for (const broken of ['{ "rules": ', '[]'])
    it(`leaves ${broken} alone`, () => assert.equal(takeOver(broken, settings), undefined));
});
