import assert from 'node:assert/strict';
import { knownFrontend } from '../../server/src/dockerfile/syntax/frontend';
import { choosing, chosen, labelsAt, offering } from './completion-support';

const { major, minor } = knownFrontend;

offering('directives', [
  [
    'frontends',
    '# syntax=|',
    ['docker/dockerfile:1', `docker/dockerfile:${major}.${minor}`, 'docker/dockerfile:1-labs'],
  ],
  ['escape characters', '# syntax=docker/dockerfile:1\n# escape=|', ['`', '\\']],
  ['options of checks', '# check=|', ['skip=', 'error=', 'experimental=']],
  ['options that are not there yet', '# check=skip=all;|', ['error=', 'experimental=']],
  ['checks', '# check=skip=Stage|', ['StageNameCasing']],
  ['checks that are not listed yet', '# check=skip=StageNameCasing,S|;error=true', ['SecretsUsedInArgOrEnv']],
  ['experimental checks', '# check=experimental=|', ['InvalidDefinitionDescription', 'all']],
  ['truth values', '# check=error=|', ['true', 'false']],
  ['none behind the value, which ends at a blank', '# check=skip=all |', []],
  ['none below a comment', '# Builds the pages.\n# syntax=|', []],
  [
    'below `#!` no escape',
    '#!/usr/bin/env docker build\n# |',
    [
      ...['syntax=', 'check=', 'quaymaster ignore=', 'quaymaster global ignore='],
      ...['hadolint ignore=', 'hadolint global ignore='],
    ],
  ],
]);

offering('comments', [
  [
    'above an instruction',
    'FROM a\n# |\nRUN b',
    [
      ...['check=skip=', 'quaymaster ignore=', 'quaymaster global ignore='],
      ...['hadolint ignore=', 'hadolint global ignore='],
    ],
  ],
  ['checks that can be silenced there', 'FROM a\n# check=skip=Duplicate|', []],
  ['options that mean something there', 'FROM a\n# check=|', ['skip=', 'experimental=']],
  ['our rules', 'FROM a\n# quaymaster ignore=json-a|', ['json-args-recommended']],
  ['rules that are not listed yet', 'FROM a\n# quaymaster ignore=json-args-recommended, json-a|', []],
  ['in the whole file', 'FROM a\n# quaymaster global ignore=json-a|', ['json-args-recommended']],
  [
    'hadolint',
    'FROM a\n# hadolint ignore=DL3006,DL300|',
    ['DL3000', 'DL3001', 'DL3002', 'DL3003', 'DL3004', 'DL3007', 'DL3008', 'DL3009'],
  ],
  ['no words in prose', 'FROM a\n# Copies the pages|', []],
]);

choosing('comments', [
  ['a directive', '#|', 'syntax=', '# syntax='],
  ['a directive behind a blank', '# sy|', 'syntax=', '# syntax='],
  ['a directive as a line', '|', '# syntax=docker/dockerfile:1', '# syntax=docker/dockerfile:1'],
  [
    'a check over another',
    '# check=skip=Stage|NameCasing,JSONArgsRecommended',
    'UndefinedVar',
    '# check=skip=UndefinedVar,JSONArgsRecommended',
  ],
  [
    'a check into a list',
    '# check=skip=UndefinedVar,|\nFROM a',
    'JSONArgsRecommended',
    '# check=skip=UndefinedVar,JSONArgsRecommended\nFROM a',
  ],
  ['an option', '# check=sk|', 'skip=', '# check=skip='],
  ['an ignore', 'FROM a\n# quay|', 'quaymaster ignore=', 'FROM a\n# quaymaster ignore='],
  [
    'a rule',
    'FROM a\n# quaymaster ignore=json|',
    'json-args-recommended',
    'FROM a\n# quaymaster ignore=json-args-recommended',
  ],
]);

describe('dockerfile completion: a comment', () => {
  it('is written in peace: no list comes up by itself', () => {
    assert.deepEqual(labelsAt('FROM a\n# |', ' '), []);
    assert.deepEqual(labelsAt('FROM a\n#|', '#'), []);
  });

  it('that takes an instruction away is left alone, also at the top', () => {
    assert.deepEqual(labelsAt('#|ARG A=1\nFROM a', '#'), []);
    assert.equal(chosen('#|ARG A=1\nFROM a', 'syntax='), '# syntax=ARG A=1\nFROM a');
  });

  it('at the top may be a directive', () => {
    assert.ok(labelsAt('#|', '#').includes('syntax='));
  });
});
