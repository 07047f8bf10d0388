import assert from 'node:assert/strict';
import { isOfRelease, type Release } from '../../server/src/engine/package-index';

const bookworm: Release = { origin: 'Debian', version: '12.15', codename: 'bookworm' };
const security: Release = { origin: 'Debian', version: '12', codename: 'bookworm' };
const noble: Release = { origin: 'Ubuntu', version: '24.04', codename: 'noble' };
const alpine: Release = { origin: 'Alpine', version: '3.20' };

const table: readonly (readonly [image: string, Release, boolean])[] = [
  ['debian:12', bookworm, true],
  ['debian:12', security, true],
  ['debian:12.5-slim', bookworm, true],
  ['debian:bookworm-20240904-slim', bookworm, true],
  ['node:22-bookworm', bookworm, true],
  ['python:3.12-slim-bookworm', security, true],
  ['debian:bookworm-backports', bookworm, false],
  ['debian:11', bookworm, false],
  ['debian:1', bookworm, false],
  ['debian:latest', bookworm, false],
  ['debian:trixie', bookworm, false],
  ['node:12', bookworm, false],
  ['python:3.12', bookworm, false],
  ['ubuntu:12', bookworm, false],
  ['ubuntu:24.04', noble, true],
  ['ubuntu:noble-20240904', noble, true],
  ['ubuntu:24.10', noble, false],
  ['ubuntu:24', noble, false],
  ['debian:24.04', noble, false],
  ['alpine:3.20', alpine, true],
  ['alpine:3.20.3', alpine, true],
  ['node:22-alpine3.20', alpine, true],
  ['node:22-alpine', alpine, false],
  ['alpine:3.2', alpine, false],
  ['alpine:3', alpine, false],
  ['alpine:edge', alpine, false],
  ['python:3.20', alpine, false],
];

describe('engine: the release that an image is made of', () => {
  for (const [written, release, expected] of table)
    it(`is ${expected ? '' : 'not '}${release.origin} ${release.version} for ${written}`, () => {
      const [image = '', tag = ''] = written.split(':');
      assert.equal(isOfRelease({ image, tag }, release), expected);
    });
});
