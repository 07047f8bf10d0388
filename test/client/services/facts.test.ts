import assert from 'node:assert/strict';
import { countFault, deployFacts, execFacts, scaleFacts } from '../../../client/src/features/services/facts';
import type { ecs } from '../../../client/src/infrastructure/aws/room';
import { t } from '../words';
import { deployment, revisionOf, serviceOf } from './fixtures';

const rolling = 'Rolling: new tasks replace old ones while 100 to 200 % of them run.';
const both = 'Until then both revisions run at once, 4 tasks in all.';
const back = 'If its tasks fail, the circuit breaker brings web:7 back.';
const now = ['It runs web:7 now.', '2 tasks are wanted.'];

/** A service that gets web:8 (or another revision), and everything that the person is told. */
const deploys: readonly (readonly [string, Partial<ecs.Service>, readonly string[], ecs.TaskDefinition?])[] = [
  ['a rolling update', {}, [...now, rolling, back]],
  ['a single task', { desired: 1 }, ['It runs web:7 now.', '1 task is wanted.', rolling, back]],
  ['no tasks', { desired: 0 }, ['It runs web:7 now.', 'No tasks are wanted, so nothing will run.', rolling, back]],
  ['a daemon service', { scheduling: 'DAEMON' }, ['It runs web:7 now.', rolling, back]],
  [
    'blue/green with a hook',
    {
      strategy: 'BLUE_GREEN',
      rollout: { bakeMinutes: 5, hooks: [{ stages: ['POST_TEST_TRAFFIC_SHIFT'], isPause: false }] },
    },
    [
      ...now,
      `Blue/green: all traffic moves at once, and the old tasks stop 5 min later.`,
      both,
      'Functions of the account decide at POST_TEST_TRAFFIC_SHIFT.',
      back,
    ],
  ],
  [
    'a canary that waits for a person',
    {
      strategy: 'CANARY',
      rollout: {
        bakeMinutes: 5,
        step: { percent: 10, minutes: 15 },
        hooks: [{ stages: ['PRODUCTION_TRAFFIC_SHIFT'], isPause: true }],
      },
    },
    [
      ...now,
      `Canary: 10 % of the traffic moves first, the rest 15 min later; the old tasks stop 5 min after that.`,
      both,
      'It waits for a person at PRODUCTION_TRAFFIC_SHIFT.',
      back,
    ],
  ],
  [
    'blue/green without a circuit breaker',
    { strategy: 'BLUE_GREEN', circuitBreaker: undefined, rollout: { bakeMinutes: 5, hooks: [] } },
    [
      ...now,
      'Blue/green: all traffic moves at once, and the old tasks stop 5 min later.',
      both,
      'The circuit breaker is off: while its tasks fail, no traffic moves.',
    ],
  ],
  [
    'linear steps',
    { strategy: 'LINEAR', rollout: { bakeMinutes: 0, step: { percent: 25, minutes: 6 }, hooks: [] } },
    [
      ...now,
      `Linear: 25 % of the traffic moves every 6 min; the old tasks stop 0 min after the last step.`,
      both,
      back,
    ],
  ],
  [
    'a circuit breaker that is off, and alarms',
    {
      circuitBreaker: undefined,
      rollout: { hooks: [], alarms: { names: ['errors', 'latency'], rollback: true } },
    },
    [
      ...now,
      'The circuit breaker is off: if its tasks fail, ECS starts new ones until you roll back.',
      'The alarms errors, latency fail it and bring web:7 back.',
    ],
  ],
  [
    'a circuit breaker that leaves it',
    { circuitBreaker: { rollback: false }, rollout: { hooks: [], alarms: { names: ['errors'], rollback: false } } },
    [...now, 'If its tasks fail, the circuit breaker ends it; nothing is rolled back.', 'The alarms errors fail it.'],
  ],
  [
    'a rollout that is under way',
    { deployments: [deployment('PRIMARY', 'web:7', 'IN_PROGRESS'), deployment('ACTIVE', 'web:6', 'COMPLETED')] },
    [
      'It runs web:7 now.',
      'A rollout of web:7 is under way; this one takes its place.',
      '2 tasks are wanted.',
      rolling,
      back,
    ],
  ],
  [
    'another family, without a role for the ECS Exec that is on',
    { execEnabled: true },
    [
      'It runs web:7 now.',
      'The family is another one: api.',
      'api:3 has no task role, without which ECS rejects ECS Exec.',
      '2 tasks are wanted.',
      rolling,
      back,
    ],
    revisionOf('api:3', { taskRoleArn: undefined }),
  ],
];

describe('what a person agrees to', () => {
  for (const [what, change, expected, revision = revisionOf()] of deploys)
    it(`deploying: ${what}`, () => {
      assert.deepEqual(deployFacts(serviceOf(change), revision, t), expected);
    });

  it('scaling: zero stops everything, and somebody else may change the number again', () => {
    assert.match(scaleFacts(serviceOf(), 5, t).join(' '), /Tasks that run now: 2\..*Application Auto Scaling/);
    assert.match(scaleFacts(serviceOf(), 0, t).join(' '), /0 stops everything that web runs\./);
  });

  it('ECS Exec: only new tasks have it, and only with a task role that may', () => {
    const facts = execFacts(serviceOf(), revisionOf(), t).join(' ');
    assert.match(facts, /Only tasks that start from now on.*four ssmmessages actions/);
    assert.doesNotMatch(facts, /no task role/);
    assert.match(
      execFacts(serviceOf(), revisionOf('web:7', { taskRoleArn: undefined }), t).join(' '),
      /web:7 has no task role/,
    );
    assert.match(
      execFacts(serviceOf({ controller: 'CODE_DEPLOY' }), undefined, t).join(' '),
      /next deployment of whoever/,
    );
    assert.deepEqual(execFacts(serviceOf({ execEnabled: true }), revisionOf(), t), [
      'Tasks that run keep it until they are replaced.',
    ]);
  });

  for (const [text, fault, isWarning] of [
    ['3', undefined, undefined],
    ['0', '0 stops everything that web runs.', true],
    ['2', 'It is this number already.', undefined],
    ['-1', 'A whole number, from 0 on.', undefined],
    ['1.5', 'A whole number, from 0 on.', undefined],
    ['', 'A whole number, from 0 on.', undefined],
    ['many', 'A whole number, from 0 on.', undefined],
  ] as const)
    it(`a number of tasks: "${text}"`, () => {
      const found = countFault(text, serviceOf(), t);
      assert.equal(found?.fault, fault);
      assert.equal(found?.isWarning, isWarning);
    });
});
