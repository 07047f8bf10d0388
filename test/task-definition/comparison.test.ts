import assert from 'node:assert/strict';
import { compareTexts } from '../../server/src/task-definition/registration';

type Json = Record<string, unknown>;

const base: Json = {
  family: 'web',
  networkMode: 'awsvpc',
  requiresCompatibilities: ['EC2', 'FARGATE'],
  cpu: '1024',
  memory: '2048',
  executionRoleArn: 'arn:aws:iam::111122223333:role/exec',
  runtimePlatform: { operatingSystemFamily: 'LINUX', cpuArchitecture: 'ARM64' },
  tags: [
    { key: 'team', value: 'shop' },
    { key: 'stage', value: '' },
  ],
  volumes: [
    { name: 'scratch' },
    { name: 'files', efsVolumeConfiguration: { fileSystemId: 'fs-1234', transitEncryption: 'ENABLED' } },
  ],
  placementConstraints: [
    { type: 'memberOf', expression: 'a' },
    { type: 'memberOf', expression: 'b' },
  ],
  proxyConfiguration: {
    containerName: 'proxy',
    properties: [
      { name: 'AppPorts', value: '80' },
      { name: 'IgnoredUID', value: '1337' },
    ],
  },
  containerDefinitions: [
    {
      name: 'web',
      image: 'web:1',
      portMappings: [{ containerPort: 80 }, { containerPort: 53, protocol: 'udp' }, { containerPort: 53 }],
      command: ['a', 'b'],
      environment: [
        { name: 'LEVEL', value: 'info' },
        { name: 'A', value: '' },
      ],
      secrets: [
        { name: 'P', valueFrom: 'p' },
        { name: 'Q', valueFrom: 'q' },
      ],
      mountPoints: [
        { sourceVolume: 'scratch', containerPath: '/tmp' },
        { sourceVolume: 'files', containerPath: '/files', readOnly: true },
      ],
      dependsOn: [{ containerName: 'proxy', condition: 'HEALTHY' }],
      ulimits: [
        { name: 'nofile', softLimit: 1, hardLimit: 2 },
        { name: 'core', softLimit: 1, hardLimit: 2 },
      ],
      dockerLabels: { 'com.example.a': '1', b: '2' },
      linuxParameters: {
        capabilities: { drop: ['NET_RAW', 'CHOWN'] },
        tmpfs: [{ containerPath: '/run', size: 64, mountOptions: ['rw', 'noexec'] }],
      },
      logConfiguration: {
        logDriver: 'awslogs',
        options: { 'awslogs-group': 'g', 'awslogs-region': 'eu-west-1' },
        secretOptions: [{ name: 'splunk-token', valueFrom: 't' }],
      },
      systemControls: [{ namespace: 'net.core.somaxconn', value: '1' }],
      extraHosts: [
        { hostname: 'a', ipAddress: '10.0.0.1' },
        { hostname: 'b', ipAddress: '10.0.0.2' },
      ],
      dnsServers: ['10.0.0.1', '10.0.0.2'],
      environmentFiles: [
        { type: 's3', value: 'a' },
        { type: 's3', value: 'b' },
      ],
      stopTimeout: 30,
    },
    {
      name: 'proxy',
      image: 'proxy:1',
      essential: false,
      healthCheck: { command: ['CMD', 'x'], retries: 5 },
      firelensConfiguration: { type: 'fluentbit' },
    },
  ],
};

const clone = (): Json => structuredClone(base);
const container = (definition: Json, index = 0): Json => (definition.containerDefinitions as Json[])[index] as Json;
const inside = (holder: Json, key: string): Json => holder[key] as Json;
const first = (holder: Json, key: string): Json => (holder[key] as Json[])[0] as Json;

function differences(before: unknown, after: unknown): string[] {
  const written = (value: unknown) => (value === undefined ? '' : ` ${JSON.stringify(value)}`);
  return compareTexts(JSON.stringify(before), JSON.stringify(after)).differences.map(
    ({ place, kind, before, after }) => `${kind} ${place}${written(before)}${written(after)}`,
  );
}

/** Lists that keep their order. */
const ordered = new Set(['command', 'dnsServers', 'environmentFiles', 'mountOptions']);

function turned(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) {
    const elements = value.map((element) => turned(element));
    return ordered.has(key) ? elements : elements.reverse();
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, inner]) => [name, turned(inner, name)]),
  );
}

/** Numbers from 0 to 1, the same ones every time. Source: the generator mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function shuffled(value: unknown, random: () => number, key = ''): unknown {
  const inAnyOrder = <T>(items: readonly T[]) =>
    items
      .map((item) => ({ item, at: random() }))
      .sort((a, b) => a.at - b.at)
      .map(({ item }) => item);
  if (Array.isArray(value)) {
    const elements = value.map((element) => shuffled(element, random));
    return ordered.has(key) ? elements : inAnyOrder(elements);
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(inAnyOrder(Object.entries(value)).map(([name, of]) => [name, shuffled(of, random, name)]));
}

describe('what differs for ECS between two task definitions', () => {
  /** Changes after which ECS runs the same. */
  const same: [what: string, change: (definition: Json) => unknown][] = [
    ['containers: essential', (d) => Object.assign(container(d), { essential: true })],
    ['containers: cpu', (d) => Object.assign(container(d), { cpu: 0 })],
    ['containers: empty lists', (d) => Object.assign(container(d), { volumesFrom: [], links: [], entryPoint: [] })],
    [
      'containers: empty lists of the other',
      (d) => Object.assign(container(d, 1), { environment: [], mountPoints: [] }),
    ],
    ['containers: empty objects', (d) => Object.assign(container(d, 1), { dockerLabels: {}, linuxParameters: {} })],
    ['containers: flags', (d) => Object.assign(container(d), { privileged: false, readonlyRootFilesystem: false })],
    ['containers: terminals', (d) => Object.assign(container(d), { interactive: false, pseudoTerminal: false })],
    ['containers: version consistency', (d) => Object.assign(container(d), { versionConsistency: 'enabled' })],
    [
      'port mappings: host port of the task',
      (d) => Object.assign(first(container(d), 'portMappings'), { hostPort: 80 }),
    ],
    ['port mappings: any host port', (d) => Object.assign(first(container(d), 'portMappings'), { hostPort: 0 })],
    ['port mappings: protocol', (d) => Object.assign(first(container(d), 'portMappings'), { protocol: 'tcp' })],
    ['health check', (d) => Object.assign(inside(container(d, 1), 'healthCheck'), { interval: 30, timeout: 5 })],
    ['health check: start period', (d) => Object.assign(inside(container(d, 1), 'healthCheck'), { startPeriod: 0 })],
    ['mount points: read-only', (d) => Object.assign(first(container(d), 'mountPoints'), { readOnly: false })],
    ['logging: empty secrets', (d) => Object.assign(container(d, 1), { logConfiguration: { secretOptions: [] } })],
    [
      'capabilities: none added',
      (d) => Object.assign(inside(inside(container(d), 'linuxParameters'), 'capabilities'), { add: [] }),
    ],
    ['volumes: a scratch directory', (d) => Object.assign(first(d, 'volumes'), { host: {} })],
    ['volumes: not at launch', (d) => Object.assign(first(d, 'volumes'), { configuredAtLaunch: false })],
    [
      'volumes: the root of a file system',
      (d) => Object.assign(inside((d.volumes as Json[])[1] as Json, 'efsVolumeConfiguration'), { rootDirectory: '/' }),
    ],
    ['sizes in words', (d) => Object.assign(d, { cpu: '1 vCPU', memory: '2 GB' })],
    ['sizes as numbers', (d) => Object.assign(d, { cpu: 1024, memory: 2048 })],
    ['numbers as texts', (d) => Object.assign(first(container(d), 'portMappings'), { containerPort: '80' })],
    ['a role by its name', (d) => Object.assign(d, { executionRoleArn: 'exec' })],
    ['the proxy of App Mesh', (d) => Object.assign(inside(d, 'proxyConfiguration'), { type: 'APPMESH' })],
    ['a log router runs as root', (d) => Object.assign(container(d, 1), { user: '0' })],
    ['nulls', (d) => Object.assign(container(d), { user: null, hostname: null })],
    ['what describing adds', (d) => Object.assign(d, { revision: 7, status: 'ACTIVE', compatibilities: ['EC2'] })],
    ['fault injection', (d) => Object.assign(d, { enableFaultInjection: false })],
    ['the order of everything whose order means nothing', (d) => Object.assign(d, turned(clone()))],
  ];
  /** Those that a real change elsewhere cannot undo. */
  const additions = same.filter(([what]) =>
    /^(?:containers|mount points|port mappings|capabilities|nulls|fault)/.test(what),
  );

  for (const [what, change] of same) {
    it(`nothing: ${what}`, () => {
      const other = clone();
      change(other);
      assert.deepEqual(differences(base, other), []);
      assert.deepEqual(differences(other, base), []);
      const { before, after } = compareTexts(JSON.stringify(base), JSON.stringify(other));
      assert.equal(JSON.stringify(before), JSON.stringify(after), 'a diff editor shows nothing either');
    });
  }

  it('nothing: all of these together, in another order', () => {
    const other = clone();
    for (const [, change] of same.slice(0, -1)) change(other);
    assert.deepEqual(differences(base, turned(other)), []);
  });

  it('nothing: the answer of a description, with comments', () => {
    const text = `// saved\n{ "taskDefinition": ${JSON.stringify({ ...base, tags: undefined, revision: 7 })}, "tags": ${JSON.stringify(base.tags)}, }`;
    assert.deepEqual(compareTexts(JSON.stringify(base), text).differences, []);
  });

  /** Each real change is exactly one difference. */
  const changed: [change: (definition: Json) => unknown, difference: string][] = [
    [(d) => Object.assign(d, { cpu: '2 vCPU' }), 'changed cpu "1024" "2048"'],
    [(d) => Object.assign(d, { family: 'shop' }), 'changed family "web" "shop"'],
    [(d) => Object.assign(d, { networkMode: undefined }), 'removed networkMode "awsvpc"'],
    [(d) => Object.assign(d, { taskRoleArn: 'app' }), 'added taskRoleArn "app"'],
    [
      (d) => Object.assign(d, { executionRoleArn: 'other' }),
      'changed executionRoleArn "arn:aws:iam::111122223333:role/exec" "other"',
    ],
    [(d) => Object.assign(first(d, 'tags'), { value: 'a' }), 'changed tags[team] "shop" "a"'],
    [
      (d) => Object.assign(d, { requiresCompatibilities: ['EC2'] }),
      'removed requiresCompatibilities[FARGATE] "FARGATE"',
    ],
    [
      (d) => Object.assign(first(d, 'volumes'), { host: { sourcePath: '/a' } }),
      'added volumes[scratch].host {"sourcePath":"/a"}',
    ],
    [
      (d) => Object.assign(first(inside(d, 'proxyConfiguration'), 'properties'), { value: '81' }),
      'changed proxyConfiguration.properties[AppPorts] "80" "81"',
    ],
    [(d) => Object.assign(container(d), { image: 'web:2' }), 'changed containerDefinitions[web].image "web:1" "web:2"'],
    [(d) => Object.assign(container(d), { user: '0' }), 'added containerDefinitions[web].user "0"'],
    [(d) => Object.assign(container(d), { essential: false }), 'added containerDefinitions[web].essential false'],
    [(d) => Object.assign(container(d, 1), { essential: true }), 'removed containerDefinitions[proxy].essential false'],
    [(d) => Object.assign(container(d), { cpu: 256 }), 'added containerDefinitions[web].cpu 256'],
    [
      (d) => Object.assign(container(d), { command: ['b', 'a'] }),
      'changed containerDefinitions[web].command ["a","b"] ["b","a"]',
    ],
    [
      (d) => Object.assign(container(d), { dnsServers: ['10.0.0.2', '10.0.0.1'] }),
      'changed containerDefinitions[web].dnsServers ["10.0.0.1","10.0.0.2"] ["10.0.0.2","10.0.0.1"]',
    ],
    [
      (d) => Object.assign(first(container(d), 'environment'), { value: 'debug' }),
      'changed containerDefinitions[web].environment[LEVEL] "info" "debug"',
    ],
    [
      (d) => void (container(d).environment as Json[]).push({ name: 'B', value: 'b' }),
      'added containerDefinitions[web].environment[B] "b"',
    ],
    [(d) => void (container(d).secrets as Json[]).pop(), 'removed containerDefinitions[web].secrets[Q] "q"'],
    [
      (d) => Object.assign(first(container(d), 'portMappings'), { name: 'http' }),
      'added containerDefinitions[web].portMappings[80].name "http"',
    ],
    [
      (d) => void (container(d).portMappings as Json[]).splice(1, 1),
      'removed containerDefinitions[web].portMappings[53/udp] {"containerPort":53,"protocol":"udp"}',
    ],
    [
      (d) => Object.assign(first(container(d), 'portMappings'), { hostPort: 8080 }),
      'added containerDefinitions[web].portMappings[80].hostPort 8080',
    ],
    [
      (d) => Object.assign(first(container(d), 'mountPoints'), { readOnly: true }),
      'added containerDefinitions[web].mountPoints[/tmp].readOnly true',
    ],
    [
      (d) => Object.assign(first(container(d), 'dependsOn'), { condition: 'START' }),
      'changed containerDefinitions[web].dependsOn[proxy] "HEALTHY" "START"',
    ],
    [
      (d) => Object.assign(first(container(d), 'ulimits'), { softLimit: 2 }),
      'changed containerDefinitions[web].ulimits[nofile].softLimit 1 2',
    ],
    [
      (d) => Object.assign(inside(container(d), 'dockerLabels'), { 'com.example.a': '3' }),
      'changed containerDefinitions[web].dockerLabels[com.example.a] "1" "3"',
    ],
    [
      (d) => Object.assign(inside(inside(container(d), 'linuxParameters'), 'capabilities'), { add: ['SYS_PTRACE'] }),
      'added containerDefinitions[web].linuxParameters.capabilities.add ["SYS_PTRACE"]',
    ],
    [
      (d) => Object.assign(inside(inside(container(d), 'logConfiguration'), 'options'), { mode: 'blocking' }),
      'added containerDefinitions[web].logConfiguration.options[mode] "blocking"',
    ],
    [
      (d) => Object.assign(first(container(d), 'extraHosts'), { ipAddress: '10.0.0.3' }),
      'changed containerDefinitions[web].extraHosts[a] "10.0.0.1" "10.0.0.3"',
    ],
    // The agent of an instance may have another one.
    [
      (d) => Object.assign(container(d), { stopTimeout: undefined }),
      'removed containerDefinitions[web].stopTimeout 30',
    ],
    [
      (d) => Object.assign(inside(container(d, 1), 'healthCheck'), { retries: 3 }),
      'removed containerDefinitions[proxy].healthCheck.retries 5',
    ],
    [
      (d) => void (d.containerDefinitions as Json[]).pop(),
      'removed containerDefinitions[proxy] {"name":"proxy","image":"proxy:1","essential":false,"firelensConfiguration":{"type":"fluentbit"},"healthCheck":{"command":["CMD","x"],"retries":5}}',
    ],
    // What this release does not know yet counts as well.
    [
      (d) => Object.assign(container(d), { newThing: { a: [1] } }),
      'added containerDefinitions[web].newThing {"a":[1]}',
    ],
  ];
  for (const [change, difference] of changed) {
    it(difference.slice(0, 90), () => {
      const other = clone();
      change(other);
      assert.deepEqual(differences(base, other), [difference]);
      assert.deepEqual(differences(turned(base), turned(other)), [difference]);
    });
  }

  it('nothing: any of these together, in any order', () => {
    const random = randomFrom(7);
    for (let round = 0; round < 200; round += 1) {
      const [one, other] = [clone(), clone()];
      for (const definition of [one, other])
        for (const [, change] of same.slice(0, -1)) if (random() < 0.3) change(definition);
      assert.deepEqual(differences(shuffled(one, random), shuffled(other, random)), [], `round ${round}`);
    }
  });

  it('one real change among any of these is one difference', () => {
    const random = randomFrom(11);
    for (let round = 0; round < 200; round += 1) {
      const [change] = changed[round % changed.length] ?? [];
      const [one, other] = [clone(), clone()];
      // Defaults first: a change may take away what they are about.
      for (const [, addDefaults] of additions) if (random() < 0.3) addDefaults(one);
      change?.(other);
      assert.equal(differences(shuffled(one, random), shuffled(other, random)).length, 1, `round ${round}`);
    }
  });

  it('knows the second of two with the same name', () => {
    const twice = (value: string) => ({ environment: [...'ab', value].map((one) => ({ name: 'X', value: one })) });
    const [before, after] = [twice('c'), twice('d')].map((web) => ({
      containerDefinitions: [{ name: 'web', ...web }],
    }));
    assert.deepEqual(differences(before, after), ['changed containerDefinitions[web].environment[X#3] "c" "d"']);
  });

  it('does not take the second of two for another that is called so', () => {
    const named = (second: string) =>
      ['X', 'X', 'X#2'].map((name, index) => ({ name, value: `${[1, second, 3][index]}` }));
    const [before, after] = ['a', 'b'].map((second) => ({
      containerDefinitions: [{ name: 'web', environment: named(second) }],
    }));
    assert.equal(differences(before, after).length, 1);
  });

  for (const name of ['constructor', 'toString', '__proto__'])
    it(`knows ${name} as a name like any other`, () => {
      const label = JSON.parse(`{ "a": "1", "${name}": "x" }`);
      const [without, with_] = [{ a: '1' }, label].map((dockerLabels) => ({
        containerDefinitions: [{ name: 'web', dockerLabels }],
      }));
      const place = `containerDefinitions[web].dockerLabels[${name}]`;
      assert.deepEqual(differences(without, with_), [`added ${place} "x"`]);
      assert.deepEqual(differences(with_, without), [`removed ${place} "x"`]);
      const unknown = JSON.parse(`{ "family": "web", "${name}": "x" }`);
      assert.deepEqual(differences({ family: 'web' }, unknown), [`added ${name} "x"`]);
    });

  it('a bridge is what Linux on instances gets without being asked, and nobody else', () => {
    const without = (more: object) => ({ family: 'web', ...more });
    const bridge = (more: object) => ({ ...without(more), networkMode: 'bridge' });
    for (const more of [{}, { requiresCompatibilities: ['EC2'] }, { runtimePlatform: { cpuArchitecture: 'ARM64' } }])
      assert.deepEqual(differences(without(more), bridge(more)), []);
    for (const more of [
      { runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' } },
      { requiresCompatibilities: ['MANAGED_INSTANCES'] },
    ])
      assert.deepEqual(differences(without(more), bridge(more)), ['added networkMode "bridge"']);
  });

  it('a host port is a choice of its own on a bridge', () => {
    const bridge = (hostPort?: number) => ({
      networkMode: 'bridge',
      containerDefinitions: [{ name: 'web', portMappings: [{ containerPort: 80, hostPort }] }],
    });
    assert.deepEqual(differences(bridge(), bridge(80)), [
      'added containerDefinitions[web].portMappings[80].hostPort 80',
    ]);
  });
});
