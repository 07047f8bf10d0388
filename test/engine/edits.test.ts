import assert from 'node:assert/strict';
import { applyEdits, combineFixes } from '../../server/src/engine/edits';
import type { Finding, Fix } from '../../server/src/engine/finding';

const replace = (start: number, end: number, text: string) => ({ span: { start, end }, text });
const fix = (safety: Fix['safety'], ...edits: Fix['edits']): Fix => ({ title: 'Fix', safety, edits });
const finding = (...fixes: Fix[]): Finding => ({
  ruleId: 'a-rule',
  severity: 'error',
  message: 'Wrong.',
  span: { start: 0, end: 1 },
  tags: [],
  related: [],
  fixes,
});

describe('edits', () => {
  it('are made in any order', () => {
    assert.equal(applyEdits('abcdef', [replace(4, 5, 'E'), replace(0, 1, 'A'), replace(2, 2, '-')]), 'Ab-cdEf');
  });

  it('of a fix that overlaps an earlier one wait, whole', () => {
    const first = finding(fix('safe', replace(2, 4, 'CD')));
    const second = finding(fix('safe', replace(0, 1, 'A'), replace(3, 5, 'DE')));
    const third = finding(fix('safe', replace(5, 6, 'F')));
    assert.equal(applyEdits('abcdef', combineFixes([first, second, third], 'safe')), 'abCDeF');
  });

  it('that insert at the same place do not pile up', () => {
    const both = [finding(fix('safe', replace(1, 1, 'x'))), finding(fix('safe', replace(1, 1, 'x')))];
    assert.equal(applyEdits('ab', combineFixes(both, 'safe')), 'axb');
  });

  it('of suggested fixes are left out of bulk', () => {
    const mixed = finding(fix('suggested', replace(0, 1, 'X')), fix('safe', replace(0, 1, 'Y')));
    assert.equal(applyEdits('ab', combineFixes([mixed], 'safe')), 'Yb');
    assert.equal(applyEdits('ab', combineFixes([mixed], 'any')), 'Xb');
    assert.deepEqual(combineFixes([finding(fix('suggested', replace(0, 1, 'X')))], 'safe'), []);
  });
});
