import assert from 'node:assert/strict';
import type { RuleDescription } from '../../server/src/engine/rule';
import { decide, isEverOn, type Settings } from '../../server/src/engine/settings';

const recommended = { id: 'a-rule', severity: 'warning', preset: 'recommended' } as RuleDescription;
const taste = { ...recommended, preset: 'all' } as RuleDescription;

describe('who decides how a rule is shown', () => {
  const all: Settings = {
    commandLine: { rules: { 'a-rule': 'hint' } },
    project: { rules: { 'a-rule': 'error' } },
    editor: { rules: { 'a-rule': 'information' } },
  };
  const table: [
    what: string,
    rule: RuleDescription,
    settings: Settings,
    level: string | undefined,
    container?: string,
  ][] = [
    ['nobody: the rule itself', recommended, {}, undefined],
    ['nobody, and the preset leaves it out', taste, {}, 'off'],
    ['the preset of the editor', taste, { editor: { preset: 'all' } }, undefined],
    [
      'the project over the preset of the editor',
      taste,
      { editor: { preset: 'all' }, project: { preset: 'recommended' } },
      'off',
    ],
    [
      'the command line over the preset of the project',
      taste,
      { commandLine: { preset: 'all' }, project: { preset: 'recommended' } },
      undefined,
    ],
    ['a level switches on what the preset leaves out', taste, { editor: { rules: { 'a-rule': 'hint' } } }, 'hint'],
    ['the editor', recommended, { editor: all.editor }, 'information'],
    ['the project over the editor', recommended, { project: all.project, editor: all.editor }, 'error'],
    ['the command line over all', recommended, all, 'hint'],
    [
      'a later override wins',
      recommended,
      { project: { overrides: [{ rules: { 'a-rule': 'off' } }, { rules: { 'a-rule': 'hint' } }] } },
      'hint',
    ],
    [
      'an override over the rules',
      recommended,
      { project: { rules: { 'a-rule': 'error' }, overrides: [{ rules: { 'a-rule': 'off' } }] } },
      'off',
    ],
    [
      'an override for this container',
      recommended,
      { project: { overrides: [{ containers: ['web'], rules: { 'a-rule': 'off' } }] } },
      'off',
      'web',
    ],
    [
      'an override for another container',
      recommended,
      { project: { overrides: [{ containers: ['web'], rules: { 'a-rule': 'off' } }] } },
      undefined,
      'db',
    ],
    [
      'an override for containers, outside of any',
      recommended,
      { project: { overrides: [{ containers: ['web'], rules: { 'a-rule': 'off' } }] } },
      undefined,
    ],
  ];
  for (const [what, rule, settings, level, container] of table)
    it(what, () => assert.equal(decide(rule, settings, container).level, level));

  it('knows that comments yield to the command line alone', () => {
    assert.equal(decide(recommended, all).byCommandLine, true);
    assert.equal(decide(recommended, { project: all.project }).byCommandLine, false);
  });

  it('runs a rule that is on for one container only', () => {
    const settings: Settings = {
      project: { rules: { 'a-rule': 'off' }, overrides: [{ containers: ['web'], rules: { 'a-rule': 'error' } }] },
    };
    assert.equal(isEverOn(recommended, settings), true);
    assert.equal(isEverOn(recommended, { ...settings, commandLine: { rules: { 'a-rule': 'off' } } }), false);
  });
});
