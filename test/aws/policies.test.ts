import assert from 'node:assert/strict';
import { type AwsRegion, collect, ecr, ecs, logs } from '../../aws/src';
import { useSandbox } from './harness';
import { callsOf, policies } from './policy-document';

// docs/iam-policies.md against the calls that the functions really make.

type Work = (region: AwsRegion) => Promise<unknown>;

const web = { repository: 'parcels/web' };
const tag = { tag: '1.4.1' };
const cluster = 'parcels';
const logGroup = { group: '/parcels/web' };
const network = { subnets: ['subnet-0a1b2c3d4e5f60718'], securityGroups: [], publicIp: false };
const task = async (region: AwsRegion, service: string) =>
  (await collect(ecs.listTasks(region, { cluster, service })))[0]?.arn ?? '';
const until = AbortSignal.timeout(60_000);

/** Each part of the document, with the functions that it is for. What comes first only prepares, and does not count. */
const parts: Readonly<Record<string, Readonly<Record<string, Work>>>> = {
  'Complete and explain images': {
    listRepositories: (region) => collect(ecr.listRepositories(region)),
    listImages: (region) => collect(ecr.listImages(region, web)),
    describeImage: (region) => ecr.describeImage(region, web, tag),
    imagePlatforms: (region) => ecr.imagePlatforms(region, web, tag),
  },
  'Browse repositories': {
    listRepositories: (region) => collect(ecr.listRepositories(region)),
    describeRepository: (region) => ecr.describeRepository(region, 'parcels/web'),
    imagesNewestFirst: (region) => ecr.imagesNewestFirst(region, web),
    listFindings: (region) => collect(ecr.listFindings(region, web, { tag: '1.4.2' })),
    readFindings: (region) => ecr.readFindings(region, web, { tag: '1.4.2' }),
  },
  'Manage repositories': {
    createRepository: (region) => ecr.createRepository(region, { name: 'new' }),
    deleteRepository: (region) => ecr.deleteRepository(region, 'new'),
    startScan: (region) => ecr.startScan(region, { repository: 'parcels/report' }, { tag: '1.4.2' }),
    deleteImages: (region) => ecr.deleteImages(region, web, [tag]),
  },
  'Push and pull images': { getLogin: (region) => ecr.getLogin(region) },
  'Browse clusters': {
    listClusters: (region) => collect(ecs.listClusters(region)),
    describeCluster: (region) => ecs.describeCluster(region, cluster),
    listServices: (region) => collect(ecs.listServices(region, cluster)),
    listServiceArns: (region) => collect(ecs.listServiceArns(region, cluster)),
    describeService: (region) => ecs.describeService(region, cluster, 'web'),
    describeServices: (region) => ecs.describeServices(region, cluster, ['web']),
    listTasks: (region) => collect(ecs.listTasks(region, { cluster })),
    listStandaloneTasks: (region) => collect(ecs.listStandaloneTasks(region, cluster)),
    describeTask: async (region) => ecs.describeTask(region, cluster, await task(region, 'web')),
    taskDocument: async (region) => ecs.taskDocument(region, cluster, await task(region, 'web')),
    describeTasks: async (region) => ecs.describeTasks(region, cluster, [await task(region, 'web')]),
    listContainerInstances: (region) => collect(ecs.listContainerInstances(region, 'machines')),
  },
  'Browse task definitions': {
    listFamilies: (region) => collect(ecs.listFamilies(region)),
    listRevisions: (region) => collect(ecs.listRevisions(region, 'parcels-web')),
    describeTaskDefinition: (region) => ecs.describeTaskDefinition(region, 'parcels-web'),
  },
  'Register task definitions': {
    registerTaskDefinition: (region) =>
      ecs.registerTaskDefinition(region, {
        family: 'new',
        containerDefinitions: [{ name: 'a', image: 'b', memory: 64 }],
      }),
    deregisterTaskDefinition: (region) => ecs.deregisterTaskDefinition(region, 'new:1'),
    deleteTaskDefinitions: (region) => ecs.deleteTaskDefinitions(region, ['new:1']),
  },
  'Deploy services and run tasks': {
    updateService: (region) => ecs.updateService(region, { cluster, service: 'web', desired: 1 }),
    runTask: async (region) => {
      const [started] = await ecs.runTask(region, {
        cluster,
        taskDefinition: 'parcels-report',
        network,
        launchType: 'FARGATE',
      });
      return ecs.stopTask(region, { cluster, task: started?.arn ?? '' });
    },
    stopTask: async () => {},
    stopServiceDeployment: async (region) => {
      const change = { cluster, service: 'web', forceNewDeployment: true };
      const { serviceDeployment = '' } = await ecs.updateService(region, change);
      return ecs.stopServiceDeployment(region, serviceDeployment, 'ROLLBACK');
    },
  },
  'Watch a deployment': {
    describeService: (region) => ecs.describeService(region, cluster, 'web'),
    listTasks: (region) => collect(ecs.listTasks(region, { cluster, service: 'web' })),
    listServiceDeployments: (region) => collect(ecs.listServiceDeployments(region, { cluster, service: 'web' })),
    describeServiceDeployments: async (region) => {
      const [found] = await collect(ecs.listServiceDeployments(region, { cluster, service: 'web' }));
      const [described] = await ecs.describeServiceDeployments(region, [found?.arn ?? '']);
      return ecs.describeServiceRevisions(region, [described?.target?.arn ?? '']);
    },
    describeServiceRevisions: async () => {},
    describeTaskDefinition: (region) => ecs.describeTaskDefinition(region, 'parcels-web'),
    filterLogs: (region) => collect(logs.filterLogs(region, logGroup)),
  },
  'Open a shell in a container': {
    executeCommand: async (region) => {
      const what = { cluster, task: await task(region, 'worker'), container: 'worker', command: '/bin/sh' };
      return ecs.executeCommand(region, what);
    },
  },
  'Read logs': {
    filterLogs: (region) => collect(logs.filterLogs(region, logGroup)),
    followLogs: async (region) => {
      const streams = [...harnessStreams(region)];
      const what = { ...logGroup, streams: () => streams, from: new Date(0), pace: new logs.Pace() };
      for await (const _ of logs.followLogs(region, what, { signal: until })) return;
    },
  },
};

/** A stream of the sandbox that has lines. */
let harnessStreams: (region: AwsRegion) => Iterable<string> = () => [];

/** Functions that call nobody. */
const silent: ReadonlySet<string> = new Set(['isMissing', 'newestFirst', 'lastPart', 'readRevision']);

describe('the policies of docs/iam-policies.md', () => {
  const harness = useSandbox();

  it('are those of the parts that there are', () => {
    assert.deepEqual([...policies.keys()], Object.keys(parts));
  });

  it('cover every function', () => {
    const functions = Object.entries({ ...ecr, ...ecs, ...logs })
      .filter(([name, value]) => typeof value === 'function' && /^[a-z]/.test(name) && !silent.has(name))
      .map(([name]) => name);
    const covered = new Set(Object.values(parts).flatMap((works) => Object.keys(works)));
    assert.deepEqual([...covered].sort(), functions.sort());
  });

  for (const [part, works] of Object.entries(parts))
    it(`${part}: allow what is called, and nothing else`, async () => {
      const region = (await harness.open()).region();
      harnessStreams = () => harness.sandbox.world.in('eu-west-1').logs.streams('/parcels/web').keys();
      for (const work of Object.values(works)) await work(region);
      const called = new Set(harness.sandbox.calls.map(({ service, operation }) => `${service}:${operation}`));
      // A shell is opened in a task that the person has come to by browsing.
      if (part === 'Open a shell in a container')
        for (const name of ['ListTasks', 'DescribeTasks']) called.delete(`ecs:${name}`);
      assert.deepEqual([...callsOf(part)], [...called].sort());
    });
});
