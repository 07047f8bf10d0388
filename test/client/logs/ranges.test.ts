import assert from 'node:assert/strict';
import { readRange } from '../../../client/src/features/logs/ranges';

const now = new Date('2026-11-21T16:30:00Z');
const utc = (time: string) => new Date(`2026-11-${time}Z`);
/** In the zone of this machine. */
const local = (day: number, hour: number, minute = 0) => new Date(2026, 10, day, hour, minute);
const noon = local(21, 12);

describe('a range of time that is typed', () => {
  for (const [text, from, to] of [
    ['2h', utc('21T14:30:00'), now],
    ['90m', utc('21T15:00:00'), now],
    ['1h 30m', utc('21T15:00:00'), now],
    ['1.5 h', utc('21T15:00:00'), now],
    ['3D', utc('18T16:30:00'), now],
    ['999999999999d', new Date(0), now],
    ['2026-11-21T16:00Z', utc('21T16:00:00'), now],
    ['2026-11-21T16:00:01.5Z to now', utc('21T16:00:01.500'), now],
    ['2026-11-21 16:00Z to 2026-11-21 16:10Z', utc('21T16:00:00'), utc('21T16:10:00')],
    ['2026-11-21T16:00:00Z/2026-11-21T16:10:00Z', utc('21T16:00:00'), utc('21T16:10:00')],
    ['2026-11-21T17:00+01:00 – 17:10+0100', utc('21T16:00:00'), utc('21T16:10:00')],
    ['16:00Z to 16:10Z', utc('21T16:00:00'), utc('21T16:10:00')],
    ['16:00 to 16:10Z', utc('21T16:00:00'), utc('21T16:10:00')],
    ['2026-11-21 17:00+01:00 to 17:10', utc('21T16:00:00'), utc('21T16:10:00')],
    ['23:50Z to 00:10Z', utc('20T23:50:00'), utc('21T00:10:00')],
  ] as const)
    it(`is understood: ${text}`, () => assert.deepEqual(readRange(text, now), { from, to }));

  for (const [text, from, to] of [
    ['10:00', local(21, 10), noon],
    ['13:00 to 13:30', local(20, 13), local(20, 13, 30)],
    ['2026-11-20', local(20, 0), noon],
    ['2026-11-20 9:05 until 10:00', local(20, 9, 5), local(20, 10)],
    ['2026-11-20 23:00..01:00', local(20, 23), local(21, 1)],
  ] as const)
    it(`is local time without a zone: ${text}`, () => assert.deepEqual(readRange(text, noon), { from, to }));

  for (const text of [
    '',
    'soon',
    '0m',
    '5 parsecs',
    '25:00',
    '16:60',
    '2026-02-30',
    '2026-13-01',
    '2026-11-21 16:10Z to 2026-11-21 16:00Z',
    '2026-11-22 16:00Z',
    '16:00 to 16:10 to 16:20',
    'now',
    'to',
  ])
    it(`is refused: ${text || 'nothing'}`, () => assert.equal(readRange(text, now), undefined));
});
