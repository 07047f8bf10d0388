import assert from 'node:assert/strict';
import type { ecs } from '../../../aws/src';
import { Rollout } from '../../../client/src/features/rollout/rollout';
import { deployment, serviceOf } from '../services/fixtures';
import { t } from '../words';
import { stopped } from './tasks';

const start = new Date('2026-11-21T09:00:00Z');
const atSecond = (seconds: number) => new Date(start.getTime() + seconds * 1_000);

/** The deployment of `web:8`: `2+1/3 IN_PROGRESS` has two tasks running and one pending of three. */
function next(state: string, change: Partial<ecs.Deployment> = {}): ecs.Deployment {
  const [, running = '0', pending = '0', desired = '0', rolloutState] =
    /^(\d+)\+(\d+)\/(\d+) ?(\w+)?$/.exec(state) ?? [];
  return {
    ...deployment('PRIMARY', 'web:8', rolloutState as ecs.RolloutState | undefined),
    running: Number(running),
    pending: Number(pending),
    desired: Number(desired),
    createdAt: start,
    ...change,
  };
}

const before = deployment('ACTIVE', 'web:7', 'COMPLETED');
const event = (seconds: number, message: string): ecs.ServiceEvent => ({ id: message, at: atSecond(seconds), message });

/** A service of three tasks with these deployments, the newest first. */
const service = (deployments: readonly ecs.Deployment[], change: Partial<ecs.Service> = {}) =>
  serviceOf({ desired: 3, deployments, ...change });

/** What a watch of these services, one after the other, says. */
function watch(services: readonly ecs.Service[], rollouts: readonly (ecs.ServiceDeployment | undefined)[] = []) {
  const [first] = services;
  assert.ok(first);
  const rollout = new Rollout('ecs-svc/web:8', first, t);
  return services.map((one, index) => rollout.next({ at: atSecond(index), service: one, rollout: rollouts[index] }));
}

describe('a rollout that is watched', () => {
  const rows: readonly (readonly [what: string, ecs.Service, line: string, phase: string])[] = [
    ['nothing yet', service([next('0+0/3 IN_PROGRESS'), before]), 'waiting for the first task, 0/3 running', 'waiting'],
    [
      'some run, some start, one failed',
      service([next('2+1/3 IN_PROGRESS', { failed: 1 }), before]),
      'starting tasks, 2/3 running, 1 pending, 1 failed, the circuit breaker ends it at 3',
      'starting',
    ],
    ['all run', service([next('3+0/3 IN_PROGRESS'), before]), 'stopping the old tasks, 3/3 running', 'finishing'],
    ['ECS says so', service([next('3+0/3 COMPLETED')]), 'done, 3/3 running', 'complete'],
    ['a Classic Load Balancer', service([next('3+0/3')]), 'done, 3/3 running', 'complete'],
    [
      'a Classic Load Balancer, still moving',
      service([next('3+0/3'), before]),
      'stopping the old tasks, 3/3 running',
      'finishing',
    ],
    [
      'failed without a rollback',
      service([next('0+0/3 FAILED', { failed: 3 }), before], { circuitBreaker: { rollback: false } }),
      'failed, 0/3 running, 3 failed',
      'failed',
    ],
    [
      'the circuit breaker brings web:7 back',
      service([
        {
          ...deployment('PRIMARY', 'web:7', 'IN_PROGRESS'),
          rolloutReason: 'ECS deployment circuit breaker: rolling back to deploymentId ecs-svc/1.',
        },
        next('0+0/3 FAILED', { status: 'ACTIVE', failed: 3 }),
      ]),
      'rolling back, 0/3 running, 3 failed',
      'rolling-back',
    ],
    [
      'another one came',
      service([deployment('PRIMARY', 'web:9', 'IN_PROGRESS'), next('1+0/3 IN_PROGRESS', { status: 'ACTIVE' })]),
      'replaced by a newer deployment, 1/3 running',
      'superseded',
    ],
    ['scaled to nothing', service([next('0+0/0 COMPLETED')], { desired: 0 }), 'done, 0/0 running', 'complete'],
    [
      'CodeDeploy',
      service([next('1+2/3', { status: 'ACTIVE', isSteady: false }), { ...before, status: 'PRIMARY' }], {
        controller: 'CODE_DEPLOY',
      }),
      'CodeDeploy rolls it out, web:8 (ACTIVE) 1/3 running, 2 pending, web:7 (PRIMARY) 2/2 running',
      'elsewhere',
    ],
    [
      'an external controller',
      service([next('3+0/3', { status: 'ACTIVE', isSteady: true }), { ...before, status: 'PRIMARY' }], {
        controller: 'EXTERNAL',
      }),
      'something outside of ECS rolls it out, web:8 (ACTIVE) 3/3 running, web:7 (PRIMARY) 2/2 running',
      'elsewhere',
    ],
    [
      'CodeDeploy, at the end',
      service([next('3+0/3', { status: 'PRIMARY', isSteady: true })], { controller: 'CODE_DEPLOY' }),
      'done, web:8 (PRIMARY) 3/3 running',
      'complete',
    ],
  ];
  for (const [what, one, line, phase] of rows)
    it(`says "${line}" (${what})`, () => {
      const wasThere = service([next('0+0/3 IN_PROGRESS'), before]);
      const view = watch([wasThere, one]).at(-1);
      assert.deepEqual([view?.phase, view?.line], [phase, line]);
    });

  const running = { arn: 'deployment/1', service: 'web', status: 'IN_PROGRESS', source: [] } as const;
  const target = { arn: 'revision/8', requested: 3, running: 3, pending: 0 };
  const stages: readonly (readonly [Partial<ecs.ServiceDeployment>, line: string, phase: string])[] = [
    [{ status: 'PENDING' }, 'waiting for the first task', 'waiting'],
    [{ stage: 'RECONCILE_SERVICE' }, 'getting ready', 'waiting'],
    [{ stage: 'SCALE_UP' }, 'starting tasks', 'starting'],
    [
      { stage: 'TEST_TRAFFIC_SHIFT', target: { ...target, testTraffic: 100, traffic: 0 } },
      'test traffic goes to the new tasks, 100 % of the test traffic',
      'shifting',
    ],
    [
      { stage: 'PRODUCTION_TRAFFIC_SHIFT', target: { ...target, traffic: 10 } },
      'traffic goes to the new tasks, 10 % of the traffic',
      'shifting',
    ],
    [{ stage: 'BAKE_TIME' }, 'old and new tasks run side by side', 'baking'],
    [{ stage: 'POST_SCALE_UP', waitsUntil: atSecond(60) }, 'waiting for somebody to let it go on', 'paused'],
    [{ stage: 'CLEAN_UP' }, 'stopping the old tasks', 'finishing'],
    [{ status: 'SUCCESSFUL' }, 'done', 'complete'],
    [{ status: 'STOPPED' }, 'failed', 'failed'],
    [{ status: 'ROLLBACK_REQUESTED' }, 'rolling back', 'rolling-back'],
    [{ status: 'ROLLBACK_IN_PROGRESS', stage: 'CLEAN_UP' }, 'rolling back', 'rolling-back'],
    [{ status: 'ROLLBACK_SUCCESSFUL' }, 'rolled back', 'rolled-back'],
    [{ status: 'ROLLBACK_FAILED' }, 'failed', 'failed'],
  ];
  for (const [change, line, phase] of stages)
    it(`says "${line}" of a canary (${change.status ?? change.stage})`, () => {
      const canary = service([next('3+0/3 IN_PROGRESS'), before], { strategy: 'CANARY' });
      const [view] = watch([canary], [{ ...running, ...change }]);
      assert.deepEqual([view?.phase, view?.line], [phase, `${line}, 3/3 running`]);
    });

  it('goes by the deployment alone where stages may not be read', () => {
    const canary = (state: string) => service([next(state), before], { strategy: 'CANARY' });
    const lines = watch([canary('0+3/3 IN_PROGRESS'), canary('3+0/3 IN_PROGRESS'), canary('3+0/3 COMPLETED')]);
    assert.deepEqual(
      lines.map(({ line }) => line),
      ['starting tasks, 0/3 running, 3 pending', 'stopping the old tasks, 3/3 running', 'done, 3/3 running'],
    );
  });

  it('tells each event once, in the order of time, and none from before', () => {
    const events = [event(2, 'third'), event(1, 'second'), event(0, 'first'), event(-60, 'of another deployment')];
    const views = watch([
      service([next('0+0/3 IN_PROGRESS'), before], { events: events.slice(2) }),
      service([next('0+0/3 IN_PROGRESS'), before], { events }),
      service([next('0+0/3 IN_PROGRESS'), before], { events }),
    ]);
    assert.deepEqual(
      views.map(({ entries }) => entries.map(({ text }) => text)),
      [['first', 'web:8: waiting for the first task, 0/3 running'], ['second', 'third'], []],
    );
  });

  it('explains an event that says why no task starts', () => {
    const message =
      '(service web) was unable to place a task because no container instance met all of its requirements. Reason: No Container Instances were found in your cluster.';
    const [view] = watch([service([next('0+0/3 IN_PROGRESS'), before], { events: [event(1, message)] })]);
    assert.match(view?.entries[0]?.more[0] ?? '', /^There is no room for the task\. Add machines/);
    assert.deepEqual(
      view?.causes.map(({ cause, task }) => [cause.id, task]),
      [['no-capacity', undefined]],
    );
  });

  it('asks for stopped tasks where something happened, and only then', () => {
    const quiet = service([next('1+0/3 IN_PROGRESS'), before]);
    const rollout = new Rollout('ecs-svc/web:8', quiet, t);
    assert.equal(rollout.wantsTasks(quiet), false);
    const failing = service([next('1+0/3 IN_PROGRESS', { failed: 1 }), before]);
    assert.equal(rollout.wantsTasks(failing), true);
    rollout.next({ at: start, service: failing });
    assert.equal(rollout.wantsTasks(failing), false);
    const events = [event(1, '(service web) has stopped 1 running tasks: (task 0a1b2c).')];
    assert.equal(rollout.wantsTasks({ ...failing, events }), true);
  });

  it('counts a cause that comes again, and says what to do about it once', () => {
    const one = service([next('0+1/3 IN_PROGRESS'), before]);
    const rollout = new Rollout('ecs-svc/web:8', one, t);
    const crash = (id: string, seconds: number, startedBy = 'ecs-svc/web:8') =>
      stopped({
        id,
        startedBy,
        stopCode: 'EssentialContainerExited',
        stoppedReason: 'Essential container in task exited',
        stoppedAt: atSecond(seconds),
        containers: [{ name: 'web', exitCode: 1 }],
      });
    const tasks = [crash('bbbbbbbb1', 20), crash('aaaaaaaa1', 10), crash('cccccccc1', 5, 'ecs-svc/web:7')];
    const scaled = stopped({
      id: 'dddddddd1',
      startedBy: 'ecs-svc/web:8',
      stopCode: 'ServiceSchedulerInitiated',
      stoppedAt: atSecond(30),
    });
    const view = rollout.next({ at: atSecond(40), service: one, stopped: [...tasks, scaled] });
    assert.deepEqual(
      view.entries.map(({ text, more }) => [text, more]),
      [
        [
          'Task aaaaaaaa stopped: web ended with exit code 1.',
          ['Its log says why.', 'Essential container in task exited'],
        ],
        ['Task bbbbbbbb stopped: web ended with exit code 1.', []],
        ['Task dddddddd stopped: ECS stopped it: fewer tasks are wanted, or another deployment took its place.', []],
        ['web:8: starting tasks, 0/3 running, 1 pending', []],
      ],
    );
    assert.deepEqual(
      view.causes.map(({ cause, count, task }) => [cause.id, count, task?.id]),
      [['exited', 2, 'bbbbbbbb1']],
    );
    assert.deepEqual(rollout.next({ at: atSecond(41), service: one, stopped: tasks }).entries, []);
  });

  for (const [desired, at] of [
    [1, 3],
    [25, 13],
    [800, 200],
  ] as const)
    it(`says at how many failures the circuit breaker ends it: ${at} where ${desired} tasks are wanted`, () => {
      const [view] = watch([service([next('0+1/3 IN_PROGRESS', { failed: 1 }), before], { desired })]);
      assert.match(view?.line ?? '', new RegExp(`the circuit breaker ends it at ${at}$`));
      const off = { desired, circuitBreaker: undefined };
      const [without] = watch([service([next('0+1/3 IN_PROGRESS', { failed: 1 }), before], off)]);
      assert.doesNotMatch(without?.line ?? '', /circuit breaker/);
    });

  it('counts what events and tasks both tell by its tasks', () => {
    const sick = (seconds: number) =>
      event(
        seconds,
        `(service web) (port 80) is unhealthy in (target-group arn:1) due to (reason Request timed out). ${seconds}`,
      );
    const one = service([next('0+1/3 IN_PROGRESS'), before], { events: [sick(2), sick(1)] });
    const rollout = new Rollout('ecs-svc/web:8', one, t);
    const counts = (view: ReturnType<Rollout['next']>) => view.causes.map(({ cause, count }) => [cause.id, count]);
    assert.deepEqual(counts(rollout.next({ at: start, service: one })), [['target-unhealthy', 2]]);
    const unhealthy = stopped({
      startedBy: 'ecs-svc/web:8',
      stopCode: 'ServiceSchedulerInitiated',
      stoppedReason: 'Task failed ELB health checks in (target-group arn:1)',
    });
    const later = { ...one, events: [sick(3), sick(2), sick(1)] };
    assert.deepEqual(counts(rollout.next({ at: start, service: later, stopped: [unhealthy] })), [
      ['target-unhealthy', 1],
    ]);
  });

  const keeps = [
    ['without a circuit breaker', { circuitBreaker: undefined }, [false, true, false]],
    ['with one', { circuitBreaker: { rollback: false } }, [false, false, false]],
    [
      'with alarms',
      { circuitBreaker: undefined, rollout: { hooks: [], alarms: { names: ['errors'], rollback: true } } },
      [false, false, false],
    ],
  ] as const;
  for (const [what, change, expected] of keeps)
    it(`says ${expected[1] ? 'once' : 'nothing'} that a deployment keeps failing, ${what}`, () => {
      const views = [2, 3, 4].map((failed) => service([next('0+1/3 IN_PROGRESS', { failed }), before], change));
      assert.deepEqual(
        watch(views).map(({ keepsFailing }) => keepsFailing),
        expected,
      );
    });

  it('remembers that it was rolled back when nothing says so any more', () => {
    const rolling = event(5, '(service web) rolling back to deployment ecs-svc/1.');
    const back = (state: ecs.RolloutState) => [deployment('PRIMARY', 'web:7', state)];
    const views = watch([
      service([next('0+3/3 IN_PROGRESS'), before]),
      service(back('IN_PROGRESS'), { events: [rolling] }),
      service(back('COMPLETED')),
    ]);
    const reason = 'ECS deployment rolled back: alarm errors.';
    const undoing = { ...deployment('PRIMARY', 'web:7', 'IN_PROGRESS'), rolloutReason: reason };
    const done = { ...undoing, rolloutState: 'COMPLETED' as const, rolloutReason: 'ECS deployment completed.' };
    const byAlarm = watch([service([next('0+3/3 IN_PROGRESS'), before]), service([undoing]), service([done])]).at(-1);
    assert.deepEqual([byAlarm?.phase, byAlarm?.reason], ['rolled-back', reason]);
    assert.deepEqual(
      views.map(({ phase, other }) => [phase, other]),
      [
        ['starting', undefined],
        ['rolling-back', 'web:7'],
        ['rolled-back', 'web:7'],
      ],
    );
  });

  it('waits for the rollback that the circuit breaker owes, and not for ever', () => {
    const failing = service([next('0+0/3 FAILED'), before]);
    const views = watch([service([next('0+3/3 IN_PROGRESS'), before]), failing, failing, failing]);
    assert.deepEqual(
      views.map(({ phase }) => phase),
      ['starting', 'rolling-back', 'rolling-back', 'failed'],
    );
  });

  it('of a service that is only scaled is done when it has as many tasks as it is to have', () => {
    const views = watch([
      service([next('3+0/5 COMPLETED')], { desired: 5 }),
      service([next('3+2/5 COMPLETED')], { desired: 5 }),
      service([next('5+0/5 COMPLETED')], { desired: 5 }),
    ]);
    assert.deepEqual(
      views.map(({ phase }) => phase),
      ['starting', 'starting', 'complete'],
    );
  });

  it('takes as long as the deployment does, however late it is looked at', () => {
    const [view] = watch([service([next('3+0/3 IN_PROGRESS'), before])]);
    assert.deepEqual(view?.began, start);
    const [done] = watch([service([next('3+0/3 COMPLETED')])]);
    assert.ok((done?.began ?? start) > start);
  });

  it('of CodeDeploy was rolled back where the old task set is left', () => {
    const sets = { controller: 'CODE_DEPLOY' } as const;
    const views = watch([
      service([{ ...before, status: 'PRIMARY' }, next('0+3/3', { status: 'ACTIVE' })], sets),
      service([{ ...before, status: 'PRIMARY' }], sets),
    ]);
    assert.deepEqual(
      views.map(({ phase }) => phase),
      ['elsewhere', 'rolled-back'],
    );
  });
});
