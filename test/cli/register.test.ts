import assert from 'node:assert/strict';
import { goodKeys } from '../aws/harness';
import type { Fault } from '../aws/sandbox/faults';
import { type Sandbox, startSandbox } from '../aws/sandbox/server';
import { badTask, goodTask } from './documents';
import { bundleAws, bundleWithoutAws, type Outcome, quaymaster, workspace } from './quaymaster';

const family = goodTask.replace('"family": "web"', '"family": "counter"');
const template = family
  .replace('"web:1.4"', '"<IMAGE>", "environment": [{ "name": "DB_PASSWORD", "value": "${DB_PASSWORD}" }]')
  .replace('"1024"', '"{{ memory }}"');
const secret = 'pass"word-of-nobody';

describe('command line: register', () => {
  let sandbox: Sandbox;
  const cwd = workspace({
    'task.json': family,
    'bad.json': badTask,
    'mode.json': family.replace('"awsvpc"', '"${API_TOKEN}"'),
    'template.json': template,
    'proposed.json': template.replace('${DB_PASSWORD}', '${DB_PASSWORD:-word-of-nobody}'),
    'container-definitions.json': '[{ "name": "web", "image": "web:1.4", "essential": true }]',
    'latin1.json': Buffer.from('{ "family": "\xE9" }', 'latin1'),
    'saved.json': `{ "taskDefinition": ${family.replace('"cpu"', '"revision": 7,\n  "cpu"')} }`,
    'off/.quaymaster.json': '{ "rules": { "fargate-cpu-memory": "off" } }',
    'off/task.json': badTask,
  });

  before(bundleAws);
  beforeEach(async () => {
    sandbox = await startSandbox();
  });
  afterEach(() => sandbox.close());

  /** An environment that the machine's own credentials are no part of. */
  const environment = (more: Readonly<Record<string, string>> = goodKeys) => ({
    HOME: cwd,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_REGION: 'eu-west-1',
    AWS_ENDPOINT_URL: sandbox.address,
    ...more,
  });
  const run = (args: readonly string[], env: Readonly<Record<string, string>> = environment()): Promise<Outcome> =>
    quaymaster(['register', ...args], { cwd, env });
  const faulty = (fault: Fault) => {
    sandbox.faults.add(fault);
    return environment();
  };
  const revisions = (name = 'counter') => sandbox.world.in('eu-west-1').ecs.definitions.get(name)?.length ?? 0;
  const arn = (revision: number) => `arn:aws:ecs:eu-west-1:111122223333:task-definition/counter:${revision}\n`;
  const writes = () => sandbox.calls.filter(({ operation }) => operation === 'RegisterTaskDefinition').length;

  it('registers a new family, and prints its ARN alone to standard output', async () => {
    const { code, stdout, stderr } = await run(['task.json']);
    assert.deepEqual([code, stdout], [0, arn(1)]);
    assert.equal(stderr, 'quaymaster: counter has no revision yet; registered counter:1.\n');
  });

  it('registers nothing where nothing differs, and prints the ARN of what is there', async () => {
    await run(['task.json']);
    const { code, stdout, stderr } = await run(['saved.json']);
    assert.deepEqual([code, stdout, revisions()], [0, arn(1), 1]);
    assert.match(stderr, /left out, since ECS does not take it: revision\./);
    assert.match(stderr, /Nothing differs from counter:1, so nothing was registered\.$/m);
  });

  it('registers it all the same on request', async () => {
    await run(['task.json']);
    const { code, stdout, stderr } = await run(['task.json', '--even-if-unchanged']);
    assert.deepEqual([code, stdout], [0, arn(2)]);
    assert.match(stderr, /0 differences to counter:1; registered counter:2\./);
  });

  it('fills in placeholders, shows what differs, and keeps secrets to itself', async () => {
    await run(['task.json']);
    const values = ['--set', 'IMAGE=web:2', '--set', `DB_PASSWORD=${secret}`, '--set', 'memory=2048'];
    const { code, stdout, stderr } = await run(['template.json', ...values]);
    assert.deepEqual([code, stdout], [0, arn(2)]);
    assert.deepEqual(stderr.trim().split('\n'), [
      '~ memory  "1024" → "2048"',
      '~ containerDefinitions[web].image  "web:1.4" → "web:2"',
      '+ containerDefinitions[web].environment  [{"name":"DB_PASSWORD","value":"(hidden)"}]',
      'quaymaster: 3 differences to counter:1; registered counter:2.',
    ]);
    const [, second] = sandbox.world.in('eu-west-1').ecs.definitions.get('counter') ?? [];
    assert.deepEqual(second?.document.containerDefinitions, [
      { name: 'web', image: 'web:2', environment: [{ name: 'DB_PASSWORD', value: secret }] },
    ]);
    const again = await run(['template.json', ...values.slice(0, 2), ...values.slice(4), '--set', 'DB_PASSWORD=new']);
    assert.match(
      again.stderr,
      /^~ containerDefinitions\[web\]\.environment\[DB_PASSWORD\] {2}"\(hidden\)" → "\(hidden\)"$/m,
    );
  });

  it('takes values from the environment', async () => {
    const values = ['--set', 'IMAGE', '--set', 'DB_PASSWORD', '--set', 'memory=1024'];
    const { code } = await run(['template.json', ...values], { ...environment(), IMAGE: 'web:3', DB_PASSWORD: secret });
    assert.equal(code, 0);
    const [first] = sandbox.world.in('eu-west-1').ecs.definitions.get('counter') ?? [];
    assert.deepEqual(first?.document.containerDefinitions, [
      { name: 'web', image: 'web:3', environment: [{ name: 'DB_PASSWORD', value: secret }] },
    ]);
  });

  it('reads standard input', async () => {
    const { code, stdout } = await quaymaster(['register', '-'], { cwd, env: environment(), input: family });
    assert.deepEqual([code, stdout], [0, arn(1)]);
    const bad = await quaymaster(['register', '-'], { cwd, env: environment(), input: badTask });
    assert.equal(bad.code, 1);
    assert.match(bad.stdout, /^stdin:6:13 error fargate-cpu-memory$/m);
  });

  it('proposes what a placeholder says itself', async () => {
    const input = family.replace('"1024"', '"${MEMORY:-1024}"');
    const { code, stderr } = await quaymaster(['register', '-'], { cwd, env: environment(), input });
    assert.equal(code, 2);
    assert.match(stderr, /^ {2}--set MEMORY=1024 {2}memory$/m);
  });

  it('names open placeholders with the options to add', async () => {
    const { code, stdout, stderr } = await run(['template.json', '--set', 'memory=2048']);
    assert.deepEqual([code, stdout, sandbox.calls.length], [2, '', 0]);
    assert.equal(
      stderr,
      [
        'quaymaster: template.json: 2 placeholders without a value. Add',
        '  --set IMAGE=…  containerDefinitions[web].image',
        '  --set DB_PASSWORD  containerDefinitions[web].environment[DB_PASSWORD], from the environment variable of that name\n',
      ].join('\n'),
    );
  });

  it('shows what ECS would reject as lint does, and registers nothing', async () => {
    const { code, stdout, stderr } = await run(['bad.json']);
    assert.deepEqual([code, stderr, sandbox.calls.length], [1, '', 0]);
    const lint = await quaymaster(['lint', 'bad.json'], { cwd });
    assert.equal(stdout, lint.stdout.replace(/ \[fixable\]/g, ''));
    assert.match(stdout, /^bad\.json:6:13 error fargate-cpu-memory$/m);
  });

  it('does not quote a secret that stands beside its name', async () => {
    for (const format of ['text', 'json']) {
      const { code, stdout, stderr } = await run(['proposed.json', '--format', format]);
      assert.equal(code, 2);
      assert.match(stdout + stderr, /DB_PASSWORD/);
      assert.doesNotMatch(stdout + stderr, /word-of-nobody/);
    }
  });

  it('does not quote a secret that is wrong', async () => {
    const { code, stdout, stderr } = await run(['mode.json', '--set', `API_TOKEN=${secret}`]);
    assert.deepEqual([code, stderr], [1, '']);
    assert.match(stdout, /mode\.json:4:\d+ error invalid-value\n.*\(hidden\)/);
    assert.ok(!stdout.includes(secret) && !stdout.includes('word-of-nobody'));
  });

  it('--dry-run shows what differs, and writes nothing', async () => {
    await run(['task.json']);
    const values = ['--set', 'IMAGE=web:2', '--set', 'DB_PASSWORD=x', '--set', 'memory=1024'];
    const { code, stdout, stderr } = await run(['template.json', ...values, '--dry-run']);
    assert.equal(code, 0);
    assert.match(stdout, /^~ containerDefinitions\[web\]\.image {2}"web:1\.4" → "web:2"\n\+ .*\n$/);
    assert.equal(stderr, 'quaymaster: 2 differences to counter:1; a revision would be registered.\n');
    assert.deepEqual([writes(), revisions()], [1, 1]);
  });

  it('--dry-run needs no credentials', async () => {
    const { code, stdout, stderr } = await run(['task.json', '--dry-run'], environment({}));
    assert.deepEqual([code, stdout, sandbox.calls.length], [0, '', 0]);
    assert.match(stderr, /A revision of counter would be registered; it could not be compared\. No AWS credentials/);
  });

  const problems: [what: string, prepare: () => Readonly<Record<string, string>>, says: RegExp][] = [
    ['no credentials', () => environment({}), /No AWS credentials were found\..*--profile/],
    ['no region', () => ({ ...environment(), AWS_REGION: '' }), /No AWS region is chosen\..*--region/],
    [
      'denied to register',
      () => faulty({ kind: 'denied', operation: 'RegisterTaskDefinition' }),
      /may not do RegisterTaskDefinition in eu-west-1.*not authorized to perform/,
    ],
    [
      'denied to describe',
      () => faulty({ kind: 'denied', operation: 'DescribeTaskDefinition' }),
      /may not do DescribeTaskDefinition/,
    ],
    [
      'throttled',
      () => faulty({ kind: 'throttle', operation: 'RegisterTaskDefinition' }),
      /more requests than this account may send.*Retry in a moment/,
    ],
    ['nobody there', () => ({ ...environment(), AWS_ENDPOINT_URL: 'http://127.0.0.1:1' }), /could not be reached/],
  ];
  for (const [what, prepare, says] of problems) {
    it(`says in one line what to do: ${what}`, async () => {
      const { code, stdout, stderr } = await run(['task.json'], prepare());
      assert.deepEqual([code, stdout, revisions()], [3, '', 0]);
      assert.match(stderr, /^quaymaster: task\.json: [^\n]+\n$/);
      assert.match(stderr, says);
    }).timeout(60_000);
  }

  it('hands on the words of ECS', async () => {
    const { code, stdout, stderr } = await run(['off/task.json']);
    assert.deepEqual([code, stdout], [3, '']);
    assert.match(stderr, /AWS rejected RegisterTaskDefinition\. AWS says: .*No Fargate configuration exists/);
  });

  it('--format json tells the same as data', async () => {
    await run(['task.json']);
    const values = ['--set', 'IMAGE=web:2', '--set', `DB_PASSWORD=${secret}`, '--set', 'memory=1024'];
    const { code, stdout, stderr } = await run(['template.json', ...values, '--format', 'json']);
    assert.deepEqual([code, stderr], [0, '']);
    assert.deepEqual(JSON.parse(stdout), {
      version: 1,
      status: 'registered',
      file: 'template.json',
      family: 'counter',
      arn: arn(2).trim(),
      previous: 'counter:1',
      differences: [
        { place: 'containerDefinitions[web].image', kind: 'changed', before: 'web:1.4', after: 'web:2' },
        {
          place: 'containerDefinitions[web].environment',
          kind: 'added',
          after: [{ name: 'DB_PASSWORD', value: '(hidden)' }],
        },
      ],
      leftOut: [],
      placeholders: [],
      diagnostics: [],
    });
    const bad = JSON.parse((await run(['bad.json', '--format', 'json'])).stdout);
    assert.deepEqual([bad.status, bad.diagnostics[0].code], ['rejected', 'fargate-cpu-memory']);
    const open = JSON.parse((await run(['template.json', '--format', 'json'])).stdout);
    assert.deepEqual(
      [
        open.status,
        open.placeholders.map(({ name, isSecret }: { name: string; isSecret: boolean }) => [name, isSecret]),
      ],
      [
        'incomplete',
        [
          ['memory', false],
          ['IMAGE', false],
          ['DB_PASSWORD', true],
        ],
      ],
    );
  });

  const wrong: [args: string[], says: RegExp][] = [
    [[], /Missing required argument 'file'/],
    [['none.json'], /none\.json: There is no such file or folder\./],
    [['latin1.json'], /latin1\.json: This file is not in UTF-8/],
    [['container-definitions.json'], /container definitions alone/],
    [['task.json', '--set', '=a'], /--set takes a name and a value/],
    [['template.json', '--set', 'IMAGE'], /--set IMAGE: there is no environment variable of that name/],
    [['task.json', '--set', 'IMAGE=a'], /--set IMAGE: the file has no placeholder of that name; it has none\./],
    [['template.json', '--set', 'TAG=secret'], /it has memory, IMAGE, DB_PASSWORD\./],
    [['task.json', '--format', 'sarif'], /--format/],
    [['task.json', '--endpoint-url', 'localhost:4566'], /--endpoint-url takes an address such as http:/],
    [['task.json', '--profile', 'nobody'], /Profile "nobody" is in none of the AWS configuration files/],
  ];
  for (const [args, says] of wrong) {
    it(`register ${args.join(' ')}: one line, and nothing is done`, async () => {
      const { code, stdout, stderr } = await run(args);
      assert.equal(stdout, '');
      assert.ok(code === 2 || code === 3, String(code));
      assert.match(stderr, says);
      assert.match(stderr, /^[^\n]+\n$/);
      assert.equal(sandbox.calls.length, 0);
    });
  }

  it('loads what it needs for AWS only once AWS is to be asked', async () => {
    const program = bundleWithoutAws();
    const codes = ['lint task.json', 'register bad.json', 'register template.json', 'register task.json'].map(
      async (args) => (await quaymaster(args.split(' '), { cwd, env: environment(), program })).stderr,
    );
    const [lint, rejected, incomplete, asking] = await Promise.all(codes);
    assert.deepEqual([lint, rejected], ['', '']);
    assert.match(incomplete ?? '', /3 placeholders without a value/);
    assert.match(asking ?? '', /Cannot find module '\.\/aws\.js'/);
  });

  it('hides what looks like a secret, whatever it is called', async () => {
    const withUrl = (value: string) =>
      family.replace('"web:1.4"', `"web:1.4", "environment": [{ "name": "DATABASE", "value": "${value}" }]`);
    await quaymaster(['register', '-'], { cwd, env: environment(), input: withUrl('none') });
    const input = withUrl('postgres://app:open-sesame@db/app');
    const { stderr } = await quaymaster(['register', '-'], { cwd, env: environment(), input });
    assert.match(stderr, /^~ containerDefinitions\[web\]\.environment\[DATABASE\] {2}"none" → "\(hidden\)"$/m);
  });

  it('takes region, profile and address from its options', async () => {
    const keys = '[ci]\naws_access_key_id = AKIASANDBOX000000000\naws_secret_access_key = x\n';
    const home = workspace({ '.aws/credentials': keys, 'task.json': family });
    const env = { HOME: home, USERPROFILE: home, AWS_EC2_METADATA_DISABLED: 'true' };
    const args = ['--region', 'us-east-1', '--profile', 'ci', '--endpoint-url', sandbox.address];
    const { code, stdout } = await quaymaster(['register', 'task.json', ...args], { cwd: home, env });
    assert.deepEqual([code, stdout], [0, arn(1).replace('eu-west-1', 'us-east-1')]);
  });
});
