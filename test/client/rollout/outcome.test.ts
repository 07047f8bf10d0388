import assert from 'node:assert/strict';
import { durationText, outcomeOf } from '../../../client/src/features/rollout/outcome';
import type { CauseCount, View } from '../../../client/src/features/rollout/rollout';
import { serviceOf } from '../services/fixtures';
import { t } from '../words';
import { stopped } from './tasks';

const cause = (id: string, what: string, todo = ''): CauseCount => ({
  cause: { id, isFailure: true, what, todo, says: '' },
  count: 3,
  task: stopped({}),
});
const crash = cause('exited', 'web ended with exit code 1.', 'Its log says why.');
const noImage = cause('image-not-found', 'There is no image web:9.', 'Push it.');
const noRoom: CauseCount = { ...cause('no-capacity', 'There is no room for the task.'), task: undefined };

const view = (change: Partial<View>): View => ({
  phase: 'failed',
  isOver: true,
  service: serviceOf(),
  revision: 'web:8',
  began: new Date(0),
  line: 'done, 2/2 running',
  entries: [],
  causes: [],
  keepsFailing: false,
  ...change,
});

describe('what is said in the end', () => {
  const rows: readonly (readonly [
    what: string,
    Partial<View>,
    milliseconds: number | undefined,
    message: string,
    next: string,
  ])[] = [
    ['it is done', { phase: 'complete' }, 125_000, 'web runs web:8, after 2 min 5 s.', ''],
    [
      'there was nothing',
      { phase: 'complete' },
      undefined,
      'Nothing is being rolled out. web runs web:8: done, 2/2 running.',
      '',
    ],
    [
      'it failed',
      { causes: [crash] },
      1,
      'web:8 did not come up on web. web ended with exit code 1. Its log says why.',
      'roll-back show-logs show-tasks',
    ],
    [
      'no container ever ran',
      { causes: [noImage] },
      1,
      'web:8 did not come up on web. There is no image web:9. Push it.',
      'roll-back show-tasks',
    ],
    [
      'no task was ever placed',
      { causes: [noRoom] },
      1,
      'web:8 did not come up on web. There is no room for the task.',
      'roll-back',
    ],
    [
      'nobody knows why',
      { reason: 'ECS deployment failed: the moon.' },
      1,
      'web:8 did not come up on web. ECS deployment failed: the moon.',
      'roll-back',
    ],
    [
      'the circuit breaker',
      {
        phase: 'rolled-back',
        other: 'web:7',
        causes: [crash],
        reason: 'ECS deployment circuit breaker: rolling back',
      },
      1,
      'web:8 did not come up on web, and ECS went back to web:7. web ended with exit code 1. Its log says why.',
      'show-logs show-tasks',
    ],
    [
      'a person took it back',
      { phase: 'rolled-back', other: 'web:7', reason: 'Service deployment rolled back by a user.' },
      1,
      'web was taken back to web:7. Service deployment rolled back by a user.',
      '',
    ],
    [
      'it was on its way back already',
      { phase: 'rolled-back', revision: 'web:7', causes: [crash], reason: 'Stopped by a user.' },
      1,
      'web was taken back to web:7. web ended with exit code 1. Its log says why.',
      '',
    ],
    [
      'it keeps failing',
      { phase: 'starting', isOver: false, keepsFailing: true, causes: [crash] },
      1,
      'Tasks of web:8 keep failing on web, and ECS tries again without end: it has no circuit breaker. web ended with exit code 1. Its log says why.',
      'roll-back show-logs show-tasks',
    ],
    [
      'CodeDeploy took it back',
      { phase: 'rolled-back', other: 'web:7', service: serviceOf({ controller: 'CODE_DEPLOY' }) },
      1,
      'web was taken back to web:7.',
      '',
    ],
  ];
  for (const [what, change, milliseconds, message, next] of rows)
    it(`where ${what}`, () => {
      const outcome = outcomeOf(view(change), t, milliseconds);
      assert.equal(outcome.message, message);
      assert.equal(outcome.next.join(' '), next);
      assert.equal(outcome.kind, next === '' ? 'done' : 'failed');
    });

  it('has the time in words', () => {
    assert.deepEqual(
      [400, 45_000, 59_700, 61_000].map((time) => durationText(time, t)),
      ['0 s', '45 s', '1 min 0 s', '1 min 1 s'],
    );
  });
});
