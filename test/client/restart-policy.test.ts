import assert from 'node:assert/strict';
import { RestartPolicy } from '../../client/src/infrastructure/language-client/restart-policy';

const second = 1_000;

/** The waits after crashes at those times, in milliseconds. */
function waits(...times: number[]): (number | undefined)[] {
  const policy = new RestartPolicy();
  return times.map((time) => policy.afterCrash(time));
}

describe('starting a crashed server again', () => {
  it('happens at once after the first crash', () => assert.deepEqual(waits(0), [0]));

  it('waits longer after each crash, and is given up after the fifth', () => {
    const result = waits(0, second, 3 * second, 6 * second, 12 * second, 13 * second);
    const delays = result.slice(0, 4) as number[];
    assert.deepEqual(
      [...delays].sort((a, b) => a - b),
      delays,
    );
    assert.ok(delays.every((delay) => delay <= 10 * second));
    assert.deepEqual(result.slice(4), [undefined, undefined]);
  });

  it('forgets crashes of long ago', () => {
    assert.deepEqual(
      waits(0, 181 * second, 362 * second, 543 * second, 724 * second, 905 * second),
      [0, 0, 0, 0, 0, 0],
    );
  });

  it('starts from the beginning when a person has asked for a restart', () => {
    const policy = new RestartPolicy();
    for (let time = 0; time < 6; time += 1) policy.afterCrash(time);
    assert.equal(policy.afterCrash(6), undefined);
    policy.reset();
    assert.equal(policy.afterCrash(7), 0);
  });
});
