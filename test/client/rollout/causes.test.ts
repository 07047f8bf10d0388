import assert from 'node:assert/strict';
import { rows } from '../../../client/src/features/rollout/cause-table';
import { causeOf, causeOfWords } from '../../../client/src/features/rollout/causes';
import { type Recorded, recorded } from '../../../client/src/features/rollout/evidence';
import { t } from '../words';
import { stopped } from './tasks';

const image = '111122223333.dkr.ecr.eu-west-1.amazonaws.com/parcels/web:9';

/** The stopped task, or the words, of a record. */
function told({ event, log, isAlone, stopCode, stoppedReason, containers = [{}] }: Recorded) {
  if (event !== undefined) return causeOfWords(event, t);
  const names = ['web', 'proxy'];
  return causeOf(
    stopped({
      service: isAlone ? undefined : 'web',
      stopCode,
      stoppedReason,
      containers: containers.map((container, index) => ({ name: names[index], image, ...container })),
    }),
    t,
    log === undefined ? [] : [log],
  );
}

describe('the cause of a stopped task', () => {
  for (const record of recorded) {
    const { cause, event, stoppedReason = '', containers = [] } = record;
    const words = event ?? [stoppedReason, ...containers.map(({ reason, exitCode }) => reason ?? exitCode)].join(' ');
    it(`is ${cause}: ${words.slice(0, 100)}`, () => {
      const found = told(record);
      assert.equal(found?.id, cause);
      assert.match(found?.what ?? '', /^[A-Z\w].*\.$/);
      assert.doesNotMatch(`${found?.what} ${found?.todo}`, /\{\d\}|undefined| {2}| [.,]/);
    });
  }

  it('names the image that an event names', () => {
    const event = (words: string) => causeOfWords(`(service web) failed: CannotPullContainerError: ${words}`, t)?.what;
    assert.match(event('failed to resolve ref docker.io/shop/web:9: not found') ?? '', / docker\.io\/shop\/web:9\b/);
    assert.match(event('not found') ?? '', / …/);
  });

  it('has recorded words for every row of the table, with a source', () => {
    assert.deepEqual(
      [...new Set(recorded.map(({ cause }) => cause))].sort(),
      [...new Set(rows.map(({ id }) => id))].sort(),
    );
    for (const { source } of recorded) assert.match(source, /\w/);
  });

  it('says what to do about every failure of which ECS says enough', () => {
    const silent = recorded.filter((record) => told(record)?.isFailure && told(record)?.todo === '');
    assert.deepEqual([...new Set(silent.map(({ cause }) => cause))], ['start-impaired']);
  });

  it('names the image without its registry, the container, and the exit code', () => {
    const notFound = recorded.find(({ cause }) => cause === 'image-not-found');
    assert.ok(notFound);
    assert.equal(told(notFound)?.what, 'There is no image parcels/web:9.');
    const exit = causeOf(
      stopped({ stopCode: 'EssentialContainerExited', containers: [{ name: 'web', exitCode: 3 }] }),
      t,
    );
    assert.equal(exit.what, 'web ended with exit code 3.');
  });

  it('is looked for in the container that failed first, not in those that were stopped with it', () => {
    const containers = [
      { name: 'proxy', exitCode: 137 },
      { name: 'migrate', exitCode: 0 },
      { name: 'web', exitCode: 2 },
    ];
    const cause = causeOf(stopped({ stopCode: 'EssentialContainerExited', containers }), t);
    assert.deepEqual([cause.id, cause.what], ['exited', 'web ended with exit code 2.']);
  });

  it('ends with the last words of its log where nobody knows more', () => {
    const stop = { stopCode: 'EssentialContainerExited', containers: [{ name: 'web', exitCode: 1 }] };
    const cause = causeOf(stopped(stop), t, ['starting', 'no database: connection refused']);
    assert.deepEqual([cause.id, cause.todo], ['exited', 'Its last words: no database: connection refused']);
  });

  it('is not looked for in the log where ECS stopped the task', () => {
    const stop = {
      stopCode: 'ServiceSchedulerInitiated',
      stoppedReason: 'Scaling activity initiated by (deployment 1)',
    };
    const cause = causeOf(stopped({ ...stop, containers: [{ name: 'web', exitCode: 1 }] }), t, ['exec format error']);
    assert.equal(cause.id, 'scaled');
  });

  it('is not called normal where ECS stopped the task for a failure that nobody knows', () => {
    const reason = 'Task failed lunar health checks';
    const cause = causeOf(stopped({ stopCode: 'ServiceSchedulerInitiated', stoppedReason: reason }), t);
    assert.deepEqual([cause.id, cause.isFailure, cause.what], ['unknown', true, reason]);
  });

  it('is not read into the names that people give', () => {
    const stop = {
      stopCode: 'EssentialContainerExited',
      containers: [{ name: 'oom-killer', exitCode: 3, reason: 'gone' }],
    };
    const cause = causeOf(stopped(stop), t);
    assert.deepEqual([cause.id, cause.says], ['exited', 'oom-killer: gone']);
  });

  it('is none where a person stopped it, whatever words they gave', () => {
    const reason = 'OutOfMemoryError in staging, CannotPullContainerError';
    const cause = causeOf(stopped({ stopCode: 'UserInitiated', stoppedReason: reason }), t);
    assert.deepEqual([cause.id, cause.isFailure], ['stopped-by-person', false]);
  });

  it('is in the words of ECS where nobody knows them', () => {
    const cause = causeOf(stopped({ stopCode: 'TaskFailedToStart', stoppedReason: 'The moon was in the way' }), t);
    assert.deepEqual(cause, {
      id: 'unknown',
      isFailure: true,
      what: 'The moon was in the way',
      todo: '',
      says: 'The moon was in the way',
    });
  });

  it('keeps all words of ECS, once', () => {
    const reason = 'OutOfMemoryError: Container killed due to memory usage';
    const stop = { stopCode: 'EssentialContainerExited', stoppedReason: 'Essential container in task exited' };
    const cause = causeOf(stopped({ ...stop, containers: [{ name: 'web', exitCode: 137, reason }] }), t);
    assert.equal(cause.says, `Essential container in task exited\nweb: ${reason}`);
    const twice = causeOf(stopped({ ...stop, stoppedReason: reason, containers: [{ name: 'web', reason }] }), t);
    assert.equal(twice.says, reason);
  });
});

describe('an event of a service', () => {
  const quiet = [
    '(service web) has reached a steady state.',
    '(service web) (deployment ecs-svc/1) deployment completed.',
    '(service web) (deployment ecs-svc/1) deployment failed: tasks failed to start.',
    '(service web) rolling back to deployment ecs-svc/1.',
    '(service web) has started 1 tasks: (task 0a1b2c).',
    '(service web) has stopped 1 running tasks: (task 0a1b2c).',
    '(service web) registered 1 targets in (target-group arn:aws:elasticloadbalancing:eu-west-1:1:targetgroup/web/1)',
    '(service maintenance) failed to register targets in (target-group arn:1) with (error rate exceeded)',
    '(service web) has begun draining connections on 1 tasks.',
  ];
  for (const message of quiet)
    it(`tells of no trouble: ${message}`, () => assert.equal(causeOfWords(message, t), undefined));
});
