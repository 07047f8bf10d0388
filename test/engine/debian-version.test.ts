import assert from 'node:assert/strict';
import { compareDebianVersions } from '../../server/src/engine/debian-version';

/** As `dpkg --compare-versions` orders them, the oldest first. */
const ascending = [
  [
    '1.0~~',
    '1.0~~a',
    '1.0~',
    '1.0~rc1',
    '1.0',
    '1.0-0+deb12u1',
    '1.0-1~bpo12+1',
    '1.0-1',
    '1.0-1+b1',
    '1.0-1.1',
    '1.0a',
  ],
  ['1:2.39.2-1.1', '1:2.39.5-0+deb12u1', '1:2.39.5-0+deb12u2', '1:2.39.10-0', '2:0.1'],
  ['7.88.1-10+deb12u8', '7.88.1-10+deb12u12', '7.88.1-10+deb12u12+b1', '8.5.0-2ubuntu10', '8.5.0-2ubuntu10.6'],
  ['1.2', '1.2+git20240101', '1.2.0', '1.2.3', '1.2.30', '1.3'],
  ['0.99999999999999999998', '0.99999999999999999999'],
];

describe('engine: versions of Debian packages', () => {
  for (const row of ascending)
    it(`are ordered from ${row[0]} to ${row.at(-1)}`, () => {
      for (const [index, one] of row.entries())
        for (const [place, other] of row.entries())
          assert.equal(Math.sign(compareDebianVersions(one, other)), Math.sign(index - place), `${one} ${other}`);
    });

  for (const [one, other] of [
    ['1.0', '0:1.0'],
    ['1.0', '1.0-0'],
    ['1.01', '1.1'],
    ['1.0-1', '1.00-01'],
  ] as const)
    it(`takes ${one} for ${other}`, () => assert.ok(compareDebianVersions(one, other) === 0));
});
