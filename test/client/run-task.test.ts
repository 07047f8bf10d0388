import assert from 'node:assert/strict';
import { RunMemory } from '../../client/src/features/tasks/run-memory';
import {
  type Capacity,
  type ClusterFacts,
  capacitiesOf,
  changed,
  isFargate,
  isSecret,
  possibleRunQuestions,
  type RunAnswers,
  rememberedOverrides,
  revisionFacts,
  runFault,
  secretKey,
  toRun,
} from '../../client/src/features/tasks/run-plan';
import {
  commandText,
  readCommand,
  readIds,
  readSize,
  runFaultText,
  runLines,
  sizeText,
} from '../../client/src/features/tasks/run-texts';
import { endText, progressOf } from '../../client/src/features/tasks/task-end';
import type { ecs } from '../../client/src/infrastructure/aws/room';
import { t } from './words';

const cluster: ClusterFacts = {
  arn: 'arn:aws:ecs:eu-west-1:111122223333:cluster/parcels',
  name: 'parcels',
  capacityProviders: [],
  defaultCapacity: [],
  containerInstances: 0,
};
const network = { subnets: ['subnet-0a1b2c3d'], securityGroups: ['sg-0a1b2c3d'], publicIp: false, service: 'web' };

/** A revision as ECS describes it. */
function described(document: object, compatibilities: readonly string[] = []): ecs.TaskDefinition {
  const arn = 'arn:aws:ecs:eu-west-1:111122223333:task-definition/web:8';
  const containerDefinitions = [{ name: 'web' }, { name: 'proxy' }];
  return {
    arn,
    family: 'web',
    revision: 8,
    status: 'ACTIVE',
    compatibilities,
    document: { containerDefinitions, networkMode: 'awsvpc', ...document },
  };
}

const revision = revisionFacts(described({ requiresCompatibilities: ['FARGATE'] }));
const first: RunAnswers = {
  revision,
  cluster,
  network,
  count: 1,
  overrides: {},
  execEnabled: false,
  startedBy: 'quaymaster',
};

describe('where a task can run', () => {
  const both = revisionFacts(described({}, ['EC2', 'FARGATE']));
  const machines = revisionFacts(described({ networkMode: 'bridge' }, ['EC2', 'EXTERNAL']));
  const share = (...providers: string[]) => providers.map((provider) => ({ provider, weight: 1, base: 0 }));
  const rows: readonly (readonly [string, typeof revision, Partial<ClusterFacts>, Capacity[]])[] = [
    ['Fargate, where the revision asks for it', revision, { containerInstances: 2 }, [{ launchType: 'FARGATE' }]],
    ['Fargate, where there is no machine', both, {}, [{ launchType: 'FARGATE' }]],
    [
      'machines before Fargate, where there are some',
      both,
      { containerInstances: 2 },
      [{ launchType: 'EC2' }, { launchType: 'FARGATE' }],
    ],
    [
      'the default of the cluster first, where it fits',
      revision,
      { defaultCapacity: share('FARGATE_SPOT'), capacityProviders: ['FARGATE', 'FARGATE_SPOT'] },
      [{}, { launchType: 'FARGATE' }, { provider: 'FARGATE_SPOT' }],
    ],
    [
      'not the default of the cluster, where it does not fit',
      revision,
      { defaultCapacity: share('machines'), capacityProviders: ['machines'] },
      [{ launchType: 'FARGATE' }],
    ],
    [
      'a provider of machines that has none yet',
      machines,
      { capacityProviders: ['machines', 'FARGATE'] },
      [{ provider: 'machines' }],
    ],
    ['nowhere, where there are no machines', machines, {}, []],
  ];
  for (const [name, facts, more, expected] of rows)
    it(name, () => assert.deepEqual(capacitiesOf(facts, { ...cluster, ...more }), expected));
});

describe('a task to run', () => {
  it('is asked of ECS as it was answered, with the secrets that were typed', () => {
    const overrides = {
      '': { cpu: 512, memory: 1024 },
      web: { command: ['npm', 'run', 'migrate'], environment: { MODE: 'fast', API_TOKEN: null } },
      gone: { command: ['x'] },
    };
    const typed = new Map([[secretKey('web', 'API_TOKEN'), 'hush']]);
    assert.deepEqual(toRun({ ...first, overrides, count: 3, execEnabled: true, platformVersion: '1.4.0' }, typed), {
      cluster: cluster.arn,
      taskDefinition: revision.arn,
      count: 3,
      launchType: 'FARGATE',
      capacity: undefined,
      platformVersion: '1.4.0',
      network,
      containers: [
        { name: 'web', command: ['npm', 'run', 'migrate'], environment: { MODE: 'fast', API_TOKEN: 'hush' } },
      ],
      cpu: '512',
      memory: '1024',
      execEnabled: true,
      startedBy: 'quaymaster',
    });
  });

  it('has neither a network nor a platform version where it runs on machines without awsvpc', () => {
    const facts = revisionFacts(described({ networkMode: 'bridge' }, ['EC2']));
    const answers = {
      ...first,
      revision: facts,
      cluster: { ...cluster, containerInstances: 1 },
      platformVersion: '1.4.0',
    };
    const { launchType, network: none, platformVersion } = toRun(answers, new Map());
    assert.deepEqual([launchType, none, platformVersion], ['EC2', undefined, undefined]);
    assert.ok(!isFargate(answers));
    assert.deepEqual(
      possibleRunQuestions(answers).filter((question) => question === 'network' || question === 'platformVersion'),
      [],
    );
  });

  it('can go to a capacity provider', () => {
    const { launchType, capacity } = toRun({ ...first, capacity: { provider: 'FARGATE_SPOT' } }, new Map());
    assert.deepEqual([launchType, capacity], [undefined, [{ provider: 'FARGATE_SPOT', weight: 1, base: 0 }]]);
  });

  for (const [fault, answers, words] of [
    ['revision', { ...first, revision: undefined }, /Choose a task definition/],
    ['cluster', { ...first, cluster: undefined }, /Choose a cluster/],
    ['network', { ...first, network: undefined }, /Choose a network/],
    [
      'capacity',
      { ...first, revision: revisionFacts(described({ networkMode: 'bridge' }, ['EC2'])) },
      /Cluster parcels has no capacity for web:8, which needs EC2\./,
    ],
  ] as const)
    it(`does not run without a ${fault}, and says so`, () => {
      assert.equal(runFault(answers), fault);
      assert.match(runFaultText(fault, answers, t), words);
    });

  it('is shown line by line, without secrets', () => {
    const overrides = { web: { command: ['sh', '-c', "echo 'x y'"], environment: { MODE: 'fast', API_TOKEN: null } } };
    const lines = runLines({ ...first, overrides }, t).map(({ name, value }) => `${name}: ${value}`);
    assert.deepEqual(lines, [
      'Task definition: web:8',
      'Cluster: parcels',
      'Capacity: FARGATE',
      'Platform version: LATEST',
      'Network: as service web · subnet-0a1b2c3d · sg-0a1b2c3d · no public IP',
      'Count: 1',
      "Command: web: sh -c 'echo '\\''x y'\\'''",
      'Environment: web: MODE=fast, API_TOKEN=•••',
      'CPU units and MiB: as the task definition has it',
      'ECS Exec: off',
      'Started by: quaymaster',
    ]);
  });
});

describe('what differs from the task definition', () => {
  it('is what was changed; what says nothing is gone', () => {
    const one = changed({}, 'web', { command: ['a'] });
    const two = changed(one, 'web', { environment: { A: '1' } });
    assert.deepEqual(two, { web: { command: ['a'], environment: { A: '1' } } });
    assert.deepEqual(changed(two, 'web', { command: undefined, environment: {} }), {});
  });

  it('is remembered by family, and the network by cluster, without secrets', async () => {
    const kept = new Map<string, unknown>();
    const memory = new RunMemory({
      get: <Value>(key: string, usual?: Value) => (kept.get(key) as Value | undefined) ?? usual,
      update: async (key: string, value: unknown) => void kept.set(key, value),
    } as never);
    const overrides = {
      web: { environment: { MODE: 'fast', API_TOKEN: null } },
      proxy: { environment: { KEY: null } },
    };
    await memory.keep({ ...first, overrides });
    assert.deepEqual(memory.overrides(revision), { web: { environment: { MODE: 'fast' } } });
    assert.deepEqual(memory.overrides({ ...revision, containers: ['proxy'] }), {});
    assert.deepEqual(memory.network(cluster.arn), network);
    assert.deepEqual(rememberedOverrides(overrides), { web: { environment: { MODE: 'fast' } } });
  });

  for (const [command, isRemembered] of [
    [['migrate', '--to', '12'], true],
    [['sh', '-c', 'echo one two'], true],
    [['login', '--password=hush'], false],
    [['login', '--token', 'hush'], false],
    [['sh', '-c', 'PGPASSWORD=hush psql'], false],
    [['migrate', 'postgres://me:hush@db/parcels'], false],
  ] as const)
    it(`${isRemembered ? 'keeps' : 'forgets'} the command ${command.join(' ')}`, () => {
      assert.deepEqual(rememberedOverrides({ web: { command } }), isRemembered ? { web: { command } } : {});
    });

  for (const [name, value, expected] of [
    ['API_TOKEN', '', true],
    ['DATABASE_PASSWORD', '', true],
    ['DATABASE_URL', 'postgres://me:hush@db/parcels', true],
    ['DATABASE_URL', 'postgres://db/parcels', false],
    ['MODE', 'fast', false],
  ] as const)
    it(`${name}=${value} is ${expected ? 'a' : 'no'} secret`, () => assert.equal(isSecret(name, value), expected));
});

describe('what is typed', () => {
  for (const [text, words] of [
    ['', []],
    ['  ', []],
    ['npm run migrate', ['npm', 'run', 'migrate']],
    ['["sh", "-c", "a b"]', ['sh', '-c', 'a b']],
    ['["sh", 1]', undefined],
    ['[broken', undefined],
    [`sh -c 'echo "hi"; exit 1'`, ['sh', '-c', 'echo "hi"; exit 1']],
    ['a"b c"d\\ e', ['ab cd e']],
    ['"a \\"b\\" \\n"', ['a "b" \\n']],
    [`it'\\'s`, ['it\\s']],
    ['"open', undefined],
    [`''`, ['']],
    ['echo $HOME | cat', ['echo', '$HOME', '|', 'cat']],
  ] as const)
    it(`as a command, ${text} is ${JSON.stringify(words)}`, () => {
      assert.deepEqual(readCommand(text), words);
      if (words !== undefined) assert.deepEqual(readCommand(commandText(words)), words);
    });

  it('as ids, is taken by its form', () => {
    const subnet = 'subnet-0a1b2c3d4e5f60718';
    assert.deepEqual(readIds(`${subnet}, subnet-0a1b2c3d`, 'subnet'), [subnet, 'subnet-0a1b2c3d']);
    assert.deepEqual(readIds('', 'sg'), []);
    for (const text of ['sg-0a1b2c3d', 'subnet-', 'subnet-xyz', `${subnet} `.repeat(17)])
      assert.equal(readIds(text, 'subnet'), undefined);
  });

  it('as a size, is CPU units and MiB', () => {
    for (const text of ['512 1024', '- 1024', '512 -']) assert.equal(sizeText(readSize(text) ?? {}), text);
    assert.deepEqual(readSize(''), {});
    for (const text of ['512', 'a b', '0.5 1024']) assert.equal(readSize(text), undefined);
  });
});

describe('the end of a task', () => {
  const container = (more: Partial<ecs.Container>): ecs.Container => ({
    name: 'web',
    arn: '',
    status: 'STOPPED',
    health: 'UNKNOWN',
    privateIps: [],
    ports: [],
    ...more,
  });
  const task = (more: Partial<ecs.Task>): ecs.Task => ({
    id: '0123',
    arn: '',
    cluster: '',
    taskDefinition: '',
    status: 'STOPPED',
    desiredStatus: 'STOPPED',
    health: 'UNKNOWN',
    execEnabled: false,
    containers: [container({ exitCode: 0 })],
    ...more,
  });
  const exited = 'EssentialContainerExited';

  it('is waited for, with counts', () => {
    const mixed = [task({ status: 'PENDING' }), task({ status: 'RUNNING' }), task({ status: 'RUNNING' })];
    assert.deepEqual([progressOf(mixed).text, progressOf(mixed).isSettled], ['1 PENDING, 2 RUNNING', false]);
    assert.ok(progressOf([task({ status: 'RUNNING' }), task({})]).isSettled);
    assert.equal(progressOf([task({ status: 'PROVISIONING' })]).text, 'PROVISIONING');
  });

  for (const [name, more, text] of [
    ['went well', { stopCode: exited, stoppedReason: 'Essential container in task exited' }, /exit code 0/],
    [
      'ran out of memory',
      { stopCode: exited, containers: [container({ exitCode: 137, reason: 'OutOfMemoryError: Container killed' })] },
      /memory.* Exit codes: web 137\.$/,
    ],
    [
      'has two containers',
      { stopCode: exited, containers: [container({ exitCode: 3 }), container({ name: 'proxy', exitCode: 0 })] },
      /^web ended with exit code 3\. .*Exit codes: web 3, proxy 0\.$/,
    ],
    [
      'never started',
      {
        stopCode: 'TaskFailedToStart',
        stoppedReason: 'CannotPullContainerError: x: not found',
        containers: [container({})],
      },
      /image .*(?<!Exit codes.*)$/,
    ],
    [
      'was stopped by a person',
      { stopCode: 'UserInitiated', stoppedReason: 'enough', containers: [container({ exitCode: 143 })] },
      /^Someone stopped it\. Exit codes: web 143\. enough$/,
    ],
  ] as const)
    it(`that ${name} is told`, () => assert.match(endText(task(more), t), text));
});
