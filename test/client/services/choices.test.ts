import assert from 'node:assert/strict';
import {
  type Choice,
  type PlaceReader,
  placeChoices,
  revisionChoices,
  serviceChoices,
  typedPlace,
} from '../../../client/src/features/services/choices';
import { previousRevision, stoppable } from '../../../client/src/features/services/previous';
import type { ecs } from '../../../client/src/infrastructure/aws/room';
import { pages } from '../explorer/outline';
import { t } from '../words';
import { arn, deployment, revisionArn, revisionOf, serviceOf } from './fixtures';

const signal = new AbortController().signal;
const cluster = (name: string, runningTasks: number) =>
  ({ name, arn: arn(`cluster/${name}`), runningTasks, pendingTasks: 0, activeServices: 1 }) as ecs.Cluster;
const task = (service: string | undefined) => ({ service, taskDefinition: revisionArn('web:7') }) as ecs.Task;

/** Every line, as a person sees it. */
async function lines(read: AsyncIterable<readonly Choice<unknown>[]>): Promise<string[]> {
  const found: string[] = [];
  for await (const page of read)
    for (const { label, description, detail, isFirst = false } of page)
      found.push(
        [isFirst ? `! ${label}` : label, description, detail].filter((part) => part !== undefined).join(' | '),
      );
  return found;
}

describe('the choice of a service', () => {
  const asked: string[] = [];
  const reader: PlaceReader = {
    clusters: () => pages([cluster('parcels', 3), cluster('idle', 0)]),
    services: () =>
      pages(
        [serviceOf({ name: 'api', taskDefinition: revisionArn('api:2') })],
        [serviceOf(), serviceOf({ name: 'old', taskDefinition: undefined })],
      ),
    tasks({ cluster }) {
      asked.push(cluster);
      return pages([task('web'), task('web'), task(undefined)]);
    },
  };

  it('begins with those that run the family; idle clusters are not asked', async () => {
    assert.deepEqual(await lines(placeChoices(reader, 'web', t, signal)), [
      '$(server-environment) parcels | 1 service',
      '$(server-environment) idle | 1 service',
      '! web | parcels | runs web:7',
    ]);
    assert.deepEqual(asked, [arn('cluster/parcels')]);
  });

  it('shows a cluster page by page, with what each service runs', async () => {
    assert.deepEqual(await lines(serviceChoices(reader, arn('cluster/parcels'), 'web', t, signal)), [
      'api | api:2 · 2/2 running',
      '! web | web:7 · 2/2 running',
      'old | 2/2 running',
    ]);
  });
});

describe('a service that is typed', () => {
  for (const [text, expected] of [
    ['parcels/web', { cluster: 'parcels', service: 'web' }],
    ['parcels', undefined],
    ['parcels/', undefined],
    ['a/b/c', undefined],
  ] as const)
    it(`"${text}"`, () => assert.deepEqual(typedPlace(text), expected));
});

describe('the choice of a revision', () => {
  it('marks what runs, and what is being replaced', () => {
    const service = serviceOf({ deployments: [deployment('PRIMARY', 'web:7'), deployment('ACTIVE', 'web:5')] });
    const found = revisionChoices(
      [8, 7, 6, 5].map((number) => revisionOf(`web:${number}`)),
      service,
      t,
    );
    assert.deepEqual(
      found.map(({ label, description }) => [label, description]),
      [
        ['web:8', undefined],
        ['web:7', 'runs now'],
        ['web:6', undefined],
        ['web:5', 'is being replaced'],
      ],
    );
  });
});

/** Where a service goes back to from web:7: what is known, the revision, and why. */
const ways: readonly (readonly [
  string,
  Partial<ecs.Service>,
  readonly string[],
  readonly string[],
  string?,
  RegExp?,
])[] = [
  [
    'in the middle of a rollout: to what still runs',
    { deployments: [deployment('PRIMARY', 'web:7', 'IN_PROGRESS'), deployment('ACTIVE', 'web:4', 'COMPLETED')] },
    ['web:3'],
    ['web:7', 'web:6'],
    'web:4',
    /still run/,
  ],
  [
    'in the middle of a forced deployment of the same: to what was rolled out before',
    { deployments: [deployment('PRIMARY', 'web:7', 'IN_PROGRESS'), deployment('ACTIVE', 'web:7', 'COMPLETED')] },
    ['web:7', 'web:5'],
    ['web:7', 'web:6', 'web:5'],
    'web:5',
    /last active revision that ECS rolled out/,
  ],
  [
    'after a rollout: to what was rolled out before',
    {},
    ['web:7', 'web:7', 'web:5', 'web:6'],
    ['web:7', 'web:6', 'web:5'],
    'web:5',
    /last active revision that ECS rolled out/,
  ],
  [
    'past what is inactive by now, if it is of the family',
    {},
    ['web:7', 'web:5', 'web:4'],
    ['web:7', 'web:6', 'web:4'],
    'web:4',
    /last active revision/,
  ],
  ['to another family', {}, ['web:7', 'api:2'], ['web:7', 'web:6'], 'api:2', /last active revision/],
  [
    'without a history: to the active revision before',
    {},
    [],
    ['web:9', 'web:7', 'web:6', 'web:5'],
    'web:6',
    /does not tell/,
  ],
  ['with nothing before', {}, ['web:7'], ['web:7'], undefined],
  ['without a revision of its own', { taskDefinition: undefined }, ['web:5'], ['web:6'], undefined],
];

describe('rolling back', () => {
  for (const [what, change, rolledOut, active, expected, why] of ways)
    it(what, () => {
      const found = previousRevision(
        serviceOf(change),
        rolledOut.map(revisionArn),
        active.map((name) => revisionOf(name)),
        t,
      );
      assert.equal(found?.arn, expected === undefined ? undefined : revisionArn(expected));
      if (why !== undefined) assert.match(found?.why ?? '', why);
    });

  const serviceDeployment = arn('service-deployment/parcels/web/1');
  const shifting = {
    serviceDeployment,
    deployments: [deployment('PRIMARY', 'web:7', 'IN_PROGRESS'), deployment('ACTIVE', 'web:6', 'COMPLETED')],
  };
  for (const [what, change, to, expected] of [
    ['blue/green to what still has its tasks', { strategy: 'BLUE_GREEN', ...shifting }, 'web:6', serviceDeployment],
    ['a canary to what still has its tasks', { strategy: 'CANARY', ...shifting }, 'web:6', serviceDeployment],
    ['blue/green to something else', { strategy: 'BLUE_GREEN', ...shifting }, 'web:5', undefined],
    ['a rolling update', { strategy: 'ROLLING', ...shifting }, 'web:6', undefined],
    ['blue/green that is over', { strategy: 'BLUE_GREEN' }, 'web:6', undefined],
  ] as const)
    it(`${what}: ${expected === undefined ? 'a rollout of its own' : 'the rollout is stopped'}`, () => {
      assert.equal(stoppable(serviceOf(change), revisionArn(to)), expected);
    });
});
