import assert from 'node:assert/strict';
import { clustersOf } from '../../../client/src/features/cluster-explorer/clusters';
import type { ClusterReader } from '../../../client/src/features/cluster-explorer/reader';
import { LazyTree } from '../../../client/src/features/explorer/lazy-tree';
import { treeWords } from '../../../client/src/features/explorer/words';
import type { ecs } from '../../../client/src/infrastructure/aws/room';
import { t } from '../words';
import { find, outline, pages } from './outline';

const arn = (resource: string) => `arn:aws:ecs:eu-west-1:111122223333:${resource}`;

const cluster: ecs.Cluster = {
  name: 'parcels',
  arn: arn('cluster/parcels'),
  status: 'ACTIVE',
  runningTasks: 2,
  pendingTasks: 1,
  activeServices: 1,
  containerInstances: 1,
  capacityProviders: ['FARGATE'],
  defaultCapacity: [],
  statistics: {},
};

const service: ecs.Service = {
  name: 'web',
  arn: arn('service/parcels/web'),
  cluster: cluster.arn,
  status: 'ACTIVE',
  desired: 2,
  running: 2,
  pending: 0,
  capacity: [],
  taskDefinition: arn('task-definition/web:7'),
  controller: 'ECS',
  strategy: 'ROLLING',
  scheduling: 'REPLICA',
  deployments: [
    {
      id: 'ecs-svc/1',
      status: 'PRIMARY',
      taskDefinition: arn('task-definition/web:7'),
      desired: 2,
      running: 2,
      pending: 0,
      failed: 0,
      rolloutState: 'COMPLETED',
    },
  ],
  events: [{ id: 'e1', at: new Date('2026-11-21T09:30:00Z'), message: '(service web) has reached a steady state.' }],
  execEnabled: false,
  rollout: { hooks: [] },
  loadBalancers: [],
};

const task: ecs.Task = {
  id: '0123abcd',
  arn: arn('task/parcels/0123abcd'),
  cluster: cluster.arn,
  taskDefinition: arn('task-definition/web:7'),
  service: 'web',
  status: 'RUNNING',
  desiredStatus: 'RUNNING',
  health: 'UNKNOWN',
  execEnabled: false,
  containers: [
    {
      name: 'web',
      arn: arn('container/parcels/0123abcd/1'),
      image: 'web:1.4.2',
      status: 'RUNNING',
      health: 'HEALTHY',
      privateIps: ['10.0.0.7'],
      ports: [{ container: 8080, protocol: 'tcp' }],
    },
  ],
};

const instance: ecs.ContainerInstance = {
  id: 'c0ffee',
  arn: arn('container-instance/parcels/c0ffee'),
  instance: 'i-0123456789abcdef0',
  status: 'ACTIVE',
  agentConnected: false,
  runningTasks: 1,
  pendingTasks: 0,
  cpu: { left: 1024, all: 2048 },
  memory: {},
};

function reader(change: Partial<ClusterReader> = {}): ClusterReader {
  return {
    name: 'eu-west-1',
    pinned: [],
    clusters: () => pages([cluster]),
    cluster: async (name) => ({ ...cluster, name, arn: arn(`cluster/${name}`) }),
    services: () => pages([service]),
    service: async () => service,
    tasks: ({ stopped }) => pages(stopped ? [] : [task]),
    standaloneTasks: () => pages([{ ...task, id: 'ffff', arn: arn('task/parcels/ffff'), service: undefined }]),
    rollout: async () => undefined,
    containerInstances: () => pages([instance]),
    ...change,
  };
}

const pin = { command: 'quaymaster.pinCluster', title: 'pin' };
const words = treeWords({ t, view: 'clusters', pin, remedyTitle: (action) => action, empty: () => 'Nothing here' });
const tree = (change?: Partial<ClusterReader>) => new LazyTree(clustersOf(reader(change), t), words);

function problem(kind: string, message: string): Error {
  return Object.assign(new Error(message), { kind, name: 'AwsProblem' });
}

describe('the tree of clusters', () => {
  it('goes from clusters over services and tasks to containers', async () => {
    assert.deepEqual(await outline(tree()), [
      'parcels | 1 service · 3 tasks',
      '  Services | 1',
      '    web | 2/2 running',
      '      Tasks | 2',
      '        0123abcd | RUNNING · web:7',
      '          web | RUNNING · HEALTHY',
      '      Deployments | 1',
      '        web:7 | PRIMARY · COMPLETED · 2/2 running',
      '      Events',
      '        (service web) has reached a steady state. | 2026-11-21 09:30 UTC',
      '      Stopped tasks',
      '        Nothing here',
      '  Standalone tasks',
      '    ffff | RUNNING · web:7',
      '      web | RUNNING · HEALTHY',
      '  Container instances | 1',
      '    i-0123456789abcdef0 | ACTIVE · agent not connected · 1 task',
      '      0123abcd | RUNNING · web:7',
      '        web | RUNNING · HEALTHY',
    ]);
  });

  it('gives each line an id of its own', async () => {
    const ids: string[] = [];
    const subject = tree();
    const visit = async (node?: Parameters<LazyTree['children']>[0]): Promise<void> => {
      for (const child of await subject.children(node)) {
        ids.push(child.id);
        if (child.children !== undefined) await visit(child);
      }
    };
    await visit();
    assert.equal(new Set(ids).size, ids.length);
  });

  const rollouts = [
    [{}, '2/2 running', 'pass', 'testing.iconPassed', false],
    [{ running: 1 }, '1/2 running', 'warning', 'problemsWarningIcon.foreground', false],
    [{ desired: 0, running: 0 }, '0/0 running', 'circle-slash', 'disabledForeground', false],
    [
      { rollout: 'IN_PROGRESS', pending: 1, running: 1 },
      'rolling out · 1/2 running, 1 pending',
      'sync',
      'charts.blue',
      true,
    ],
    [{ rollout: 'FAILED' }, 'rollout failed · 2/2 running', 'error', 'testing.iconFailed', false],
    [{ status: 'DRAINING' }, '2/2 running · DRAINING', 'circle-slash', 'disabledForeground', false],
  ] as const;
  for (const [change, description, icon, color, moves] of rollouts)
    it(`shows a service as "${description}"`, async () => {
      const { rollout, ...rest } = { rollout: 'COMPLETED' as const, ...change };
      const deployments = service.deployments.map((one) => ({ ...one, rolloutState: rollout }));
      const changed = { ...service, ...rest, deployments };
      const node = await find(tree({ services: () => pages([changed]) }), 'parcels', 'Services', 'web');
      assert.equal(node.description, description);
      assert.deepEqual(node.icon, { id: icon, color });
      assert.equal(node.isMoving, moves);
    });

  const failedTask: ecs.Task = {
    ...task,
    id: 'deadbeefdeadbeef',
    arn: arn('task/parcels/deadbeefdeadbeef'),
    status: 'STOPPED',
    startedBy: 'ecs-svc/8',
    stopCode: 'EssentialContainerExited',
    stoppedReason: 'Essential container in task exited',
    stoppedAt: new Date('2026-11-21T09:45:00Z'),
    containers: task.containers.map((one) => ({ ...one, status: 'STOPPED', exitCode: 1 })),
  };
  const scaledTask: ecs.Task = {
    ...failedTask,
    arn: arn('task/parcels/feed'),
    id: 'feed',
    stopCode: 'ServiceSchedulerInitiated',
    stoppedReason: 'Scaling activity initiated by (deployment ecs-svc/8)',
  };
  const failing = (change: Partial<ecs.Service> = {}): Partial<ClusterReader> => {
    const [done] = service.deployments;
    assert.ok(done);
    const newer = {
      ...done,
      id: 'ecs-svc/8',
      taskDefinition: arn('task-definition/web:8'),
      running: 1,
      pending: 1,
      failed: 2,
    };
    const older = { ...done, status: 'ACTIVE' };
    const deployments = [{ ...newer, rolloutState: 'IN_PROGRESS' as const }, older];
    return {
      services: () => pages([{ ...service, deployments, ...change }]),
      tasks: ({ stopped }) =>
        pages(stopped ? [failedTask, scaledTask, { ...failedTask, startedBy: 'ecs-svc/7' }] : [task]),
    };
  };
  const belowDeployments = async (subject: LazyTree) => {
    const folder = await find(subject, 'parcels', 'Services', 'web', 'Deployments');
    const lines: string[] = [];
    for (const deployment of await subject.children(folder)) {
      lines.push(`${deployment.label} | ${deployment.description}`);
      for (const { label, description } of await subject.children(deployment))
        lines.push(`  ${label} | ${description}`);
    }
    return lines;
  };

  it('shows below a deployment why its tasks failed, without those that ECS scaled in', async () => {
    const subject = tree(failing());
    assert.deepEqual(await belowDeployments(subject), [
      'web:8 | PRIMARY · IN_PROGRESS · 1/2 running, 1 pending, 2 failed',
      '  web ended with exit code 1. | deadbeef · 2026-11-21 09:45 UTC',
      'web:7 | ACTIVE · COMPLETED · 2/2 running',
    ]);
    const line = await find(
      subject,
      'parcels',
      'Services',
      'web',
      'Deployments',
      'web:8',
      'web ended with exit code 1.',
    );
    assert.match(line.tooltip ?? '', /^Its log says why\\\.\n\nEssential container in task exited$/);
    assert.deepEqual([line.context, line.subject?.task], ['task arn name stopped', failedTask.arn]);
    assert.deepEqual(
      [line.command?.command, line.command?.arguments],
      ['quaymaster.describeTask', [{ subject: line.subject }]],
    );
  });

  it('shows stage and traffic of a rollout that shifts traffic, and does without where they may not be read', async () => {
    const canary = failing({ strategy: 'CANARY', serviceDeployment: 'deployment/1' });
    const target = { arn: 'revision/8', requested: 2, running: 1, pending: 1, traffic: 10 };
    const rollout = {
      arn: 'deployment/1',
      service: 'web',
      status: 'IN_PROGRESS',
      stage: 'BAKE_TIME',
      source: [],
      target,
      circuitBreaker: { status: 'MONITORING', failures: 2, threshold: 3 },
    } as const;
    const subject = tree({ ...canary, rollout: async () => rollout });
    const [first] = await belowDeployments(subject);
    assert.equal(
      first,
      'web:8 | PRIMARY · old and new tasks run side by side · 10 % of the traffic · 1/2 running, 1 pending, 2 failed',
    );
    const line = await find(subject, 'parcels', 'Services', 'web', 'Deployments', 'web:8');
    assert.match(line.tooltip ?? '', /Circuit breaker: 2 of 3 failures/);
    const denied = async () => {
      throw problem('denied', 'The identity may not do DescribeServiceDeployments.');
    };
    const [without] = await belowDeployments(tree({ ...canary, rollout: denied }));
    assert.equal(without, 'web:8 | PRIMARY · IN_PROGRESS · 1/2 running, 1 pending, 2 failed');
  });

  it('asks for no stages of a rolling update', async () => {
    let asked = 0;
    const rollout = async () => {
      asked += 1;
      return undefined;
    };
    await belowDeployments(tree({ ...failing({ serviceDeployment: 'deployment/1' }), rollout }));
    assert.equal(asked, 0);
  });

  it('says of stopped tasks why, and which were stopped on purpose', async () => {
    const subject = tree(failing());
    const folder = await find(subject, 'parcels', 'Services', 'web', 'Stopped tasks');
    const lines = (await subject.children(folder)).map(({ label, description, icon }) => [label, description, icon.id]);
    assert.deepEqual(lines.slice(0, 2), [
      ['deadbeef', 'web ended with exit code 1. · STOPPED · web:7', 'error'],
      [
        'feed',
        'ECS stopped it: fewer tasks are wanted, or another deployment took its place. · STOPPED · web:7',
        'debug-stop',
      ],
    ]);
  });

  it('shows pinned clusters first, and once, also where listing is denied', async () => {
    const clusters: ClusterReader['clusters'] = async function* () {
      yield* [];
      throw problem('denied', 'The identity may not do ListClusters.');
    };
    const lines = await outline(tree({ pinned: ['live'], clusters }), 1);
    assert.deepEqual(lines, [
      'live | 1 service · 3 tasks',
      'The identity may not do ListClusters.',
      'select-profile',
      'retry',
      'pin',
    ]);
    assert.deepEqual(await outline(tree({ pinned: ['parcels'] }), 1), ['parcels | 1 service · 3 tasks']);
  });

  it('keeps a pinned cluster that cannot be read, so that it can be unpinned', async () => {
    const missing = async () => {
      throw problem('not-found', 'What was asked for does not exist.');
    };
    const node = await find(tree({ pinned: ['gone'], cluster: missing }), 'gone');
    assert.equal(node.description, 'What was asked for does not exist.');
    assert.match(node.context, /\bpinned\b/);
    assert.deepEqual(node.subject, { region: 'eu-west-1', name: 'gone' });
  });

  it('escapes the names that AWS gives in tooltips', async () => {
    const evil = { ...cluster, name: '[click](command:x) <b>$(bug)' };
    const [node] = await tree({ clusters: () => pages([evil]) }).children();
    assert.doesNotMatch(node?.tooltip ?? '', /[^\\]\[click|[^\\]\]\(|<b>|[^\\]\$\(/);
  });

  it('says what menus can do with a line', async () => {
    const node = await find(tree(), 'parcels', 'Services', 'web');
    assert.equal(node.context, 'service arn name console');
    assert.equal(
      node.subject?.console,
      'https://eu-west-1.console.aws.amazon.com/ecs/v2/clusters/parcels/services/web/health?region=eu-west-1',
    );
    const container = await find(tree(), 'parcels', 'Services', 'web', 'Tasks', '0123abcd', 'web');
    assert.equal(container.subject?.uri, 'web:1.4.2');
  });
});
