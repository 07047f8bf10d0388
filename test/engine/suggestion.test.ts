import assert from 'node:assert/strict';
import { suggestion } from '../../server/src/engine/suggestion';

describe('did you mean', () => {
  const known = ['image', 'memory', 'memoryReservation', 'links', 'startTimeout', 'stopTimeout'];
  const cases: [written: string, meant: string | undefined][] = [
    ['Image', 'image'],
    ['imag', 'image'],
    ['imgae', 'image'],
    ['memmory', 'memory'],
    ['startTimeuot', 'startTimeout'],
    ['stop', undefined],
    ['user', undefined],
    ['', undefined],
  ];
  for (const [written, meant] of cases) {
    it(`takes "${written}" for ${meant ?? 'nothing known'}`, () => assert.equal(suggestion(written, known), meant));
  }
});
