import assert from 'node:assert/strict';
import { statusOf } from '../../client/src/features/server-status/status';

const words = (message: string, ...args: (string | number)[]) =>
  message.replace(/\{(\d)\}/g, (_, index) => String(args[Number(index)]));

const preset = 'recommended';

const table = [
  [{ state: 'running', findings: 0 }, 'Quaymaster: no findings', 'information', false, 'showOutput'],
  [{ state: 'running', findings: 1 }, 'Quaymaster: 1 finding', 'information', false, 'showOutput'],
  [{ state: 'running', findings: 4 }, 'Quaymaster: 4 findings', 'information', false, 'showOutput'],
  [{ state: 'starting', findings: 0 }, 'Quaymaster is starting', 'information', true, 'showOutput'],
  [{ state: 'recovering', findings: 0 }, 'Quaymaster is starting again', 'warning', true, 'showOutput'],
  [{ state: 'failed', findings: 0 }, 'Quaymaster is not running', 'error', false, 'restart'],
] as const;

describe('the language status', () => {
  for (const [situation, text, level, busy, action] of table)
    it(`reads "${text}" while the server is ${situation.state} with ${situation.findings} findings`, () => {
      const status = statusOf({ ...situation, preset }, words);
      assert.deepEqual({ ...status, detail: '' }, { text, detail: '', level, busy, action });
    });

  it('names the preset', () =>
    assert.equal(statusOf({ state: 'running', findings: 0, preset: 'all' }, words).detail, 'Preset all'));
});
